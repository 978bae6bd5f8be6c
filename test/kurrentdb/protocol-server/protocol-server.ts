/**
 * A server that speaks the protocol of KurrentDB on the client's own generated definitions, with faults on demand.
 *
 * It is a test double. What a test shows with it is how the adapter behaves when such a thing happens, never that a real
 * server behaves so. Where nothing is wrong it agrees with what was found on a real EventStoreDB 23.10; the contract suite
 * runs on both.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Metadata, Server, ServerCredentials, status } from '@grpc/grpc-js';
import { Appending, type AppendCall, type AppendFaults } from './appending.js';
import {
  ClusterInfo,
  EndPoint,
  GossipService,
  MemberInfo,
  ServerFeaturesService,
  StreamsService,
  SupportedMethod,
  SupportedMethods,
} from './definitions.js';
import { Reading, type ReadCall } from './reading.js';
import { Records } from './records.js';
import { Sockets } from './sockets.js';

export interface ProtocolServerOptions {
  /** The server's own clock, ms since the epoch. */
  readonly now?: () => number;
  /** What is stored, where several servers are nodes of one cluster. */
  readonly records?: Records;
  /** It speaks TLS, as 127.0.0.1 and as `store.example`, and tells nobody anything who does not give this user and password. */
  readonly login?: { readonly user: string; readonly password: string };
}

const inTls = (file: string): string => fileURLToPath(new URL(`tls/${file}`, import.meta.url));

/** Whoever signed the certificate of a server that speaks TLS. */
export const TEST_AUTHORITY = inTls('ca.crt');

export class ProtocolServer {
  readonly records: Records;
  readonly reading: Reading;
  readonly appending: Appending;
  private readonly grpc = new Server();
  private readonly sockets = new Sockets(() => this.port);
  private port = 0;
  /** How often it was asked how the nodes stand. */
  asked = 0;
  /** How many calls were refused because this is not the leader. */
  refusals = 0;
  /** Where the leader is said to be, while this one is none. */
  /** The nodes that it tells of, and the port of the one that it calls the leader; itself alone when it is left out. */
  gossip: { readonly ports: readonly number[]; readonly leader: number | undefined } | undefined;
  private leader: { readonly host: string; readonly port: number } | undefined;

  private readonly login: ProtocolServerOptions['login'];

  private constructor({ now = Date.now, records = new Records(now), login }: ProtocolServerOptions) {
    this.records = records;
    this.login = login;
    this.reading = new Reading(this.records);
    this.appending = new Appending(this.records);
  }

  static async start(options: ProtocolServerOptions = {}): Promise<ProtocolServer> {
    const server = new ProtocolServer(options);
    server.serve();
    await new Promise<void>((resolve, reject) => {
      server.grpc.bindAsync('127.0.0.1:0', credentialsFor(options), (error, port) => {
        server.port = port;
        if (error) reject(error);
        else resolve();
      });
    });
    await server.sockets.open();
    return server;
  }

  /** Where clients find it. */
  get ownPort(): number {
    return this.sockets.port;
  }

  connectionString(options = ''): string {
    if (this.login) {
      const { user, password } = this.login;
      const login = `${encodeURIComponent(user)}:${encodeURIComponent(password)}`;
      const authority = encodeURIComponent(TEST_AUTHORITY);
      return `esdb://${login}@127.0.0.1:${this.ownPort}?tls=true&tlsCaFile=${authority}${options}`;
    }
    return `esdb://127.0.0.1:${this.ownPort}?tls=false${options}`;
  }

  /** The port is closed and every connection reset; what is stored stays. */
  async stop(): Promise<void> {
    this.reading.endSubscriptions();
    await this.sockets.close();
  }

  /** The same port again. */
  async start(): Promise<void> {
    await this.sockets.open();
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.grpc.forceShutdown();
  }

  /** As a stopped process: connections stay, or are taken, and nothing is answered. */
  fallSilent(): void {
    this.sockets.set('silent');
  }

  /** Every connection is reset; new ones are taken. */
  reset(): void {
    this.sockets.reset();
  }

  endSubscriptions(): void {
    this.reading.endSubscriptions();
  }

  /** It has lost an election: what was open ends, and every call is refused. It says who the leader is: itself, if nobody. */
  refuseAsNotLeader(leader: ProtocolServer = this): void {
    this.sockets.reset();
    this.leader = { host: '127.0.0.1', port: leader.ownPort };
  }

  set<Name extends keyof AppendFaults>(name: Name, fault: AppendFaults[Name]): void {
    this.appending.faults[name] = fault;
  }

  /** Appends that were held are written now, in the order in which they came. */
  releaseHeld(): void {
    const held = this.appending.faults.held ?? [];
    this.appending.faults.held = undefined;
    for (const release of held) release();
  }

  /** Every fault ends. */
  heal(): void {
    this.leader = undefined;
    this.reading.faults.stalled = false;
    this.reading.faults.doubled = false;
    this.releaseHeld();
    this.sockets.set('open');
  }

  private serve(): void {
    this.grpc.addService(StreamsService, {
      read: (call: ReadCall) => {
        if (!this.refuses(call)) this.reading.read(call);
      },
      batchAppend: (call: AppendCall) => {
        if (!this.refuses(call)) this.appending.append(call);
      },
      append: (_call: unknown, answer: Answer) => {
        answer({ code: status.UNIMPLEMENTED });
      },
      delete: (_call: unknown, answer: Answer) => {
        answer({ code: status.UNIMPLEMENTED });
      },
      tombstone: (_call: unknown, answer: Answer) => {
        answer({ code: status.UNIMPLEMENTED });
      },
    });
    this.grpc.addService(ServerFeaturesService, {
      getSupportedMethods: (_call: unknown, answer: Answer) => {
        answer(null, supportedMethods());
      },
    });
    this.grpc.addService(GossipService, {
      read: (call: { readonly metadata: Metadata }, answer: Answer) => {
        this.asked += 1;
        if (this.knows(call)) answer(null, this.members());
        else answer({ code: status.UNAUTHENTICATED });
      },
    });
  }

  private knows({ metadata }: { readonly metadata: Metadata }): boolean {
    if (this.login === undefined) return true;
    const { user, password } = this.login;
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    return metadata.get('authorization').includes(expected);
  }

  private refuses(call: ReadCall | AppendCall): boolean {
    if (!this.knows(call)) {
      call.emit('error', { code: status.UNAUTHENTICATED, details: 'Bad HTTP status code: 401' });
      return true;
    }
    if (this.leader === undefined) return false;
    this.refusals += 1;
    const trailers = new Metadata();
    trailers.set('exception', 'not-leader');
    trailers.set('leader-endpoint-host', this.leader.host);
    trailers.set('leader-endpoint-port', String(this.leader.port));
    call.emit('error', { code: status.NOT_FOUND, details: 'Leader info available', metadata: trailers });
    return true;
  }

  private members(): InstanceType<typeof ClusterInfo> {
    const { ports, leader } = this.gossip ?? { ports: [this.ownPort], leader: this.ownPort };
    const members = new ClusterInfo();
    const { LEADER, FOLLOWER } = MemberInfo.VNodeState;
    members.setMembersList(
      ports.map((port) => {
        const endPoint = new EndPoint();
        endPoint.setAddress('127.0.0.1');
        endPoint.setPort(port);
        const member = new MemberInfo();
        member.setHttpEndPoint(endPoint);
        member.setState(port === leader ? LEADER : FOLLOWER);
        member.setIsAlive(true);
        return member;
      }),
    );
    return members;
  }
}

function credentialsFor({ login }: ProtocolServerOptions): ServerCredentials {
  if (login === undefined) return ServerCredentials.createInsecure();
  const pair = { private_key: readFileSync(inTls('node.key')), cert_chain: readFileSync(inTls('node.crt')) };
  return ServerCredentials.createSsl(null, [pair]);
}

type Answer = (error: { code: number } | null, message?: unknown) => void;

function supportedMethods(): InstanceType<typeof SupportedMethods> {
  const methods = Object.values(StreamsService).map(({ path }) => {
    const [, service = '', name = ''] = path.split('/');
    const method = new SupportedMethod();
    method.setServiceName(service.toLowerCase());
    method.setMethodName(name.toLowerCase());
    return method;
  });
  const supported = new SupportedMethods();
  supported.setEventStoreServerVersion('23.10.8');
  supported.setMethodsList(methods);
  return supported;
}

import { Metadata, status, type ChannelCredentials, type ChannelOptions } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import messages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { MemberInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';

import type { Endpoint, StoreAddress } from './connection-string.js';
import { credentialsOf, loginOf } from './credentials.js';
import type { Member } from './leader.js';

const { VNodeState: STATES } = messages.MemberInfo;
const READ_ONLY: readonly number[] = [
  STATES.READONLYLEADERLESS,
  STATES.PREREADONLYREPLICA,
  STATES.READONLYREPLICA,
];

/** A node to ask: where it is, and the name in its certificate where that is another one. */
export interface Seed extends Endpoint {
  readonly name?: string;
}

/** A node does not tell us how the others stand: it knows neither user nor password, or gives no rights. */
export class GossipDenied extends Error {
  override readonly name = 'GossipDenied';
}

/** Asks nodes of the store how all of them stand: as nobody, which most allow and which works while there is no leader too. */
export class Gossip {
  readonly #credentials: ChannelCredentials;
  readonly #login: Metadata | undefined;
  #needsLogin = false;

  /** @throws Error when a file of the connection string cannot be read */
  constructor(address: StoreAddress) {
    this.#credentials = credentialsOf(address);
    this.#login = loginOf(address);
  }

  /** @throws GossipDenied; ServiceError when the node does not answer within `ms` */
  async ask(seed: Seed, ms: number): Promise<readonly Member[]> {
    const login = this.#needsLogin ? this.#login : undefined;
    try {
      return await this.#ask(seed, ms, login ?? new Metadata());
    } catch (error) {
      if (!isDenied(error)) throw error;
      if (this.#login === undefined || login !== undefined) throw new GossipDenied(error.message);
      this.#needsLogin = true;
      return this.ask(seed, ms);
    }
  }

  #ask({ host, port, name }: Seed, ms: number, metadata: Metadata): Promise<readonly Member[]> {
    // A connection of its own each time: one that has failed is not tried again for a while by all that share it.
    const options: ChannelOptions = { 'grpc.use_local_subchannel_pool': 1 };
    if (name !== undefined) {
      options['grpc.ssl_target_name_override'] = name;
      options['grpc.default_authority'] = name;
    }
    const client = new gossip.GossipClient(`${host}:${port}`, this.#credentials, options);
    return new Promise((answer, fail) => {
      client.read(new shared.Empty(), metadata, { deadline: Date.now() + ms }, (error, info) => {
        client.close();
        if (error) fail(error);
        else answer(info.getMembersList().flatMap(memberOf));
      });
    });
  }
}

function isDenied(error: unknown): error is Error {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === status.UNAUTHENTICATED || error.code === status.PERMISSION_DENIED;
}

function memberOf(info: MemberInfo): readonly Member[] {
  const endpoint = info.getHttpEndPoint();
  const state = info.getState();
  if (endpoint === undefined || state === STATES.MANAGER) return [];
  return [
    {
      endpoint: { host: endpoint.getAddress(), port: endpoint.getPort() },
      isLeader: state === STATES.LEADER && info.getIsAlive(),
      votes: !READ_ONLY.includes(state),
    },
  ];
}

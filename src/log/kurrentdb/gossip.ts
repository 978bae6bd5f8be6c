import { credentials, Metadata, type ChannelCredentials, type ChannelOptions } from '@grpc/grpc-js';
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import messages from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { MemberInfo } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { Endpoint, StoreAddress } from './connection-string.js';
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

/** Asks nodes of the store how all of them stand. Nobody needs to be known to the store for that. */
export class Gossip {
  readonly #credentials: ChannelCredentials;

  /** @throws Error when a file of the connection string cannot be read */
  constructor(address: StoreAddress) {
    this.#credentials = credentialsOf(address);
  }

  /** @throws ServiceError when the node does not answer within `ms` */
  ask({ host, port, name }: Seed, ms: number): Promise<readonly Member[]> {
    // A connection of its own each time: one that has failed is not tried again for a while by all that share it.
    const options: ChannelOptions = { 'grpc.use_local_subchannel_pool': 1 };
    if (name !== undefined) {
      options['grpc.ssl_target_name_override'] = name;
      options['grpc.default_authority'] = name;
    }
    const client = new gossip.GossipClient(`${host}:${port}`, this.#credentials, options);
    return new Promise((answer, fail) => {
      client.read(new shared.Empty(), new Metadata(), { deadline: Date.now() + ms }, (error, info) => {
        client.close();
        if (error) fail(error);
        else answer(info.getMembersList().flatMap(memberOf));
      });
    });
  }
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

function credentialsOf(address: StoreAddress): ChannelCredentials {
  if (address.option('tls') === 'false') return credentials.createInsecure();
  const fileOf = (name: Parameters<StoreAddress['option']>[0]): Buffer | null => {
    const path = address.option(name);
    return path === undefined ? null : readFileSync(resolve(path));
  };
  const verify = address.option('tlsVerifyCert') === 'false' ? { rejectUnauthorized: false } : {};
  return credentials.createSsl(fileOf('tlsCAFile'), fileOf('userKeyFile'), fileOf('userCertFile'), verify);
}

import { credentials, Metadata, type ChannelCredentials } from '@grpc/grpc-js';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { StoreAddress } from './connection-string.js';

/** Who vouches for a node, and for us. @throws Error when a file of the connection string cannot be read */
export function credentialsOf(address: StoreAddress): ChannelCredentials {
  if (address.option('tls') === 'false') return credentials.createInsecure();
  const fileOf = (name: Parameters<StoreAddress['option']>[0]): Buffer | null => {
    const path = address.option(name);
    return path === undefined ? null : readFileSync(resolve(path));
  };
  const verify = address.option('tlsVerifyCert') === 'false' ? { rejectUnauthorized: false } : {};
  return credentials.createSsl(fileOf('tlsCAFile'), fileOf('userKeyFile'), fileOf('userCertFile'), verify);
}

/** User and password. They do not travel over a connection that anybody can read. */
export function loginOf(address: StoreAddress): Metadata | undefined {
  const { login } = address;
  if (login === undefined || address.option('tls') === 'false') return undefined;
  const metadata = new Metadata();
  const text = Buffer.from(`${login.user}:${login.password}`).toString('base64');
  metadata.set('authorization', `Basic ${text}`);
  return metadata;
}

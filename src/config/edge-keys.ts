/** The configuration keys of the edge: who may reach the server, by what name, from which pages, how often. */
import type { Key } from './keys.js';
import { hostName, listOf, network, NONE, webOrigin } from './lists.js';
import { filePath, wholeNumber } from './readings.js';

const hosts: Key<string> = {
  name: 'CHANCERY_HOSTS',
  default: NONE,
  expected: 'names or addresses without a port, with commas between them: desk.example.org,10.0.0.7; or none',
  description:
    'By which names the server is asked beside `localhost` and the address that it is reached at. A request for another `Host` ' +
    'is refused with `misdirected-request`.',
  read: listOf(hostName),
};

const corsOrigins: Key<string> = {
  name: 'CHANCERY_CORS_ORIGINS',
  default: NONE,
  expected: 'origins with commas between them: https://desk.example.org,http://localhost:5173; or none',
  description:
    'The origins elsewhere whose pages may read and write. Pages of others are refused with `foreign-origin`.',
  read: listOf(webOrigin),
};

const trustedProxies: Key<string> = {
  name: 'CHANCERY_TRUSTED_PROXIES',
  default: NONE,
  expected: 'addresses or networks with commas between them: 127.0.0.1,10.0.0.0/8,fd00::/8; or none',
  description:
    'The proxies whose `Forwarded` or `X-Forwarded-For`, `-Host` and `-Proto` are believed. Those of others are not read.',
  read: listOf(network),
};

const tlsCert: Key<string> = {
  name: 'CHANCERY_TLS_CERT',
  default: NONE,
  expected: 'the path of a PEM file, with CHANCERY_TLS_KEY beside it; or none',
  description:
    'The certificate, and those between it and its authority. With it the server speaks HTTPS only. It is read again when it changes.',
  read: filePath,
};

const tlsKey: Key<string> = {
  name: 'CHANCERY_TLS_KEY',
  default: NONE,
  expected: 'the path of a PEM file, with CHANCERY_TLS_CERT beside it; or none',
  description: 'The private key of the certificate, without a passphrase.',
  read: filePath,
};

const rateLimit: Key<number> = {
  name: 'CHANCERY_RATE_LIMIT',
  default: 120_000,
  expected: 'a whole number from 0 to 100000000, where 0 is no limit',
  description:
    'How many requests a caller may send in a minute. One more is refused with `too-many-requests`; health pages are not counted.',
  read: wholeNumber(0, 100_000_000),
};

const addressRateLimit: Key<number> = {
  name: 'CHANCERY_ADDRESS_RATE_LIMIT',
  default: 120_000,
  expected: 'a whole number from 0 to 100000000, where 0 is no limit',
  description:
    'The same for an address, or for a network /64 of IPv6, whoever calls from it: counted before it is known who that is.',
  read: wholeNumber(0, 100_000_000),
};

const failureRateLimit: Key<number> = {
  name: 'CHANCERY_FAILURE_RATE_LIMIT',
  default: 600,
  expected: 'a whole number from 0 to 100000000, where 0 is no limit',
  description:
    'How many keys, tokens and sessions that are not good here an address, or a network /64 of IPv6, may present in a minute. ' +
    'After that nothing that it presents is looked at until the minute is over: `too-many-requests`.',
  read: wholeNumber(0, 100_000_000),
};

const maxFeedsPerCaller: Key<number> = {
  name: 'CHANCERY_MAX_FEEDS_PER_CALLER',
  default: 500,
  expected: 'a whole number from 1 to 100000',
  description: 'How many of the feeds and streams of `CHANCERY_MAX_FEEDS` one caller may have open.',
  read: wholeNumber(1, 100_000),
};

export const edgeKeys = {
  hosts,
  corsOrigins,
  trustedProxies,
  tlsCert,
  tlsKey,
  rateLimit,
  addressRateLimit,
  failureRateLimit,
  maxFeedsPerCaller,
} as const;

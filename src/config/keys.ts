/** Every configuration key: the one table behind reading, `--help` and docs/configuration.md. */
import { isIP } from 'node:net';
import { edgeKeys } from './edge-keys.js';
import { isLoopback } from './loopback.js';
import { filePath, wholeNumber } from './readings.js';
import { webhookKeys } from './webhook-keys.js';

export interface Key<Value> {
  readonly name: `CHANCERY_${string}`;
  readonly default: Value;
  /** What a value must be, as the end of "expected ...". */
  readonly expected: string;
  readonly description: string;
  /** No text shows what was given for it. */
  readonly isSecret?: true;
  /** The value that a text stands for; undefined when it is not what is expected. */
  readonly read: (text: string) => Value | undefined;
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const host: Key<string> = {
  name: 'CHANCERY_HOST',
  default: '127.0.0.1',
  expected: 'an IP address of this machine, or localhost',
  description:
    'The address to listen on. Another than a loopback address (127.0.0.1, ::1 or localhost) needs access to be configured first: a ' +
    'key made by `chancery keys add`, or `CHANCERY_OIDC_ISSUER`.',
  read: (text) => (isLoopback(text) || isIP(text) !== 0 ? text : undefined),
};

const port: Key<number> = {
  name: 'CHANCERY_PORT',
  default: 3000,
  expected: 'a port from 0 to 65535, where 0 takes any free one',
  description: 'The port to listen on.',
  read: wholeNumber(0, 65_535),
};

const data: Key<string> = {
  name: 'CHANCERY_DATA',
  default: './data',
  expected: 'the path of a folder',
  description:
    'The folder of the embedded log and of the read models. It is made when it is not there; one server has it at a time.',
  read: filePath,
};

const store: Key<string> = {
  name: 'CHANCERY_STORE',
  default: 'sqlite',
  expected:
    'sqlite, the embedded store, or the connection string of KurrentDB or EventStoreDB: kurrentdb://host:2113?tls=true, ' +
    'kurrentdb+discover://cluster.example.org:2113, or the same with esdb://',
  description:
    'Where the log is kept. A connection string may hold a password: give it in the environment rather than as a flag.',
  read: (text) =>
    text === 'sqlite' || /^(kurrentdb|esdb)(\+discover)?:\/\/[^\s/?]+/.test(text) ? text : undefined,
};

const settleTime: Key<number> = {
  name: 'CHANCERY_SETTLE_TIME',
  default: 10,
  expected: 'whole seconds from 5 to 600',
  description:
    'On KurrentDB only: seconds after which a moment of the recording clock is over. 3/5 of it are the deadline of an ' +
    'append, 1/5 is how far clocks may differ. The same for every server on a store.',
  read: wholeNumber(5, 600),
};

const streamPrefix: Key<string> = {
  name: 'CHANCERY_STREAM_PREFIX',
  default: 'process-',
  expected: 'up to 64 of a-z, 0-9, - and _',
  description:
    'Stands before the id of a process in the stored name of its stream. Fixed once the log is made.',
  read: (text) => (/^[a-z0-9_-]{1,64}$/.test(text) ? text : undefined),
};

const clockAccepted: Key<string> = {
  name: 'CHANCERY_CLOCK_ACCEPTED',
  default: '1970-01-01T00:00:00Z',
  expected: 'a moment in UTC: 2026-01-20T09:00:00Z',
  description:
    'Up to this moment the clock is believed whatever it says. A clock that has jumped ahead by more than a day, or is 90 days ' +
    'and more after the newest entry at the start, is not: no entry is taken.',
  read: (text) =>
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?Z$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined,
};

const oidcIssuer: Key<string> = {
  name: 'CHANCERY_OIDC_ISSUER',
  default: 'none',
  expected: 'the URL of an issuer, https://id.example.org (http on a loopback address alone), or none',
  description:
    'Whose access tokens are taken, beside keys: an OpenID Connect issuer, by the URL that its tokens have in `iss`.',
  read: (text) => (text === 'none' || isIssuer(text) ? text : undefined),
};

const oidcAudience: Key<string> = {
  name: 'CHANCERY_OIDC_AUDIENCE',
  default: 'chancery',
  expected: 'a text of 1 to 200 characters on one line',
  description: 'What a token has to have in `aud`: the name that the issuer knows this server by.',
  read: line,
};

const oidcGrantsClaim: Key<string> = {
  name: 'CHANCERY_OIDC_GRANTS_CLAIM',
  default: 'chancery',
  expected: 'a text of 1 to 200 characters on one line',
  description: 'The claim of a token that lists its grants: `["recorder:gaza-2025", "reader:*"]`.',
  read: line,
};

const oidcNameClaim: Key<string> = {
  name: 'CHANCERY_OIDC_NAME_CLAIM',
  default: 'name',
  expected: 'a text of 1 to 200 characters on one line',
  description: 'The claim of a token that holds the name of its holder.',
  read: line,
};

const sessionSecret: Key<string> = {
  name: 'CHANCERY_SESSION_SECRET',
  default: 'random',
  expected: 'at least 32 characters, or random for one that is made at each start',
  description:
    'What sessions of browsers are sealed with. The same for every server that is to know the sessions of the others, and for ' +
    'sessions that outlast a restart. Give it in the environment rather than as a flag.',
  isSecret: true,
  read: (text) => (text === 'random' || text.length >= 32 ? text : undefined),
};

const logLevel: Key<LogLevel> = {
  name: 'CHANCERY_LOG_LEVEL',
  default: 'info',
  expected: `one of ${logLevels.join(', ')}`,
  description: 'The least level that is logged.',
  read: (text) => logLevels.find((level) => level === text),
};

const feedKeepAlive: Key<number> = {
  name: 'CHANCERY_FEED_KEEP_ALIVE',
  default: 20,
  expected: 'whole seconds from 1 to 3600',
  description: 'Seconds between the comments that keep a silent feed open.',
  read: wholeNumber(1, 3_600),
};

const feedTimeout: Key<number> = {
  name: 'CHANCERY_FEED_TIMEOUT',
  default: 30,
  expected: 'whole seconds from 1 to 3600',
  description:
    'Seconds that a client may leave a feed unread before it is dropped. It can resume where it was.',
  read: wholeNumber(1, 3_600),
};

const maxFeeds: Key<number> = {
  name: 'CHANCERY_MAX_FEEDS',
  default: 1_000,
  expected: 'a whole number from 1 to 100000',
  description:
    'How many feeds and streams may be open at once. One more is refused with `too-many-requests`.',
  read: wholeNumber(1, 100_000),
};

const recordCache: Key<number> = {
  name: 'CHANCERY_RECORD_CACHE',
  default: 512,
  expected: 'whole megabytes from 16 to 65536',
  description:
    'Megabytes, roughly, that may hold what decisions know of processes: about 550 bytes an entry. A process that does not ' +
    'fit is kept alone; one that was dropped is read from the log again at its next entry.',
  read: wholeNumber(16, 65_536),
};

const feedBuffer: Key<number> = {
  name: 'CHANCERY_FEED_BUFFER',
  default: 256,
  expected: 'whole KiB from 64 to 65536',
  description:
    'KiB that are held for a client of a feed that reads slowly. With more, it is sent nothing until it has read them; then it gets the newest rows.',
  read: wholeNumber(64, 65_536),
};

const feedCache: Key<number> = {
  name: 'CHANCERY_FEED_CACHE',
  default: 16,
  expected: 'whole MiB from 1 to 4096',
  description: 'MiB of pages that are kept for the clients of feeds that come or come back at the same time.',
  read: wholeNumber(1, 4_096),
};

const viewCache: Key<number> = {
  name: 'CHANCERY_VIEW_CACHE',
  default: 32,
  expected: 'whole MiB from 1 to 4096',
  description:
    'MiB of rows and of answers that are kept as they are sent, for as long as they stay the same.',
  read: wholeNumber(1, 4_096),
};

const readCache: Key<number> = {
  name: 'CHANCERY_READ_CACHE',
  default: 64,
  expected: 'whole MiB from 4 to 4096',
  description:
    'MiB that each thread keeps of what it has read: entries, where they stand, rows. There is the main thread, one that keeps ' +
    'the rows, and those of `CHANCERY_WORKERS`.',
  read: wholeNumber(4, 4_096),
};

const workers: Key<number> = {
  name: 'CHANCERY_WORKERS',
  default: 2,
  expected: 'a whole number from 1 to 64',
  description:
    'How many threads answer heavy questions: as of a moment, differences, replays, verifying, and what is read of the log. A ' +
    'thread is started when it is first needed.',
  read: wholeNumber(1, 64),
};

const maxQuestions: Key<number> = {
  name: 'CHANCERY_MAX_QUESTIONS',
  default: 128,
  expected: 'a whole number from 1 to 10000',
  description:
    'How many heavy questions may be at work or wait at once. One more is refused with `too-many-questions`.',
  read: wholeNumber(1, 10_000),
};

const origin: Key<string> = {
  name: 'CHANCERY_ORIGIN',
  default: 'chancery.local',
  expected: 'a name as that of a web site, with a path or without: record.example.org, example.org/record',
  description:
    'The name that the record signs heads with: the head of a process is that of `<origin>/processes/<id>`. It need not be reachable. ' +
    'Fixed once heads are given out.',
  read: (text) =>
    text.length <= 200 && /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::\d{1,5})?(?:\/[a-z0-9._~-]+)*$/.test(text)
      ? text
      : undefined,
};

const signingKey: Key<string> = {
  name: 'CHANCERY_SIGNING_KEY',
  default: 'file',
  expected:
    'file, which is signing.key in the data folder, or the keys themselves as that file has them, with commas between: ' +
    'PRIVATE+KEY+record.example.org+...',
  description:
    'The keys that heads are signed with. The embedded store makes a key at its first start; on a cluster every server is given the ' +
    'same ones. A secret: give it in the environment rather than as a flag.',
  isSecret: true,
  read: (text) =>
    text === 'file' || /^PRIVATE\+KEY\+[^+\s]+\+[0-9a-f]{8}\+/.test(text.trim()) ? text : undefined,
};

export const keys = {
  host,
  port,
  data,
  store,
  streamPrefix,
  origin,
  signingKey,
  settleTime,
  clockAccepted,
  oidcIssuer,
  oidcAudience,
  oidcGrantsClaim,
  oidcNameClaim,
  sessionSecret,
  logLevel,
  feedKeepAlive,
  feedTimeout,
  maxFeeds,
  recordCache,
  feedBuffer,
  feedCache,
  viewCache,
  readCache,
  workers,
  maxQuestions,
  ...edgeKeys,
  ...webhookKeys,
} as const;

function isIssuer(text: string): boolean {
  const url = URL.parse(text);
  if (!url || url.search !== '' || url.hash !== '' || url.username !== '' || url.password !== '')
    return false;
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(host));
}

function line(text: string): string | undefined {
  return text.trim() !== '' && text.length <= 200 && !/\p{Cc}/u.test(text) ? text : undefined;
}

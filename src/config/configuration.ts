/** What the server is told at its start, from the environment and by flags of the same names. */
import { nearest } from '../domain/validation/nearest.js';
import { keys, type Key } from './keys.js';
import { NONE } from './lists.js';
import { shown } from './shown.js';

type Keys = typeof keys;

/** Durations are in seconds. Frozen: it is read once and holds for as long as the server runs. */
export type Configuration = {
  readonly [Name in keyof Keys]: Keys[Name] extends Key<infer Value> ? Value : never;
};

export type ConfigurationReading =
  | { readonly outcome: 'read'; readonly configuration: Configuration }
  /** A sentence for each problem: the key as it was given, what was expected, what came. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

/** A value as it was given, under the key that it was given for: `CHANCERY_PORT` or `--port`. */
interface Given {
  readonly key: string;
  readonly text: string;
}

/** What was given for keys on a command line, by their flags: `--port`. */
export type ServerFlags = Readonly<Record<`--${string}`, string>>;

const all: readonly Key<string | number>[] = Object.values(keys);
const known: readonly string[] = all.map(({ name }) => name);
/** What commands that ask a running server are told. A shell may have it for all of them. */
const ofClients: ReadonlySet<string> = new Set(['CHANCERY_URL', 'CHANCERY_API_KEY']);

/** `CHANCERY_LOG_LEVEL` as a flag is `--log-level`. */
export function flagOf(name: string): `--${string}` {
  return `--${name.slice('CHANCERY_'.length).toLowerCase().replaceAll('_', '-')}`;
}

/**
 * Reads the configuration; a flag wins over the environment. Every unknown key and every bad value is a problem, not only
 * the first.
 * @param environment only keys that start with `CHANCERY_` and have a value are looked at
 */
export function readConfiguration(
  environment: Readonly<Record<string, string | undefined>>,
  flags: ServerFlags = {},
): ConfigurationReading {
  const given = fromEnvironment(environment);
  const problems = [...unknownKeys(given)];
  given.push(...Object.entries(flags).map(([key, text]) => ({ key, text })));

  function take<Value extends string | number>(key: Key<Value>): Value {
    let taken = key.default;
    for (const { key: as, text } of given.filter(
      (one) => one.key === key.name || one.key === flagOf(key.name),
    )) {
      const value = key.read(text);
      if (value === undefined)
        problems.push(`${as}: expected ${key.expected}; got ${key.isSecret ? 'another value' : shown(text)}`);
      else taken = value;
    }
    return taken;
  }

  const configuration: Configuration = Object.freeze({
    host: take(keys.host),
    port: take(keys.port),
    data: take(keys.data),
    store: take(keys.store),
    streamPrefix: take(keys.streamPrefix),
    origin: take(keys.origin),
    signingKey: take(keys.signingKey),
    settleTime: take(keys.settleTime),
    clockAccepted: take(keys.clockAccepted),
    oidcIssuer: take(keys.oidcIssuer),
    oidcAudience: take(keys.oidcAudience),
    oidcGrantsClaim: take(keys.oidcGrantsClaim),
    oidcNameClaim: take(keys.oidcNameClaim),
    sessionSecret: take(keys.sessionSecret),
    logLevel: take(keys.logLevel),
    feedKeepAlive: take(keys.feedKeepAlive),
    feedTimeout: take(keys.feedTimeout),
    maxFeeds: take(keys.maxFeeds),
    recordCache: take(keys.recordCache),
    feedBuffer: take(keys.feedBuffer),
    feedCache: take(keys.feedCache),
    viewCache: take(keys.viewCache),
    readCache: take(keys.readCache),
    workers: take(keys.workers),
    maxQuestions: take(keys.maxQuestions),
    hosts: take(keys.hosts),
    corsOrigins: take(keys.corsOrigins),
    trustedProxies: take(keys.trustedProxies),
    tlsCert: take(keys.tlsCert),
    tlsKey: take(keys.tlsKey),
    rateLimit: take(keys.rateLimit),
    addressRateLimit: take(keys.addressRateLimit),
    failureRateLimit: take(keys.failureRateLimit),
    maxFeedsPerCaller: take(keys.maxFeedsPerCaller),
    webhookSecret: take(keys.webhookSecret),
    webhookNetworks: take(keys.webhookNetworks),
  });
  problems.push(...halfPairs(configuration));
  return problems.length > 0 ? { outcome: 'refused', problems } : { outcome: 'read', configuration };
}

function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Given[] {
  return Object.entries(environment).flatMap(([key, text]) =>
    // An empty variable is how a compose file or a unit says that nothing is set.
    key.startsWith('CHANCERY_') && !ofClients.has(key) && text !== undefined && text !== ''
      ? [{ key, text }]
      : [],
  );
}

/** Their values are left out of the text: a key that is not ours may hold a secret. */
function unknownKeys(given: readonly Given[]): string[] {
  return given.flatMap(({ key }) => {
    if (known.includes(key)) return [];
    const likely = nearest(key, known, 1).join();
    return [`${key}: expected a known key; ${likely && `nearest is ${likely}, `}all are in --help`];
  });
}

/** A certificate is of no use without its key, nor a key without its certificate. */
function halfPairs({ tlsCert, tlsKey }: Configuration): string[] {
  if ((tlsCert === NONE) === (tlsKey === NONE)) return [];
  const [there, missing] = tlsKey === NONE ? [keys.tlsCert, keys.tlsKey] : [keys.tlsKey, keys.tlsCert];
  return [`${there.name}: expected ${missing.name} beside it; got none`];
}

import { describe, expect, it } from 'vitest';

import { flagOf, readConfiguration } from '../../src/config/configuration.js';
import type { Configuration, ServerFlags } from '../../src/config/configuration.js';
import { keys } from '../../src/config/keys.js';

type Environment = Record<string, string | undefined>;

function configurationOf(environment: Environment, flags: ServerFlags = {}): Configuration {
  const reading = readConfiguration(environment, flags);
  if (reading.outcome !== 'read') throw new Error(`expected a configuration, got ${JSON.stringify(reading)}`);
  return reading.configuration;
}

function problemsOf(environment: Environment, flags: ServerFlags = {}): readonly string[] {
  const reading = readConfiguration(environment, flags);
  return reading.outcome === 'refused' ? reading.problems : [];
}

describe('a server that is told nothing', () => {
  it('listens on loopback and keeps its record in ./data', () => {
    expect(configurationOf({})).toEqual({
      host: '127.0.0.1',
      port: 3000,
      data: './data',
      store: 'sqlite',
      streamPrefix: 'process-',
      origin: 'chancery.local',
      signingKey: 'file',
      settleTime: 10,
      clockAccepted: '1970-01-01T00:00:00Z',
      oidcIssuer: 'none',
      oidcAudience: 'chancery',
      oidcGrantsClaim: 'chancery',
      oidcNameClaim: 'name',
      sessionSecret: 'random',
      logLevel: 'info',
      feedKeepAlive: 20,
      feedTimeout: 30,
      maxFeeds: 1000,
      recordCache: 512,
      feedBuffer: 256,
      feedCache: 16,
      viewCache: 32,
      readCache: 64,
      workers: 2,
      maxQuestions: 128,
      hosts: 'none',
      corsOrigins: 'none',
      trustedProxies: 'none',
      tlsCert: 'none',
      tlsKey: 'none',
      rateLimit: 120_000,
      addressRateLimit: 120_000,
      failureRateLimit: 600,
      maxFeedsPerCaller: 500,
      webhookSecret: 'none',
      webhookNetworks: 'none',
    });
  });

  it.each(Object.values(keys))('takes an empty $name for one that is not set', ({ name }) => {
    expect(configurationOf({ [name]: '' })).toEqual(configurationOf({}));
  });

  it('takes an empty variable that it does not know for none', () => {
    expect(configurationOf({ CHANCERY_PROT: '' })).toEqual(configurationOf({}));
  });

  it.each(Object.values(keys))('has a default for $name that it would accept', (key) => {
    expect(key.read(String(key.default))).toBe(key.default);
  });

  it('is not disturbed by what its clients are told', () => {
    expect(configurationOf({ CHANCERY_API_KEY: 'chy_x', CHANCERY_URL: 'http://localhost' })).toEqual(
      configurationOf({}),
    );
  });

  it('is not disturbed by what concerns other programs', () => {
    expect(configurationOf({ PATH: '/usr/bin', PORT: '80', chancery_port: '81' }).port).toBe(3000);
  });
});

describe('a server that is told something', () => {
  it('is told by the environment', () => {
    expect(configurationOf({ CHANCERY_PORT: '8080', CHANCERY_LOG_LEVEL: 'silent' })).toMatchObject({
      port: 8080,
      logLevel: 'silent',
    });
  });

  it('is told by flags', () => {
    const flags = { '--port': '8080', '--feed-keep-alive': '5', '--data': 'a=b' } as const;
    expect(configurationOf({}, flags)).toMatchObject({
      port: 8080,
      feedKeepAlive: 5,
      data: 'a=b',
    });
  });

  it('believes a flag before the environment', () => {
    expect(configurationOf({ CHANCERY_PORT: '8080' }, { '--port': '9090' }).port).toBe(9090);
  });

  it('cannot be told otherwise later', () => {
    expect(configurationOf({})).toSatisfy(Object.isFrozen);
  });

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost', '0.0.0.0', '::', '192.0.2.1'])(
    'is told the address %s: whether it may listen there is decided when it knows who may call',
    (host) => {
      expect(configurationOf({ CHANCERY_HOST: host }).host).toBe(host);
    },
  );

  it.each([
    [
      'CHANCERY_HOSTS',
      'Desk.Example.ORG, 10.0.0.7,fd00::7,[fd00::8]',
      'desk.example.org,10.0.0.7,[fd00::7],[fd00::8]',
    ],
    ['CHANCERY_HOSTS', 'chancery', 'chancery'],
    [
      'CHANCERY_CORS_ORIGINS',
      'https://Newsroom.example , http://localhost:5173',
      'https://newsroom.example,http://localhost:5173',
    ],
    ['CHANCERY_CORS_ORIGINS', 'https://newsroom.example:443', 'https://newsroom.example'],
    ['CHANCERY_TRUSTED_PROXIES', '127.0.0.1,10.0.0.0/8,FD00::/8', '127.0.0.1,10.0.0.0/8,fd00::/8'],
  ])('is told %s as a list, which is kept as it is compared: %s', (name, list, kept) => {
    expect(Object.values(configurationOf({ [name]: list }))).toContain(kept);
  });

  it('takes port 0 as any free port', () => {
    expect(configurationOf({}, { '--port': '0' }).port).toBe(0);
  });
});

describe('a start that is refused', () => {
  const bad: readonly (readonly [string, string])[] = [
    ['CHANCERY_HOST', '0.0.0'],
    ['CHANCERY_HOST', '127.0.0'],
    ['CHANCERY_HOST', 'example.org'],
    ['CHANCERY_OIDC_ISSUER', 'id.example.org'],
    ['CHANCERY_OIDC_ISSUER', 'http://id.example.org'],
    ['CHANCERY_OIDC_AUDIENCE', ' '],
    ['CHANCERY_PORT', '65536'],
    ['CHANCERY_PORT', '-1'],
    ['CHANCERY_PORT', '80.5'],
    ['CHANCERY_PORT', '0x50'],
    ['CHANCERY_PORT', 'http'],
    ['CHANCERY_DATA', ' '],
    ['CHANCERY_STORE', 'postgres'],
    ['CHANCERY_STREAM_PREFIX', '$process'],
    ['CHANCERY_ORIGIN', 'https://record.example.org'],
    ['CHANCERY_ORIGIN', 'the record'],
    ['CHANCERY_ORIGIN', 'record+example'],
    ['CHANCERY_LOG_LEVEL', 'verbose'],
    ['CHANCERY_FEED_KEEP_ALIVE', '0'],
    ['CHANCERY_FEED_TIMEOUT', '1h'],
    ['CHANCERY_MAX_FEEDS', '0'],
    ['CHANCERY_RECORD_CACHE', '15'],
    ['CHANCERY_HOSTS', 'desk.example.org:8443'],
    ['CHANCERY_HOSTS', 'https://desk.example.org'],
    ['CHANCERY_HOSTS', '*.example.org'],
    ['CHANCERY_HOSTS', 'desk.example.org,'],
    ['CHANCERY_HOSTS', 'none,desk.example.org'],
    ['CHANCERY_CORS_ORIGINS', '*'],
    ['CHANCERY_CORS_ORIGINS', 'null'],
    ['CHANCERY_CORS_ORIGINS', 'newsroom.example'],
    ['CHANCERY_CORS_ORIGINS', 'https://newsroom.example/desk'],
    ['CHANCERY_CORS_ORIGINS', 'https://newsroom.example?a'],
    ['CHANCERY_CORS_ORIGINS', 'https://newsroom.example#a'],
    ['CHANCERY_CORS_ORIGINS', 'file://newsroom.example'],
    ['CHANCERY_TRUSTED_PROXIES', 'proxy.example.org'],
    ['CHANCERY_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['CHANCERY_TRUSTED_PROXIES', '10.0.0.0/8/8'],
    ['CHANCERY_TRUSTED_PROXIES', '*'],
    ['CHANCERY_TLS_CERT', ' '],
    ['CHANCERY_RATE_LIMIT', '-1'],
    ['CHANCERY_ADDRESS_RATE_LIMIT', 'none'],
    ['CHANCERY_FAILURE_RATE_LIMIT', '1.5'],
    ['CHANCERY_MAX_FEEDS_PER_CALLER', '0'],
  ];

  it.each(bad)('names %s, the value "%s" and what is expected', (name, value) => {
    const expected = Object.values(keys).find((key) => key.name === name)?.expected ?? '';
    const flag = flagOf(name);
    expect(problemsOf({ [name]: value })).toEqual([`${name}: expected ${expected}; got "${value}"`]);
    expect(problemsOf({}, { [flag]: value })).toEqual([`${flag}: expected ${expected}; got "${value}"`]);
  });

  it('keeps a secret of the sessions that is too short to itself', () => {
    const [problem] = problemsOf({ CHANCERY_SESSION_SECRET: 'opensesame' });
    expect(problem).toMatch(/^CHANCERY_SESSION_SECRET: expected at least 32 characters/);
    expect(problem).not.toContain('opensesame');
  });

  it.each([
    ['CHANCERY_PROT', 'CHANCERY_PORT'],
    ['CHANCERY_LOGLEVEL', 'CHANCERY_LOG_LEVEL'],
  ])('names an unknown key and the nearest known one: %s', (given, near) => {
    const problems = problemsOf({ [given]: '80' });
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${given}: .* nearest is ${near},`))]);
  });

  it('keeps the value of an unknown key to itself, as it may be a secret', () => {
    expect(problemsOf({ CHANCERY_TOKEN: 'opensesame' }).join()).not.toContain('opensesame');
  });

  it('keeps a signing key to itself that it cannot read', () => {
    for (const problems of [
      problemsOf({ CHANCERY_SIGNING_KEY: 'opensesame' }),
      problemsOf({}, { '--signing-key': 'PRIVATE+KEY+opensesame' }),
    ])
      expect(problems).toEqual([
        expect.stringMatching(/: expected file, which is signing\.key .*; got another value$/),
      ]);
  });

  it('keeps the password of a connection string to itself', () => {
    const [problem] = problemsOf({ CHANCERY_STORE: 'kurrent://admin:open/ses@me@db.example:2113' });
    expect(problem).toContain('"kurrent://***@db.example:2113"');
    expect(problem).toContain('expected sqlite');
  });

  it.each([
    'sqlite',
    'kurrentdb://db.example:2113?tls=true',
    'kurrentdb+discover://cluster.example:2113',
    'esdb://reader:secret@one.example:2113,two.example:2113?nodePreference=leader',
    'esdb+discover://cluster.example',
  ])('takes a store: %s', (store) => {
    expect(readConfiguration({ CHANCERY_STORE: store })).toMatchObject({ configuration: { store } });
  });

  it.each([
    'sqlite3',
    'postgres://db.example',
    'kurrentdb://',
    'kurrentdb:db.example',
    'kurrentdb://?tls=false',
  ])('refuses a store: %s', (store) => {
    expect(problemsOf({ CHANCERY_STORE: store })).toHaveLength(1);
  });

  it.each(Object.values(keys))(
    'takes no empty flag for $name: whoever writes it means something',
    ({ name }) => {
      expect(problemsOf({}, { [flagOf(name)]: '' })).toHaveLength(1);
    },
  );

  it('names every problem, not only the first', () => {
    const problems = problemsOf({ CHANCERY_PROT: '80', CHANCERY_PORT: 'x' }, { '--host': 'example.org' });
    expect(problems.map((problem) => problem.split(':')[0]).sort()).toEqual([
      '--host',
      'CHANCERY_PORT',
      'CHANCERY_PROT',
    ]);
  });

  it('does not let a good flag hide a bad value in the environment', () => {
    expect(problemsOf({ CHANCERY_PORT: 'x' }, { '--port': '80' })).toHaveLength(1);
  });
});

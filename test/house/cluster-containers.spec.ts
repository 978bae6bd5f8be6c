import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { keys } from '../../src/config/keys.js';

interface Service {
  readonly image: string;
  readonly network_mode: string;
  readonly command?: readonly string[];
  readonly environment?: Record<string, string> | readonly string[];
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly mem_limit: string;
  readonly restart: string;
  readonly depends_on?: Record<string, { readonly condition: string }>;
}

interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes: Record<string, unknown>;
}

const read = (path: string): string => readFileSync(new URL(`../../docker/${path}`, import.meta.url), 'utf8');
const version = (JSON.parse(read('../package.json')) as { version: string }).version;
const eventstoredb = new Map(
  [...read('eventstoredb.env').matchAll(/^(\w+)=(.+)$/gm)].map(([, name = '', value = '']) => [name, value]),
);

/** The file as compose reads it with these variables. */
function compose(path: string, variables = new Map<string, string>()): Compose {
  const text = read(path).replace(
    /\$\{(\w+):-([^}]*)\}/g,
    (_, name: string, unset: string) => variables.get(name) ?? unset,
  );
  expect(text).not.toContain('${');
  return parse(text, { merge: true }) as Compose;
}

/** Options that EventStoreDB 23.10 and KurrentDB 26.0 both have. */
const OPTIONS = [
  'cluster-size',
  'discover-via-dns',
  'gossip-seed',
  'insecure',
  'node-ip',
  'node-port',
  'replication-ip',
  'replication-port',
  'stream-info-cache-capacity',
];

const options = ({ command = [] }: Service): Record<string, string> =>
  Object.fromEntries(
    command.map((one) => {
      const [, name = one, value = ''] = /^--([a-z-]+)(?:=(.+))?$/.exec(one) ?? [];
      return [name, value];
    }),
  );

describe.each([
  ['kurrentdb-single.yaml', 1],
  ['kurrentdb-cluster.yaml', 3],
])('%s', (file, size) => {
  const { services, volumes } = compose(file);
  const nodes = Object.values(services).filter(({ image }) => image.includes('kurrentdb'));
  const servers = Object.values(services).filter(({ image }) => image.startsWith('chancery'));

  it('has so many nodes of the store, each with its ports and its volume', () => {
    expect(nodes).toHaveLength(size);
    const ports = nodes.map((node) => options(node)['node-port']);
    expect(new Set([...ports, ...nodes.map((node) => options(node)['replication-port'])]).size).toBe(
      2 * size,
    );
    expect(new Set(nodes.flatMap((node) => node.volumes)).size).toBe(size);
    for (const node of nodes) {
      const own = options(node);
      expect(OPTIONS).toEqual(expect.arrayContaining(Object.keys(own)));
      expect(own['cluster-size']).toBe(String(size));
      const others = ports.filter((port) => port !== own['node-port']).map((port) => `127.0.0.1:${port}`);
      expect(own['gossip-seed'] ?? '').toBe(others.join(','));
      expect(node.healthcheck.test.at(-1)).toBe(`http://127.0.0.1:${own['node-port']}/health/live`);
    }
  });

  it('has two servers on that store, each with read models of its own', () => {
    expect(servers).toHaveLength(2);
    expect(new Set(servers.flatMap((server) => server.volumes)).size).toBe(2);
    const hosts = nodes.map((node) => `127.0.0.1:${options(node)['node-port']}`);
    const ports = servers.map(({ environment, image }) => {
      const settings = new Map(Object.entries(environment ?? {}));
      expect(image).toBe(`chancery:${version}`);
      expect(settings.get('CHANCERY_STORE')).toBe(`kurrentdb://${hosts.join(',')}?tls=false`);
      for (const [name, value] of settings) {
        const key = Object.values(keys).find((one) => one.name === name);
        expect(key?.read(value), name).toBeDefined();
      }
      return settings.get('CHANCERY_PORT');
    });
    expect(ports).toEqual(['3001', '3002']);
  });

  it('pins every image, watches its health, bounds its memory and starts it again', () => {
    for (const service of Object.values(services)) {
      expect(service.image).toMatch(/:\d+\.\d+\.\d+/);
      expect(service.healthcheck.test.length).toBeGreaterThan(1);
      expect(service.mem_limit).toMatch(/^\d+[mg]$/);
      expect(service.restart).toBe('unless-stopped');
    }
  });

  it('keeps everything on this machine', () => {
    for (const service of Object.values(services)) {
      expect(service.network_mode).toBe('host');
      expect(service).not.toHaveProperty('ports');
    }
    for (const node of nodes) {
      expect(options(node)).toMatchObject({ 'node-ip': '127.0.0.1', 'replication-ip': '127.0.0.1' });
    }
    expect(read('balancer.cfg').match(/^ *bind .*$/gm)).toEqual(['  bind 127.0.0.1:3000']);
  });

  it('starts each part when what it needs is healthy, with volumes that are declared', () => {
    for (const { depends_on = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(depends_on)) {
        expect(Object.keys(services)).toContain(name);
        expect(condition).toBe('service_healthy');
      }
    }
    const named = Object.values(services).flatMap((service) =>
      service.volumes.map((one) => one.split(':')[0] ?? ''),
    );
    expect(named.filter((name) => !name.startsWith('.')).toSorted()).toEqual(Object.keys(volumes).toSorted());
  });

  it('holds no secret', () => {
    expect(read(file)).not.toMatch(/:\/\/[^\s/]+:[^\s/]+@|password[:=]|secret[:=]/i);
  });

  it('tells neither store to report home', () => {
    const environments = (of: Compose): unknown[] =>
      Object.values(of.services).flatMap(({ command, environment }) => (command ? [environment].flat() : []));
    expect(new Set(environments(compose(file)))).toEqual(new Set(['KURRENTDB_TELEMETRY_OPTOUT=true']));
    expect(new Set(environments(compose(file, eventstoredb)))).toEqual(
      new Set(['EVENTSTORE_TELEMETRY_OPTOUT=true']),
    );
  });

  it('runs on EventStoreDB with its data where that image keeps it', () => {
    const stores = Object.values(compose(file, eventstoredb).services).filter(({ command }) => command);
    expect(stores).toHaveLength(size);
    for (const { image, volumes: mounted } of stores) {
      expect(image).toMatch(/^eventstore\/eventstore:23\.10\.\d+-/);
      expect(mounted).toEqual([expect.stringMatching(/^\w+:\/var\/lib\/eventstore$/)]);
    }
  });
});

describe('the load balancer', () => {
  const conf = read('balancer.cfg');
  const sections = conf.split(/^(?=backend )/m).slice(1);

  it('asks the servers of the compose files', () => {
    for (const section of sections) {
      expect(section.match(/127\.0\.0\.1:\d+/g)).toEqual(['127.0.0.1:3001', '127.0.0.1:3002']);
    }
  });

  it('prefers those that are ready, and does without them when there are none', () => {
    expect(sections.map((section) => /GET (\S+)/.exec(section)?.[1])).toEqual([
      '/health/ready',
      '/health/live',
    ]);
    expect(conf).toMatch(/use_backend alive if \{ nbsrv\(ready\) eq 0 \}/);
  });

  it('never posts twice by itself', () => {
    expect(sections).toHaveLength(2);
    for (const section of sections)
      expect(section).toMatch(/^ *http-request disable-l7-retry unless METH_GET$/m);
  });

  it('waits for longer than a feed is silent', () => {
    const [, minutes] = /^ *timeout server (\d+)m$/m.exec(conf) ?? [];
    expect(Number(minutes) * 60).toBeGreaterThan(3 * keys.feedKeepAlive.default);
  });
});

it.each(['test-cluster.sh', 'stop-leader.sh'])(
  '%s says how it is used, and is a script that bash can read',
  (script) => {
    const path = new URL(`../../docker/${script}`, import.meta.url).pathname;
    execFileSync('bash', ['-n', path]);
    expect(() => execFileSync('bash', [path], { stdio: 'pipe' })).toThrow(/usage: docker\//);
  },
);

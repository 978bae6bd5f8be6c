import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { keys } from '../../src/config/keys.js';

interface Service {
  readonly image: string;
  readonly network_mode: string;
  readonly environment?: Record<string, string>;
  readonly volumes: readonly string[];
  readonly healthcheck: { readonly test: readonly string[] };
  readonly depends_on?: Record<string, { readonly condition: string }>;
}

interface Compose {
  readonly services: Record<string, Service>;
  readonly volumes: Record<string, unknown>;
}

const read = (path: string): string => readFileSync(new URL(`../../docker/${path}`, import.meta.url), 'utf8');
const compose = (path: string): Compose => parse(read(path), { merge: true }) as Compose;
const version = (JSON.parse(read('../package.json')) as { version: string }).version;

/** Settings that EventStoreDB 23.10 and KurrentDB 26.0 both have. */
const SETTINGS = [
  'CLUSTER_SIZE',
  'DISCOVER_VIA_DNS',
  'GOSSIP_SEED',
  'INSECURE',
  'NODE_IP',
  'NODE_PORT',
  'REPLICATION_IP',
  'REPLICATION_PORT',
  'RUN_PROJECTIONS',
  'TELEMETRY_OPTOUT',
];

describe.each([
  ['kurrentdb-single.yaml', 1],
  ['kurrentdb-cluster.yaml', 3],
])('%s', (file, size) => {
  const { services, volumes } = compose(file);
  const nodes = Object.values(services).filter(({ image }) => image.includes('kurrentdb'));
  const servers = Object.values(services).filter(({ image }) => image.startsWith('chancery'));

  it('has so many nodes of the store, each with its port, its settings and its volume', () => {
    expect(nodes).toHaveLength(size);
    const ports = nodes.map(({ environment }) => environment?.['KURRENTDB_NODE_PORT']);
    expect(new Set(ports).size).toBe(size);
    for (const { environment = {} } of nodes) {
      expect(environment['KURRENTDB_CLUSTER_SIZE']).toBe(String(size));
      const settings = Object.keys(environment).map((name) => name.replace('KURRENTDB_', ''));
      expect(SETTINGS).toEqual(expect.arrayContaining(settings));
      const seeds = environment['KURRENTDB_GOSSIP_SEED']?.split(',') ?? [];
      const others = ports.filter((port) => port !== environment['KURRENTDB_NODE_PORT']);
      expect(seeds).toEqual(others.map((port) => `127.0.0.1:${port}`));
    }
  });

  it('has two servers on that store, each with read models of its own', () => {
    expect(servers).toHaveLength(2);
    expect(new Set(servers.map(({ environment }) => environment?.['CHANCERY_PORT'])).size).toBe(2);
    expect(new Set(servers.flatMap((server) => server.volumes)).size).toBe(2);
    const hosts = nodes.map(({ environment }) => `127.0.0.1:${environment?.['KURRENTDB_NODE_PORT']}`);
    for (const { environment = {}, image } of servers) {
      expect(image).toBe(`chancery:${version}`);
      expect(environment['CHANCERY_STORE']).toBe(`kurrentdb://${hosts.join(',')}?tls=false`);
      for (const [name, value] of Object.entries(environment)) {
        const key = Object.values(keys).find((one) => one.name === name);
        expect(key?.read(value), name).toBeDefined();
      }
    }
  });

  it('pins every image, watches every health, and keeps everything on this machine', () => {
    for (const service of Object.values(services)) {
      expect(service.image).toMatch(/:\d+\.\d+\.\d+/);
      expect(service.network_mode).toBe('host');
      expect(service.healthcheck.test.length).toBeGreaterThan(1);
      expect(service).not.toHaveProperty('ports');
    }
    for (const { environment } of nodes) {
      expect([environment?.['KURRENTDB_NODE_IP'], environment?.['KURRENTDB_REPLICATION_IP']]).toEqual([
        '127.0.0.1',
        '127.0.0.1',
      ]);
    }
    expect(read('balancer.conf')).toMatch(/listen 127\.0\.0\.1:3000;/);
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
    expect(read(file)).not.toMatch(/:\/\/[^\s/]+:[^\s/]+@|password:|secret:/i);
  });
});

it('the load balancer asks the servers of the compose files, and never posts twice by itself', () => {
  const conf = read('balancer.conf');
  expect(conf.match(/server 127\.0\.0\.1:(\d+)/g)).toEqual([
    'server 127.0.0.1:3001',
    'server 127.0.0.1:3002',
  ]);
  expect(conf).toMatch(/proxy_buffering off;/);
  expect(conf).not.toMatch(/non_idempotent/);
});

it.each(['test-cluster.sh', 'stop-leader.sh'])(
  '%s says how it is used, and is a script that bash can read',
  (script) => {
    const path = new URL(`../../docker/${script}`, import.meta.url).pathname;
    execFileSync('bash', ['-n', path]);
    expect(() => execFileSync('bash', [path], { stdio: 'pipe' })).toThrow(/usage: docker\//);
  },
);

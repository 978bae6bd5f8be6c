import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { keys } from '../../src/config/keys.js';

interface Service {
  readonly build: { readonly context: string; readonly dockerfile: string };
  readonly image: string;
  readonly network_mode: string;
  readonly environment: Record<string, string>;
  readonly volumes: readonly string[];
  readonly read_only: boolean;
  readonly healthcheck: { readonly test: readonly string[] };
}

interface Manifest {
  readonly version: string;
  readonly devDependencies: { readonly node: string };
  readonly scripts: Readonly<Record<'start:prod' | 'prebuild' | 'build', string>>;
}

const root = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const manifest = JSON.parse(read('package.json')) as Manifest;
const dockerfile = read('docker/Dockerfile');
const compose = parse(read('docker/compose.yaml')) as {
  readonly services: { readonly chancery: Service };
  readonly volumes: Record<string, unknown>;
};
const service = compose.services.chancery;
const names = Object.values(keys).map(({ name }) => name);

describe('the image', () => {
  it('runs on the Node that a checkout is tested with', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image);
    const pinned = `node:${manifest.devDependencies.node}-bookworm-slim`;
    expect(images).toEqual([pinned, pinned]);
  });

  it('starts the server as `npm run start:prod` does', () => {
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[];
    expect(manifest.scripts['start:prod']).toBe(`exec ${command.join(' ')}`);
  });

  it('runs as nobody in particular, with its data in a volume', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(dockerfile).toMatch(/^VOLUME \/data$/m);
    expect(dockerfile).toMatch(/CHANCERY_DATA=\/data$/m);
    expect(dockerfile).toMatch(/^RUN mkdir --mode=700 \/data /m);
  });

  it('is built from files that are there, and that its ignore file lets through', () => {
    const letThrough = read('docker/Dockerfile.dockerignore').match(/(?<=^!).+/gm) ?? [];
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(copied.toSorted()).toEqual(letThrough.toSorted());
    for (const file of copied) expect(globSync(file, { cwd: root })).toEqual([file]);
  });

  it('is built with every script of ours that a build runs', () => {
    const { prebuild, build } = manifest.scripts;
    const run = [prebuild, build].flatMap((command) => command.match(/\bscripts\/\S+/g) ?? []);
    const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, files = '']) =>
      files.split(' '),
    );
    expect(run).not.toEqual([]);
    for (const script of run)
      expect(
        copied.some((one) => `${script}/`.startsWith(`${one}/`)),
        script,
      ).toBe(true);
  });

  it('names only configuration keys that there are', () => {
    const files = [dockerfile, read('docker/compose.yaml'), read('docker/health-check.js')];
    const named = files.flatMap((file) => file.match(/CHANCERY_[A-Z_]+/g) ?? []);
    expect(names).toEqual(expect.arrayContaining(named));
  });
});

describe('the compose file', () => {
  it('builds the image of this version', () => {
    expect(service.build).toEqual({ context: '..', dockerfile: 'docker/Dockerfile' });
    expect(service.image).toBe(`chancery:${manifest.version}`);
  });

  it('shares the network of the host, because the server listens on loopback only', () => {
    expect(keys.host.read(keys.host.default)).toBe('127.0.0.1');
    expect(service).toMatchObject({ network_mode: 'host' });
    expect(service).not.toHaveProperty('ports');
    expect(service.environment).not.toHaveProperty('CHANCERY_HOST');
  });

  it('sets values that the server would start with', () => {
    const reads = new Map<string, (text: string) => unknown>(
      Object.values(keys).map((key) => [key.name, key.read]),
    );
    for (const [name, value] of Object.entries(service.environment)) {
      const unset = value.replace(/\$\{\w+:-(.*)\}/, '$1');
      expect(reads.get(name)?.(unset), name).toBeDefined();
    }
  });

  it('keeps the data in a volume and lets the server write nowhere else', () => {
    expect(service.volumes).toEqual(['data:/data']);
    expect(compose.volumes).toHaveProperty('data');
    expect(service).toMatchObject({ read_only: true, tmpfs: ['/tmp'], cap_drop: ['ALL'] });
  });

  it('asks for readiness with the program that the image has', () => {
    expect(service.healthcheck.test).toEqual(['CMD', 'node', 'health-check.js', '/health/ready']);
  });
});

describe('the health check of a container', () => {
  const program = fileURLToPath(new URL('docker/health-check.js', root));

  /** The exit status when the page answers with a status, or when nothing listens. */
  async function statusWhen(answer: number | 'nothing'): Promise<number | null> {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.writeHead(Number(answer)).end();
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    if (answer === 'nothing') server.close();
    const check = spawn(process.execPath, [program, '/health/ready'], { env: { CHANCERY_PORT: port } });
    await once(check, 'close');
    server.close();
    expect(asked).toEqual(answer === 'nothing' ? [] : ['/health/ready']);
    return check.exitCode;
  }

  it('says yes to a server that is well', async () => {
    expect(await statusWhen(200)).toBe(0);
  });

  it('says no to one that is not, and where there is none', async () => {
    expect(await statusWhen(503)).toBe(1);
    expect(await statusWhen('nothing')).toBe(1);
  });
});

/** The proxies of the docs as programs that run, on the examples as they stand there but for ports and certificates. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Pair } from './certificates.js';

const page = readFileSync(new URL('../../docs/proxies.md', import.meta.url), 'utf8');

/** The example in a language. */
function example(language: string): string {
  return new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';
}

export interface ProxyProgram {
  readonly name: 'nginx' | 'caddy';
  /** The Debian package. */
  readonly package: string;
  readonly isThere: boolean;
  /** Writes the example to a file of the folder, as the program takes it. */
  configure(folder: string, pair: Pair): string;
  /** The same for a port of this machine in front of another one. */
  configureAt(folder: string, pair: Pair, ports: Ports): string;
  check(folder: string, file: string): { readonly status: number | null; readonly said: string };
  start(folder: string, file: string): ChildProcess;
}

export interface Ports {
  readonly own: number;
  readonly behind: number;
}

function write(folder: string, name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

function ran(
  command: string,
  words: readonly string[],
  home: string,
): { status: number | null; said: string } {
  const env = { PATH: process.env['PATH'], HOME: home };
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', env });
  return { status, said: `${stdout}${stderr}` };
}

const has = (program: string, word: string): boolean => spawnSync(program, [word]).status === 0;

function nginxFile(folder: string, { cert, key }: Pair, change: (site: string) => string): string {
  const site = change(example('nginx'))
    .replace('/etc/ssl/desk.example.org.crt', cert)
    .replace('/etc/ssl/desk.example.org.key', key);
  const own = `pid ${join(folder, 'nginx.pid')};\nerror_log stderr;\nevents {}\nhttp {\naccess_log off;\n${site}}\n`;
  return write(folder, 'nginx.conf', own);
}

const nginx: ProxyProgram = {
  name: 'nginx',
  package: 'nginx-light',
  isThere: has('nginx', '-v'),
  configure: (folder, pair) => nginxFile(folder, pair, (site) => site),
  configureAt: (folder, pair, { own, behind }) =>
    nginxFile(folder, pair, (site) =>
      site
        .replaceAll('listen 443', `listen 127.0.0.1:${own}`)
        .replace('127.0.0.1:3000', `127.0.0.1:${behind}`),
    ),
  check: (folder, file) => ran('nginx', ['-t', '-p', folder, '-c', file], folder),
  start: (folder, file) =>
    spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off; user root;'], { stdio: 'ignore' }),
};

const caddy: ProxyProgram = {
  name: 'caddy',
  package: 'caddy',
  isThere: has('caddy', 'version'),
  configure: (folder) => write(folder, 'Caddyfile', example('caddy')),
  configureAt: (folder, { cert, key }, { own, behind }) => {
    const site = example('caddy')
      .replace(
        /^desk\.example\.org \{/,
        `https://desk.example.org:${own} {\n\tbind 127.0.0.1\n\ttls ${cert} ${key}`,
      )
      .replace('127.0.0.1:3000', `127.0.0.1:${behind}`);
    return write(folder, 'Caddyfile', `{\n\tadmin off\n\tauto_https disable_redirects\n}\n${site}`);
  },
  check: (folder, file) => ran('caddy', ['validate', '--adapter', 'caddyfile', '--config', file], folder),
  start: (folder, file) =>
    spawn('caddy', ['run', '--adapter', 'caddyfile', '--config', file], {
      stdio: 'ignore',
      env: { PATH: process.env['PATH'], HOME: folder },
    }),
};

export const proxyPrograms: readonly ProxyProgram[] = [nginx, caddy];

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

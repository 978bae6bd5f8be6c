/** The verifier in Go: what the Debian packages golang-go and golang-golang-x-mod-dev make of `verifier/main.go`. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where Debian puts the sources of libraries. */
const GOPATH = '/usr/share/gocode';
const source = fileURLToPath(new URL('verifier/main.go', import.meta.url));

export const isThere =
  spawnSync('go', ['version']).status === 0 && existsSync(join(GOPATH, 'src/golang.org/x/mod/sumdb/tlog'));

/** What the title of a test says where there is none. */
export const whyNot = isThere
  ? ''
  : ' (skipped: no Go on this machine, the Debian packages golang-go and golang-golang-x-mod-dev have it)';

/** Compiles it into a folder. @throws Error with what the compiler says */
export function buildVerifier(folder: string): string {
  const program = join(folder, 'verifier');
  const { status, stderr } = spawnSync('go', ['build', '-o', program, source], {
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      GOPATH,
      GO111MODULE: 'off',
      GOCACHE: join(folder, 'cache'),
      GOFLAGS: '',
    },
  });
  if (status !== 0) throw new Error(`expected go to build ${source}, got: ${stderr}`);
  return program;
}

export interface Checked {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export function check(program: string, words: readonly string[]): Checked {
  const { status, stdout: out, stderr: err } = spawnSync(program, words, { encoding: 'utf8' });
  return { status, out, err };
}

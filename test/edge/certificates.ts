/** Certificates for 127.0.0.1, localhost and desk.example.org, made by openssl for one run. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const isThere = spawnSync('openssl', ['version']).status === 0;

export const hasOpenssl = isThere;

/** What the title of a test says where there is none. */
export const whyNot = isThere
  ? ''
  : ' (skipped: no openssl on this machine, the Debian package openssl has it)';

export interface Pair {
  readonly cert: string;
  readonly key: string;
}

/** A pair of PEM files in a folder, signed by itself. */
export function makePair(folder: string, name: string): Pair {
  const pair = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) };
  const made = spawnSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...[
        '-subj',
        `/CN=${name}`,
        '-addext',
        'subjectAltName=IP:127.0.0.1,DNS:localhost,DNS:desk.example.org',
      ],
      ...['-keyout', pair.key, '-out', pair.cert],
    ],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`openssl: ${made.stderr}`);
  return pair;
}

/** Puts one pair in the place of another, as a program that renews certificates does. */
export function replacePair(from: Pair, to: Pair): void {
  writeFileSync(to.key, readFileSync(from.key));
  writeFileSync(to.cert, readFileSync(from.cert));
}

/** Where the keys that heads are signed with come from: given to the server, or kept in its data folder. */
import { closeSync, fsyncSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { newSigningKey, SigningKeys } from '../../attestation/signing-keys.js';
import { sentenceOf } from '../../thrown.js';
import type { Micros } from '../../log/event-log.js';
import { formatRecordedAt, parseRecordedAt } from '../../log/recorded-at.js';

const KEY_FILE = 'signing.key';

/** Says that the keys are in the file of the folder. */
export const IN_FILE = 'file';

const ABOUT =
  '# The keys that the heads of processes are signed with. Whoever has them can sign heads in the name of this record:\n' +
  '# keep this file to yourself, and a copy of it beside the backups of the log.\n';

export interface KeyPlace {
  /** The data folder. */
  readonly folder: string;
  /** The keys themselves, or `file`. */
  readonly given: string;
  /** The name that heads are to have; undefined: that of the keys. */
  readonly origin: string | undefined;
}

/**
 * The keys as they are given or kept; undefined where there are none.
 * @throws Error that says what is wrong with them without saying what is there
 */
export function readSigningKeys({ folder, given, origin }: KeyPlace): SigningKeys | undefined {
  const file = join(folder, KEY_FILE);
  const text = given === IN_FILE ? textOf(file) : given;
  if (text === undefined) return undefined;
  const keys = keysIn(text, given === IN_FILE ? file : 'CHANCERY_SIGNING_KEY');
  if (origin !== undefined && keys.origin !== origin)
    throw new Error(
      `CHANCERY_ORIGIN: expected ${keys.origin}, which the signing keys are for; got ${origin}. Heads that were given out ` +
        'name it. A new record under another name begins without the keys of the old one',
    );
  return keys;
}

/** Makes a first key in a folder. @throws Error when it cannot be written */
export function makeSigningKey({
  folder,
  origin,
}: {
  readonly folder: string;
  readonly origin: string;
}): SigningKeys {
  const line = newSigningKey(origin);
  addKeyLine(folder, `${ABOUT}${line}\n`, 'wx');
  return SigningKeys.read(line);
}

/** Writes to the file of a folder: `wx` makes it, `a` adds to it. On disk when it returns, as heads are given out after it. */
export function addKeyLine(folder: string, text: string, flags: 'wx' | 'a'): void {
  const file = openSync(join(folder, KEY_FILE), flags, 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/**
 * Since when a further key signs: from a moment on that lies after everything that was recorded, as heads of that have signatures.
 * @throws Error where the moment that is wanted does not
 */
export function rotated(
  keys: SigningKeys,
  given: { readonly newest: string | undefined; readonly now: Micros; readonly from: string | undefined },
): string {
  const { newest, now, from } = given;
  const last = [newest ?? '', keys.newestFrom].toSorted().at(-1) ?? '';
  const after = last === '' ? 0n : (parseRecordedAt(last) ?? 0n) + 1n;
  if (from === undefined) return formatRecordedAt(now > after ? now : after);
  if (from > last) return from;
  throw new Error(
    `--from: expected a moment after ${last}, up to which heads are signed already; got ${from}`,
  );
}

/** A sentence where others on this machine can read the keys of a folder. */
export function openKeyFile(folder: string): string | undefined {
  const file = join(folder, KEY_FILE);
  const mode = (statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o777;
  return process.platform === 'win32' || (mode & 0o077) === 0
    ? undefined
    : `The signing keys in ${file} can be read by other users of this machine: expected mode 0600, got 0${mode.toString(8)}`;
}

function keysIn(text: string, place: string): SigningKeys {
  try {
    return SigningKeys.read(text);
  } catch (cause) {
    throw new Error(`The signing keys of ${place} cannot be used: ${sentenceOf(cause)}`, { cause });
  }
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

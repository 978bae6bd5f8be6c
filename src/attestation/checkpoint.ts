/** Heads of processes as C2SP `tlog-checkpoint` has them: the name of the tree, its size, its root; a signed note of three lines. */
import type { TreeHead } from './merkle.js';
import { fromBase64, readNote, type SignedNote } from './signed-note.js';

/** What a head says. */
export interface Checkpoint extends TreeHead {
  /** Names the tree: `<origin>/processes/<id>`. */
  readonly origin: string;
}

/** A head with the note that it was read from. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: SignedNote;
}

const PLACE = '/processes/';

export function originOf(origin: string, process: string): string {
  return `${origin}${PLACE}${process}`;
}

/** The process that an origin names; undefined where it names none. */
export function processIn(origin: string): string | undefined {
  const at = origin.lastIndexOf(PLACE);
  return at > 0 ? origin.slice(at + PLACE.length) : undefined;
}

export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${root.toString('base64')}\n`;
}

/** Reads a head; undefined for what is none. */
export function readCheckpoint(text: string): SignedCheckpoint | undefined {
  const note = readNote(text);
  const [origin = '', size = '', encoded = '', ...rest] = note?.text.split('\n') ?? [];
  const root = fromBase64(encoded);
  if (!note || origin === '' || !/^(0|[1-9]\d{0,14})$/.test(size) || root?.length !== 32) return undefined;
  // Further lines would be signed, and nobody could tell what they say.
  return rest.length === 1 && rest[0] === '' ? { origin, size: Number(size), root, note } : undefined;
}

/**
 * Reads heads that stand one after the other, with empty lines between them, as `chancery heads` writes them.
 * Undefined where something else is among them, or nothing is there.
 */
export function readCheckpoints(text: string): readonly SignedCheckpoint[] | undefined {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/);
  const found: SignedCheckpoint[] = [];
  for (let i = 0; i < blocks.length; i += 2) {
    const checkpoint = readCheckpoint(`${blocks[i] ?? ''}\n\n${blocks[i + 1] ?? ''}\n`);
    if (!checkpoint) return undefined;
    found.push(checkpoint);
  }
  return found;
}

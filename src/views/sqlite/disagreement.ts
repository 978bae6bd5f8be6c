/** Holds what the read models say of their log against the log: another one, or one that has lost entries, is told. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { EventLink, LinkSource } from '../../log/event-link.js';
import type { EventLog } from '../../log/event-log.js';
import type { KeptHeads } from './kept-heads.js';
import { firstOf, eventAfter, type KeptHead, type LogEnd, type Origin } from './origin.js';

/** What a file says of the log that it was made from. */
export interface Provenance {
  readonly position: number;
  /** As JSON; null while nothing has been taken in. */
  readonly origin: string | null;
  /** The newest event that was taken in, as JSON. */
  readonly newest: string | null;
}

interface Heads {
  readonly links: LinkSource;
  readonly heads: KeptHeads;
}

/** How many processes are named. */
const NAMED = 5;

/**
 * What the read models were made from and what the log holds instead; undefined where it holds all of it. It costs a look-up for
 * each stream, and other work has its turn between pages of them.
 * @throws LogUnavailable, LogCorrupt, SqliteError
 */
export async function disagreement(
  log: EventLog,
  { position, origin, newest }: Provenance,
  heads?: Heads,
): Promise<string | undefined> {
  if (origin === null) return 'they do not say from which';
  return (
    (await inOrigin(log, JSON.parse(origin) as Origin)) ??
    (heads && (await inHeads(heads))) ??
    (await inLength(log, position)) ??
    (newest === null ? undefined : inNewest(log, JSON.parse(newest) as LogEnd))
  );
}

async function inOrigin(log: EventLog, origin: Origin): Promise<string | undefined> {
  const first = await firstOf(log, origin.stream);
  if (first?.hash === origin.hash && Number(first.position) === origin.position) return undefined;
  return (
    `expected process ${origin.stream} to begin at position ${origin.position} with hash ${origin.hash}, ` +
    (first ? `got position ${first.position} with hash ${first.hash}` : 'got no entry of that process')
  );
}

async function inLength(log: EventLog, position: number): Promise<string | undefined> {
  const head = await log.head();
  return BigInt(position) <= head
    ? undefined
    : `expected entries up to position ${position}, got none after ${head}`;
}

async function inNewest(
  log: EventLog,
  { stream, revision, position, hash }: LogEnd,
): Promise<string | undefined> {
  const event = await eventAfter(log, stream, revision - 1);
  if (event?.hash === hash && Number(event.position) === position) return undefined;
  return (
    `expected revision ${revision} of process ${stream} at position ${position} with hash ${hash}, ` +
    (event ? `got position ${event.position} with hash ${event.hash}` : 'got none')
  );
}

async function inHeads({ links, heads }: Heads): Promise<string | undefined> {
  const wrong: string[] = [];
  let count = 0;
  for (const page of heads.pages()) {
    for (const head of page) {
      const found = links.linkOf(head.stream, head.revision);
      if (found && isSame(head, found)) continue;
      count += 1;
      if (wrong.length < NAMED) wrong.push(inHead(head, found, links));
    }
    await nextTurn();
  }
  if (count === 0) return undefined;
  return wrong.join('; ') + (count > wrong.length ? `; and ${count - wrong.length} processes more` : '');
}

function isSame({ position, hash, knownSince }: KeptHead, found: EventLink): boolean {
  return found.hash === hash && found.position === BigInt(position) && found.knownSince === knownSince;
}

function inHead(head: KeptHead, found: EventLink | undefined, links: LinkSource): string {
  const { stream, revision, position, hash, knownSince } = head;
  const expected = `expected process ${stream} to have revision ${revision} at position ${position} with hash ${hash}`;
  if (found?.hash === hash && found.position === BigInt(position))
    return `${expected}, known since ${knownSince}, got it known since ${found.knownSince}`;
  if (found) return `${expected}, got position ${found.position} with hash ${found.hash}`;
  const last = links.linkOf(stream);
  return `${expected}, got ${last ? `revision ${last.revision} as its last` : 'no entry of that process'}`;
}

/** What all drafts' commands and questions share: who may, and what items are made of what is sent. */
import type { DraftItem, DraftText, DraftedEntry } from '../../domain/drafts/events.js';
import { MOST_DRAFT_BYTES, MOST_TEXT_BYTES } from '../../domain/drafts/decide-draft.js';
import type { Proposal } from '../../domain/drafts/proposal.js';
import type { Caller } from '../access/caller.js';
import { namedUuid } from '../append/entry-ids.js';
import type { Chancery } from '../chancery.js';
import { isOnRecord } from '../log/read-log.js';
import { processNotFound, Refused } from '../refusals.js';

/** Names what ids of drafted entries are made of: never changed, or a proposal that is sent again would be another one. */
const DRAFT_NAMESPACE = Buffer.from('8f0c8d4d1f5e4d1c9a37b5d0a1c2e3f4', 'hex');

/** Whoever records entries may see and decide drafts. @throws Refused forbidden, process-not-found */
export async function expectDrafter(
  { access, log }: Pick<Chancery, 'access' | 'log'>,
  caller: Caller,
  processId: string,
): Promise<void> {
  access.expectRole(caller, 'recorder', processId);
  access.expectSeen(caller, processId);
  if (!(await isOnRecord(log, processId))) throw processNotFound(processId);
}

/** Gives every entry an id, the same one for the same draft. @throws Refused invalid-payload, body-too-large */
export function itemsOf(
  draftId: string,
  { texts = [], entries }: Partial<Pick<Proposal, 'texts'>> & Pick<Proposal, 'entries'>,
): { readonly texts: readonly DraftText[]; readonly items: readonly DraftItem[] } {
  const items = entries.map(({ entry, quotes }, index): DraftItem => ({
    entry: withId(entry, draftId, index),
    quotes,
  }));
  const size = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  if (size > MOST_TEXT_BYTES)
    throw new Refused('body-too-large', `expected texts of at most ${MOST_TEXT_BYTES} bytes, got ${size}`);
  const all = Buffer.byteLength(JSON.stringify([texts, items]));
  if (all > MOST_DRAFT_BYTES)
    throw new Refused('body-too-large', `expected a draft of at most ${MOST_DRAFT_BYTES} bytes, got ${all}`);
  return { texts, items };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function withId(entry: Readonly<Record<string, unknown>>, draftId: string, index: number): DraftedEntry {
  const { id } = entry;
  if (id === undefined) return { ...entry, id: namedUuid(DRAFT_NAMESPACE, `${draftId}\n${index}`) };
  if (typeof id === 'string' && UUID.test(id)) return { ...entry, id: id.toLowerCase() };
  throw new Refused('invalid-payload', 'expected a UUID', `/entries/${index}/entry/id`);
}

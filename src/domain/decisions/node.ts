/** From an entry of the world to what the record keeps of it. */
import type { PointedReference, SubjectKey } from '../events/subject.js';
import type { NumberedEntry } from '../history/editorial.js';
import { ordering, structureOf, type Structure } from '../history/structure.js';
import { parseOccurred, type TimeSpan } from '../time/occurred.js';
import { definitionOf, eventTypes, type EventType, type SubstantiveType } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';
import { shared } from './record-node.js';
import type { RecordState } from './record-state.js';
import type { PlacedNode } from './subject-record.js';

/** When an entry whose shape has been checked occurred. */
export function spanOf({ occurred }: PostedEntry<SubstantiveType>): TimeSpan {
  const span = parseOccurred(occurred);
  if (!span.ok) throw new Error(`expected ${span.expected}, got "${occurred}"`);
  return span.value;
}

/** The node of an entry whose shape has been checked; its sequence is the one that the record has for its id. */
export function nodeOf(
  state: RecordState,
  entry: NumberedEntry<PostedEntry<SubstantiveType>>,
  { subject, introduces, references }: Structure = structureOf(entry),
): PlacedNode {
  const sequence = state.sequenceOf(entry.id);
  if (sequence === undefined) throw new Error(`expected a registered entry, got ${entry.id}`);
  const { earliest, latest } = spanOf(entry);
  const own = state.keyOf(subject);
  const facts = definitionOf(entry.type).facts(entry.data);
  return {
    id: entry.id,
    sequence,
    earliest,
    latest,
    type: typeNames[entry.type],
    subject: own,
    introduces: introduces ? own : null,
    refersTo: sharedKeys(ordering(references)),
    parties: sharedKeys(partiesAmong(references)),
    names: sharedKeys(namedAmong(references)),
    facts: facts && shared(facts),
    // Where it stands is found out when it is placed; a copy with these in it has them in line.
    order: earliest,
    depth: 0,
  };
}

/** One text a type for all entries, in place of the one that came with each. */
const typeNames = Object.fromEntries(eventTypes.map((type) => [type, type])) as {
  readonly [T in EventType]: T;
};

function partiesAmong(references: readonly PointedReference[]): SubjectKey[] {
  const parties: SubjectKey[] = [];
  for (const { subject } of references) if (subject.startsWith('party:')) parties.push(subject);
  return parties;
}

function namedAmong(references: readonly PointedReference[]): SubjectKey[] {
  const names: SubjectKey[] = [];
  for (const { subject, ordersNothing } of references) if (ordersNothing) names.push(subject);
  return names;
}

const NO_KEYS: readonly SubjectKey[] = [];
const MOST_SHARED = 10_000;
const lists = new Map<string, readonly SubjectKey[]>();

/** Equal lists as one, since most entries name the same few things. When too many are kept it starts over. */
function sharedKeys(keys: readonly SubjectKey[]): readonly SubjectKey[] {
  if (keys.length === 0) return NO_KEYS;
  const text = keys.join(' ');
  const known = lists.get(text);
  if (known) return known;
  if (lists.size >= MOST_SHARED) lists.clear();
  // A copy is as long as it has to be; a list that was filled bit by bit keeps room for more.
  const kept = keys.slice();
  lists.set(text, kept);
  return kept;
}

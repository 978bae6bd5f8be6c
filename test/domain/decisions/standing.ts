/**
 * What a log leaves, worked out once more from the text of the design and over the whole log: the entries of the world that
 * stand, what they say, and where. Slow, and as plain as it can be.
 */
import { parseOccurred } from '../../../src/domain/time/occurred.js';
import { catalogue, isEventType } from '../../../src/domain/events/catalogue.js';
import { readEntry } from '../../../src/domain/events/read-entry.js';
import { fieldsOf } from '../../../src/domain/validation/rule.js';
import type { Posted } from './entries.js';

export interface Fields {
  readonly [field: string]: unknown;
}

/** An entry of the world as it stands after all editorial entries, at its place. */
export interface Standing {
  readonly id: string;
  readonly type: string;
  readonly recorded: number;
  readonly data: Fields;
  readonly body: Fields;
  readonly order: number;
  readonly depth: number;
}

/** The entries of the world that stand, in the world's order, and everything that is wrong with them. */
export function standing(log: readonly Posted[]): {
  readonly entries: Standing[];
  /** The parties whose disputes stand. */
  readonly disputing: string[];
  readonly wrongs: string[];
} {
  const wrongs: string[] = [];
  const says = editorsOf(log, wrongs);
  const disputing = log.flatMap((entry) => {
    const data = entry.type === 'EntryDisputed' ? says(entry)?.['data'] : undefined;
    return data === undefined ? [] : [String((data as Fields)['by'])];
  });
  const texts = log.flatMap((entry, recorded) => {
    const body = isEditorial(entry.type) ? undefined : says(entry);
    return body ? [{ id: entry.id, type: entry.type, recorded, body, data: body['data'] as Fields }] : [];
  });
  if (wrongs.length > 0) return { entries: [], disputing, wrongs };
  const place = placer(texts, wrongs);
  const entries = texts.map((text) => ({ ...text, ...place(text, []) }));
  entries.sort(inOrder);
  return { entries, disputing, wrongs };
}

export function inOrder(a: Omit<Standing, 'type' | 'id'>, b: Omit<Standing, 'type' | 'id'>): number {
  return a.order - b.order || a.depth - b.depth || a.recorded - b.recorded;
}

function isEditorial(type: string): boolean {
  return isEventType(type) && catalogue[type].kind === 'editorial';
}

/** What an entry says now; undefined when it is retracted. */
function editorsOf(log: readonly Posted[], wrongs: string[]): (entry: Posted) => Fields | undefined {
  const says = (entry: Posted): Fields | undefined => {
    const redacted = log.findLast(
      ({ type, data }) => type === 'EntryRedacted' && 'entryId' in data && data.entryId === entry.id,
    );
    const { id, type } = entry;
    let body: Fields | undefined = redacted
      ? { id, type, ...('body' in redacted.data ? redacted.data.body : {}) }
      : { ...entry };
    for (const about of log) {
      if (!('entryId' in about.data) || about.data.entryId !== entry.id) continue;
      if (entry.type === 'EntryRedacted') wrongs.push(`${about.type} is about a redaction`);
      const said = says(about);
      if (!said || !body || !readEntry(said).ok) continue;
      const data = said['data'] as Fields;
      if (about.type === 'EntryRetracted') body = undefined;
      if (about.type === 'EntryCorrected') body = changed(body ?? {}, data['changes'] as Fields);
      if (about.type === 'TranslationAdded') body = translated(body ?? {}, data, wrongs);
    }
    if (body && !readEntry(body).ok) wrongs.push(`${entry.type} ${entry.id} has a wrong shape`);
    for (const field of removedBy(body)) {
      const corrected = log.find(({ id }) => id === (body?.['data'] as Fields)['entryId']);
      if (corrected && !fieldsOf(catalogue[corrected.type].payload).has(field))
        wrongs.push(`${entry.type} ${entry.id} removes ${field}, which there cannot be`);
    }
    return body;
  };
  return says;
}

function removedBy(body: Fields | undefined): string[] {
  if (body?.['type'] !== 'EntryCorrected') return [];
  const { data = {} } = ((body['data'] as Fields)['changes'] ?? {}) as { readonly data?: Fields };
  return Object.keys(data).filter((field) => data[field] === null);
}

function changed(body: Fields, changes: Fields): Fields {
  const data = { ...(body['data'] as Fields), ...(changes['data'] as Fields | undefined) };
  const kept = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
  return { ...body, ...changes, data: kept };
}

function translated(body: Fields, { path, text }: Fields, wrongs: string[]): Fields {
  // As JSON, since one text may stand in two fields: a structured clone would keep them one.
  const copy = JSON.parse(JSON.stringify(body['data'])) as unknown;
  let at = copy as Fields;
  // The words that a translation adds are no text of its own.
  const keys =
    body['type'] === 'TranslationAdded' && path === '/text' ? [''] : String(path).slice(1).split('/');
  for (const key of keys) at = (at[key] ?? {}) as Fields;
  if (Object.keys(at).length === 0) wrongs.push(`a translation leads nowhere: ${String(path)}`);
  for (const [tag, words] of Object.entries(text as Fields)) {
    if (tag in at) wrongs.push(`a translation is there twice: ${tag}`);
    Object.assign(at, { [tag]: words });
  }
  return { ...body, data: copy };
}

export type Text = Omit<Standing, 'order' | 'depth'>;

/** The field that names the thing which an entry is a step of. */
const steps: readonly (readonly [prefix: string, kind: string, field: string])[] = [
  ['Meeting', 'meeting', 'meetingId'],
  ['Statement', 'statement', 'statementId'],
  ['Agreement', 'agreement', 'agreementId'],
  ['Body', 'body', 'bodyId'],
  ['Phase', 'phase', 'phaseId'],
  ['Commitment', 'commitment', 'commitmentId'],
  ['Violation', 'violation', 'violationId'],
];

export function subjectOf({ type, data }: Pick<Text, 'type' | 'data'>): string {
  if (type === 'PartyJoined') return `party ${String((data['party'] as Fields)['id'])}`;
  if (type.startsWith('Party')) return `party ${String(data['partyId'])}`;
  const [, kind, field] = steps.find(([prefix]) => type.startsWith(prefix)) ?? [];
  return kind === undefined || field === undefined ? 'process' : `${kind} ${String(data[field])}`;
}

export function introduces({ type }: Text): boolean {
  const own = ['StatementIssued', 'BodyEstablished', 'PhaseDefined', 'CommitmentMade', 'ViolationAlleged'];
  return own.includes(type) || /^(Agreement|Meeting)/.test(type) || type === 'PartyJoined';
}

/** What an entry refers to, parties left out. */
export function referencesOf(text: Text): string[] {
  const own = subjectOf(text);
  const named: string[] = introduces(text) || /^(Process|Party)/.test(text.type) ? [] : [own];
  for (const [, kind, field] of steps) {
    const id = text.data[field];
    if (typeof id === 'string' && `${kind} ${id}` !== own) named.push(`${kind} ${id}`);
  }
  for (const { kind, id } of (text.data['about'] ?? []) as readonly Fields[])
    named.push(`${String(kind)} ${String(id)}`);
  for (const id of (text.data['dependsOn'] ?? []) as readonly string[]) named.push(`commitment ${id}`);
  if (text.data['supersededBy'] !== undefined)
    named.push(`commitment ${text.data['supersededBy'] as string}`);
  return named;
}

/** `order = max(earliest, order of each thing referred to)`, and the longest chain of references. */
function placer(
  texts: readonly Text[],
  wrongs: string[],
): (text: Text, above: readonly Text[]) => { order: number; depth: number } {
  const place = (text: Text, above: readonly Text[]): { order: number; depth: number } => {
    if (above.includes(text)) {
      wrongs.push(`${text.type} ${text.id} refers to itself in the end`);
      return { order: 0, depth: 0 };
    }
    const span = parseOccurred(String(text.body['occurred']));
    if (!span.ok) throw new Error(`no date: ${String(text.body['occurred'])}`);
    let { earliest: order } = span.value;
    let depth = 0;
    for (const reference of referencesOf(text)) {
      const introducers = texts.filter((other) => introduces(other) && subjectOf(other) === reference);
      const places = introducers
        .map((other) => ({ ...other, ...place(other, [...above, text]) }))
        .sort(inOrder);
      const [first] = places;
      if (!first) {
        wrongs.push(`${text.type} ${text.id} refers to ${reference}, which is not on the record`);
        continue;
      }
      order = Math.max(order, first.order);
      depth = Math.max(depth, first.depth + 1);
    }
    if (order > span.value.latest) wrongs.push(`${text.type} ${text.id} is too early for what it refers to`);
    return { order, depth };
  };
  return place;
}

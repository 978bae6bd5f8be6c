/**
 * Records whose sources have dates, and when their entries were reported, worked out once more from the text of the decision:
 * slow, and as plain as it can be.
 */
import fc from 'fast-check';
import { isEditorialType } from '../../src/domain/events/catalogue.js';
import { readEntry } from '../../src/domain/events/read-entry.js';
import type { RecordedEntry } from '../../src/domain/history/recorded-entry.js';
import { parseOccurred } from '../../src/domain/time/occurred.js';
import type { Source } from '../../src/domain/values/source.js';
import { press, pressOf, type Posted } from '../domain/decisions/entries.js';
import { introduces, referencesOf, subjectOf, type Fields, type Text } from '../domain/decisions/standing.js';

/** Of a source, from before the entries to after their recording. */
const DATES = ['2025-09', '2025-10-09', '2025-10-13T12:00Z', '2025-11-30', '2026-01', '2026', '2028-01-01'];

const sources: fc.Arbitrary<readonly Source[]> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(press) },
  { weight: 3, arbitrary: fc.constantFrom(...DATES).map((date) => pressOf(date)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...DATES), fc.constantFrom(...DATES))
      .map((two) => [...press, ...pressOf(...two)]),
  },
);

/** The same entries by sources with dates; some of their corrections give other ones. */
export function dated<E extends Posted>(entries: fc.Arbitrary<readonly E[]>): fc.Arbitrary<E[]> {
  const choices = fc.array(fc.tuple(sources, fc.option(sources, { freq: 2 })), {
    minLength: 25,
    maxLength: 25,
  });
  return fc.tuple(entries, choices).map(([log, chosen]) =>
    log.map((entry, i) => {
      const [own = press, given] = chosen[i % chosen.length] ?? [];
      const from = isEditorialType(entry.type) && own === press ? {} : { sources: own };
      if (entry.type !== 'EntryCorrected' || !given) return { ...entry, ...from };
      const { changes } = entry.data;
      const nested = changes.data?.['changes'];
      const more = nested
        ? { data: { ...changes.data, changes: { ...nested, sources: given } } }
        : { sources: given };
      return { ...entry, ...from, data: { ...entry.data, changes: { ...changes, ...more } } };
    }),
  );
}

/** The time of every entry of one process, microseconds by id. */
export function reportedTimes(recorded: readonly RecordedEntry[]): Map<string, number> {
  const log = leftOf(recorded);
  const known = log.filter((entry) => rootIn(log, entry) !== undefined);
  const own = new Map(known.map((entry) => [entry.id, alone(log, entry)]));
  const introducers = known.flatMap((entry) => introducedBy(log, entry));
  const times = new Map(known.map(({ id }) => [id, Infinity]));
  for (let moved = true; moved;) {
    moved = false;
    for (const entry of known) {
      const limits = referencesIn(log, entry).flatMap((thing) => {
        const bringing = introducers.filter((one) => one.subject === thing);
        if (!bringing.some(({ by }) => by.sequence < entry.sequence)) return [];
        return [Math.min(...bringing.map(({ by }) => times.get(by.id) ?? Infinity))];
      });
      const target = times.get('entryId' in entry.data ? entry.data.entryId : '') ?? -Infinity;
      const time = Math.max(own.get(entry.id) ?? 0, target, ...limits);
      if (time !== times.get(entry.id)) moved = true;
      times.set(entry.id, time);
    }
  }
  return times;
}

/** A record as a store holds it: nothing is to be seen of what was redacted later. Ids are those of one process. */
export function leftOf(recorded: readonly RecordedEntry[]): RecordedEntry[] {
  return recorded.map((entry) => {
    const last = recorded.findLast(
      (about) => about.type === 'EntryRedacted' && about.data.entryId === entry.id,
    );
    if (last?.type !== 'EntryRedacted') return entry;
    const { occurred: _, sources: __, note: ___, ...rest } = entry;
    return { ...rest, ...last.data.body, redacted: true } as object as RecordedEntry;
  });
}

/** The sources that an entry has as the record stands, with those of what corroborates it. */
export function sourcesNow(recorded: readonly RecordedEntry[], { id }: RecordedEntry): readonly Source[] {
  const log = leftOf(recorded);
  const entry = log.find((one) => one.id === id);
  if (!entry) return [];
  const said = saysOf(log, entry, (about) => about.type !== 'EntryRetracted');
  const corroborating = log.flatMap((about) =>
    about.type === 'EntryCorroborated' && about.data.entryId === entry.id
      ? (sourcesIn(saysOf(log, about)) ?? [])
      : [],
  );
  return [...(given(log, said as unknown as RecordedEntry) ?? sourcesIn(said) ?? []), ...corroborating];
}

/** In microseconds, the last one that a date may mean. */
export function lastMicrosOf(date: string): number {
  const reading = parseOccurred(date);
  if (!reading.ok) throw new Error(`no date: ${date}`);
  return reading.value.latest * 1_000 + (date.includes('T') ? 0 : 999);
}

function alone(log: readonly RecordedEntry[], entry: RecordedEntry): number {
  const dates = sourcesNow(log, entry).flatMap(({ publishedOn }) => publishedOn ?? []);
  if (dates.length > 0) return Math.min(...dates.map(lastMicrosOf));
  return Date.parse(`${entry.recordedAt.slice(0, 23)}Z`) * 1_000 + Number(entry.recordedAt.slice(23, 26));
}

/** What an entry says after what is about it; undefined when it is retracted. */
function saysOf(
  log: readonly RecordedEntry[],
  entry: RecordedEntry,
  counts: (about: RecordedEntry) => boolean = () => true,
): Fields | undefined {
  let body: Fields | undefined = { ...entry };
  for (const about of log) {
    if (!('entryId' in about.data) || about.data.entryId !== entry.id || !counts(about)) continue;
    const said = saysOf(log, about);
    if (!said || !body || !readEntry(postedOf(said)).ok) continue;
    if (about.type === 'EntryRetracted') body = undefined;
    else if (about.type === 'EntryCorrected')
      body = changed(body, (said['data'] as Fields)['changes'] as Fields);
  }
  return body;
}

function postedOf({ type, id, occurred, data, sources: from, note }: Fields): Fields {
  const said = { type, id, occurred, data, sources: from, note };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

function changed(body: Fields, changes: Fields): Fields {
  const data = { ...(body['data'] as Fields), ...(changes['data'] as Fields | undefined) };
  const kept = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
  return { ...body, ...changes, data: kept };
}

function sourcesIn(said: Fields | undefined): readonly Source[] | undefined {
  return said?.['sources'] as readonly Source[] | undefined;
}

/** The sources that a correction gives, itself or in the end. */
function given(log: readonly RecordedEntry[], entry: RecordedEntry): readonly Source[] | undefined {
  if (entry.type !== 'EntryCorrected') return undefined;
  return entry.data.changes.sources ?? sourcesIn(inTheEnd(log, entry)?.changes);
}

interface Change {
  readonly target: RecordedEntry;
  readonly changes: Fields;
}

function inTheEnd(log: readonly RecordedEntry[], entry: RecordedEntry<'EntryCorrected'>): Change | undefined {
  let changes = entry.data.changes as unknown as Fields;
  for (let id = entry.data.entryId; ;) {
    const target = log.find((one) => one.id === id);
    if (target?.type !== 'EntryCorrected') return target && { target, changes };
    const inner = (changes['data'] as Fields | undefined)?.['changes'];
    if (inner === undefined) return undefined;
    changes = inner as Fields;
    id = target.data.entryId;
  }
}

function rootIn(log: readonly RecordedEntry[], entry: RecordedEntry): RecordedEntry | undefined {
  if (!('entryId' in entry.data)) return entry;
  const { entryId } = entry.data;
  const target = log.find(({ id, sequence }) => id === entryId && sequence < entry.sequence);
  return target && rootIn(log, target);
}

function textOf(entry: RecordedEntry, data: Fields): Text {
  return { id: entry.id, type: entry.type, recorded: 0, data, body: {} };
}

function changeOf(log: readonly RecordedEntry[], entry: RecordedEntry): Change | undefined {
  const change = entry.type === 'EntryCorrected' ? inTheEnd(log, entry) : undefined;
  return change && !('entryId' in change.target.data) ? change : undefined;
}

function introducedBy(
  log: readonly RecordedEntry[],
  entry: RecordedEntry,
): { readonly subject: string; readonly by: RecordedEntry }[] {
  const change = changeOf(log, entry);
  if (!change && 'entryId' in entry.data) return [];
  const { target = entry, changes = {} } = change ?? {};
  const text = textOf(target, { ...target.data, ...(changes['data'] as Fields | undefined) });
  return introduces(text) ? [{ subject: subjectOf(text), by: entry }] : [];
}

/** Of a correction those in the fields that it changes. */
function referencesIn(log: readonly RecordedEntry[], entry: RecordedEntry): readonly string[] {
  if (!('entryId' in entry.data)) return referencesOf(textOf(entry, { ...entry.data }));
  const change = changeOf(log, entry);
  const data = change?.changes['data'] as Fields | undefined;
  if (!change || !data) return [];
  const set = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
  // A party orders nothing, but says what its entry is about.
  const about = 'party' in change.target.data ? { party: change.target.data.party } : {};
  return referencesOf(textOf(change.target, { ...about, ...set }));
}

/** Rule: searches in Arabic, English, Spanish and Hebrew find what a reader means, and nothing of what he leaves out. */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { timeline } from '../../projections/timeline.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { matches, partyNamed } from '../../src/domain/search/matching.js';
import { readQuery, type Term } from '../../src/domain/search/query.js';
import { foldEntry } from '../../src/domain/search/searched-entry.js';
import { correct, en, issued, joined, opened, retract } from '../domain/decisions/entries.js';
import { openDesk, type Desk, type Row } from '../http/desk.js';
import { runOnScreen } from '../cli/screen.js';
import { partsOf } from '../server/running-server.js';
import { golden } from './golden.js';
import { deskWithAll, entryNamed } from './story.js';

let desk: Desk;
beforeAll(async () => {
  desk = await deskWithAll();
}, 120_000);
afterAll(() => desk.close());

async function idsFound(q: string): Promise<string[]> {
  return (await desk.rows('/v1/search', { q, limit: '1000' })).map(({ entryId }) => String(entryId));
}

it('the golden set has Arabic, English, Spanish and Hebrew', () => {
  expect(golden.length).toBeGreaterThanOrEqual(60);
  expect(new Set(golden.map(({ q }) => q)).size).toBe(golden.length);
});

describe('a search', () => {
  it.each(golden)('for $q', async ({ q, found, not = [], only }) => {
    const ids = await idsFound(q);
    expect(ids).toEqual(expect.arrayContaining(found.map(entryNamed)));
    expect(not.map(entryNamed).filter((id) => ids.includes(id))).toEqual([]);
    if (only) expect(ids.toSorted()).toEqual(found.map(entryNamed).sort());
  });
});

/** The text at a JSON Pointer of a row. */
function textAt(row: Row, pointer: string): string {
  const value = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], row);
  return value as string;
}

interface FoundRow extends Row {
  readonly found: {
    readonly score: number;
    readonly texts: readonly {
      readonly pointer: string;
      readonly start: number;
      readonly excerpt: string;
      readonly marks: readonly { readonly start: number; readonly end: number }[];
    }[];
    readonly parties: readonly string[];
  };
}

it('every mark is a place in the text that the row has, every excerpt a part of it', async () => {
  for (const { q } of golden) {
    const rows = (await desk.rows('/v1/search', { q, limit: '20' })) as readonly FoundRow[];
    for (const row of rows)
      for (const { pointer, start, excerpt, marks } of row.found.texts) {
        const text = textAt(row, pointer);
        expect(text.slice(start, start + excerpt.length)).toBe(excerpt);
        const words = marks.map((mark) => text.slice(mark.start, mark.end));
        expect(
          words.every((word) => /^[\p{L}\p{N}\p{M}]/u.test(word)),
          `${q}: ${words.join('|')}`,
        ).toBe(true);
      }
    const scores = rows.map(({ found }) => found.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(rows.every(({ found }) => found.texts.length > 0 || found.parties.length > 0)).toBe(true);
  }
});

/** What looking at every entry finds. */
function lookedAt(q: string): string[] {
  const { views } = partsOf(desk.server.app);
  const reading = readQuery(q);
  if (!reading.ok) return [];
  const { query } = reading;
  const history: HistoryEntry[] = [...views.processes()].flatMap((name) => [
    ...views.history(name).entries(),
  ]);
  const entries = history.map((entry) => ({
    id: entry.id,
    folded: foldEntry(timeline.entryTexts?.(entry) ?? { texts: [], named: undefined, parties: [] }),
  }));
  const named = (terms: readonly Term[]): ReadonlySet<string>[] =>
    query.languages.length > 0
      ? []
      : terms.map((term) => new Set(entries.flatMap(({ folded }) => partyNamed(term, folded) ?? [])));
  const parties = { wanted: named(query.wanted), unwanted: named(query.unwanted) };
  return entries.filter(({ folded }) => matches(query, folded, parties)).map(({ id }) => id);
}

it('the index finds what looking at every entry finds, whatever is typed', { timeout: 120_000 }, async () => {
  const words = golden.flatMap(({ q }) => q.split(' '));
  const typed = fc.array(
    fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(
        'AND',
        'OR',
        'NOT',
        'NEAR(a b)',
        'marks:',
        '{en}',
        '^',
        '""',
        '"',
        "'",
        '\\',
        '*',
        'a*',
        '\u0000',
        '\ue001',
      ),
    ),
    { minLength: 1, maxLength: 3 },
  );
  await fc.assert(
    fc.asyncProperty(typed, async (parts) => {
      const q = parts.join(' ');
      const { status, body } = await desk.server.http.get('/v1/search').query({ q, limit: '1000' });
      if (status !== 200) {
        expect([status, body]).toMatchObject([
          400,
          { code: 'invalid-query', detail: expect.stringMatching(/^parameter "q": expected /) as string },
        ]);
        return;
      }
      const ids = (body as { items: readonly Row[] }).items.map(({ entryId }) => entryId);
      expect(ids.toSorted()).toEqual(lookedAt(q).sort());
    }),
    { numRuns: 60 },
  );
});

describe('an index that is made anew', () => {
  const flowers = ['marigold', 'primrose', 'foxglove', 'delphinium', 'flower*', 'slip'];

  /** Every answer to every query, with its scores and its marks. */
  async function answersOf(of: Desk): Promise<ReadonlyMap<string, readonly Row[]>> {
    const answers = new Map<string, readonly Row[]>();
    const ask = async (q: string, sort: string): Promise<void> => {
      answers.set(`${q} by ${sort}`, await of.rows('/v1/search', { q, sort, limit: '1000' }));
    };
    for (const { q } of golden) await ask(q, 'relevance');
    for (const q of flowers) for (const sort of ['relevance', 'occurred', '-occurred']) await ask(q, sort);
    return answers;
  }

  let before: ReadonlyMap<string, readonly Row[]>;
  beforeAll(async () => {
    const said = (flower: string, on: string): ReturnType<typeof issued> =>
      issued(flower, on, { text: en(`The ${flower} flowers.`) });
    const typo = said('marigold', '2025-10-03');
    const wrong = said('foxglove', '2025-10-02');
    const early = said('delphinium', '2025-10-01');
    await desk.record('garden', opened, joined('us'), typo, wrong, early);
    await desk.record('garden', correct(typo, { data: { text: en('The primrose flowers.') } }, 'A slip.'));
    await desk.record('garden', retract(wrong), correct(early, { occurred: '2025-12-24' }));
    before = await answersOf(desk);
    const idsOf = (query: string): unknown => before.get(query)?.map(({ entryId }) => entryId);
    expect(idsOf('flower* by occurred')).toEqual([typo.id, early.id]);
    expect(idsOf('primrose by relevance')).toEqual([typo.id]);
    for (const gone of ['marigold', 'foxglove']) expect(idsOf(`${gone} by relevance`)).toEqual([]);
  });

  it('answers as the old one did where its file is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chancery-search-'));
    for (const name of ['log.db', 'log.db-wal'])
      copyFileSync(join(desk.server.folder, name), join(folder, name));
    const anew = await openDesk('2026-11-01T09:00:00Z', folder);
    try {
      expect(await answersOf(anew)).toEqual(before);
    } finally {
      await anew.close();
    }
  });

  it('answers as the old one did where its read model is rebuilt beside it', async () => {
    const { status, err } = await runOnScreen(['rebuild', 'timeline', '--url', desk.server.url]);
    expect([status, err]).toEqual([0, '']);
    expect(await answersOf(desk)).toEqual(before);
  });
});

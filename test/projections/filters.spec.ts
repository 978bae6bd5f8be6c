/** Guards that what a filter looks for in a view is what such rows are found by: else an index would leave rows out. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import type { Facet, Projection } from '../../projections/projection.js';
import type { FilterParameter } from '../../projections/resource.js';
import { placed } from '../../projections/spans.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import { rowsAfter } from './folding.js';
import { randomHistory } from './random-history.js';
import { FoldedRecord } from './viewing.js';

const now = Date.parse('2026-03-01T00:00:00Z');
const narrowed = projections.filter(({ resource }) => resource?.filter);
const filterOf = ({ resource }: Projection): readonly FilterParameter[] => resource?.filter ?? [];

interface Row {
  readonly view: object;
  readonly facets: ReadonlySet<string>;
  /** The first number of its natural order. */
  readonly place: number | undefined;
}

const nameOf = ({ name, value }: Facet): string => `${name}=${value}`;

function rowsOf(projection: Projection, entries: readonly HistoryEntry[]): Row[] {
  const record = new FoldedRecord(entries);
  return [...rowsAfter(projection, entries)].map(([key, row]) => {
    const context = record.contextOf(projection.name, { processId: 'gaza-2025', key }, now);
    const entry = entries.find(({ id }) => id === key);
    const facets =
      projection.rowPerEntry && entry ? projection.entryFacets?.(entry) : projection.facets?.(row);
    return {
      view: projection.view(row, context),
      facets: new Set((facets ?? []).map(nameOf)),
      place: projection.sort?.of(row)[0],
    };
  });
}

/** The values that a parameter looks for in a view, and by what facets it finds each. */
function looksFor(parameter: FilterParameter, view: object): readonly string[] {
  if (parameter.takes === 'date' || (parameter.takes === 'flag' && parameter.byTime)) return [];
  const found = parameter.of(view);
  return typeof found === 'boolean' ? [String(found)] : found.filter((one) => one !== null);
}

function foundBy(parameter: FilterParameter, value: string): readonly string[] {
  const said =
    parameter.takes === 'ids' || parameter.takes === 'words' ? parameter.foundBy?.(value) : undefined;
  return (said ?? [{ name: parameter.name, value }]).map(nameOf);
}

describe.each(narrowed)('the filters of $name', (projection) => {
  const filter = filterOf(projection);

  it('find each row by the values that they look for in its view, and by no other', () => {
    fc.assert(
      fc.property(randomHistory, (entries) => {
        const rows = rowsOf(projection, entries);
        for (const parameter of filter) {
          const values = new Set(rows.flatMap(({ view }) => looksFor(parameter, view)));
          for (const { view, facets } of rows) {
            const found = [...values].filter((value) =>
              foundBy(parameter, value).some((name) => facets.has(name)),
            );
            expect(new Set(found), parameter.name).toEqual(new Set(looksFor(parameter, view)));
          }
        }
      }),
    );
  });

  it('find the rows of a span by their place', () => {
    fc.assert(
      fc.property(randomHistory, (entries) => {
        for (const { view, facets, place } of rowsOf(projection, entries)) {
          for (const parameter of filter) {
            if (parameter.takes !== 'date') continue;
            const found = parameter.of(view);
            if (parameter.bound === 'before') {
              if (found?.latest != null) expect(place).toBe(Date.parse(found.latest));
            } else if (found?.earliest != null) {
              const { earliest, latest } = found;
              const said = placed({ text: '', earliest, latest }, place).map(nameOf);
              expect([...facets]).toEqual(expect.arrayContaining(said));
              if (!projection.rowPerEntry) expect(place).toBe(Date.parse(earliest));
            }
          }
        }
      }),
    );
  });

  it('are of different names, each with words out of its list', () => {
    expect(new Set(filter.map(({ name }) => name)).size).toBe(filter.length);
    fc.assert(
      fc.property(randomHistory, (entries) => {
        for (const { view } of rowsOf(projection, entries))
          for (const parameter of filter)
            if (parameter.takes === 'words')
              expect(parameter.words).toEqual(expect.arrayContaining(looksFor(parameter, view) as string[]));
      }),
    );
  });
});

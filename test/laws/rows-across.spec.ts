/** A question over all processes as of a moment is bounded in entries: it goes on after a process, or is refused. */
import { describe, expect, it } from 'vitest';
import { projections } from '../../projections/index.js';
import { parties } from '../../projections/parties.js';
import { partyCommitments } from '../../projections/party-commitments.js';
import type { Projection } from '../../projections/projection.js';
import { listRows } from '../../src/application/query/ask.js';
import { RowsAcross, TooManyEntries } from '../../src/views/memory/rows-across.js';
import { joined, made, opened } from '../domain/decisions/entries.js';
import { readModels, told } from './read-models.js';
import { recordedIn } from './recorded.js';

const PROCESSES = ['a', 'b', 'c', 'd'];
const MADE = ['one', 'two', 'three'];

function across(most?: number): RowsAcross {
  const models = readModels();
  let position = 0;
  for (const process of PROCESSES) {
    const own = recordedIn(process, [
      opened,
      joined('hamas'),
      joined('israel'),
      ...MADE.map((id) => made(id, '2025-10-01')),
    ]);
    for (const entry of own) {
      position += 1;
      models.take([{ ...entry, sequence: position, position: String(position) }]);
    }
  }
  const histories = {
    processes: () => models.views.processes(),
    *of(process: string, looked: () => void) {
      for (const entry of models.views.history(process).entries()) {
        looked();
        yield entry;
      }
    },
  };
  return new RowsAcross(projections, histories, most);
}

/** All pages of a list, as `process/key`. */
function pages(source: RowsAcross, projection: Projection, descending: boolean, limit: number): string[][] {
  const found: string[][] = [];
  let cursor: string | undefined;
  do {
    const order = { by: 'key', descending } as const;
    const page = listRows(
      projection,
      { source, now: 0, told: { position: '0' } },
      { criteria: {}, order, limit, cursor },
      () => source.stoppedAfter,
    );
    found.push(page.items.map((item) => `${String(item['processId'])}/${String(item['commitmentId'])}`));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

const all = PROCESSES.flatMap((process) => MADE.toSorted().map((id) => `${process}/${id}`));

describe('rows across processes', () => {
  it.each([false, true])('are given process by process, each row once (descending: %s)', (descending) => {
    const expected = descending ? all.toReversed() : all;
    for (const limit of [1, 2, 5, 100])
      expect(pages(across(), partyCommitments, descending, limit).flat()).toEqual(expected);
  });

  it('end a page once so many entries were looked at, and go on with the next process', () => {
    const found = pages(across(10), partyCommitments, false, 100);
    expect(found.map((page) => page.length)).toEqual([6, 6, 0]);
    expect(found.flat()).toEqual(all);
  });

  it('end a page once so many entries were read, also where none of them counts', () => {
    const read: string[] = [];
    const histories = {
      processes: () => PROCESSES,
      of: (process: string, looked: () => void) => {
        read.push(process);
        for (let i = 0; i < 6; i++) looked();
        return [];
      },
    };
    const source = new RowsAcross(projections, histories, 10);
    expect([...source.scan(partyCommitments, { by: 'key', descending: false })]).toEqual([]);
    expect(read).toEqual(['a', 'b']);
    expect(source.stoppedAfter?.at.process).toBe('b');
  });

  it('of no process are refused where there are more entries than are looked at', () => {
    const scan = { by: 'key', descending: false } as const;
    expect([...across(24).scan(parties, scan)].map(({ at }) => at.key)).toEqual(['hamas', 'israel']);
    expect(() => [...across(23).scan(parties, scan)]).toThrow(TooManyEntries);
  });

  it('are those of every process alone', () => {
    const source = across();
    expect(Object.keys(told(source)['party-commitments'] ?? {})).toHaveLength(all.length);
  });
});

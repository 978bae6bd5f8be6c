/** A key that stands still because its fold failed is told in the same way wherever rows are made from the history. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { replaySteps } from '../../src/application/replay/replay.js';
import { assessed, joined, made, opened, reported } from '../domain/record/entries.js';
import { pastRows, pastRowsOf, readModels, told, type ReadModels } from './read-models.js';
import { recordedIn } from './recorded.js';

const PROCESS = 'gaza-2025';
const poison = assessed('first', 'minimum', '2025-10-05');
const entries = recordedIn(PROCESS, [
  opened,
  joined('hamas'),
  joined('israel'),
  made('first', '2025-10-01'),
  made('second', '2025-10-02', { dependsOn: ['first'] }),
  poison,
  reported('first', 'complete', '2025-10-06', 'hamas'),
  reported('second', 'complete', '2025-10-07', 'hamas'),
]);

let live: ReadModels;
beforeEach(() => {
  const evolve = partyCommitments.evolve.bind(partyCommitments);
  vi.spyOn(partyCommitments, 'evolve').mockImplementation((row, entry, key) => {
    if (entry.id === poison.id) throw new Error('a defect');
    return evolve(row, entry, key);
  });
  live = readModels();
  for (const entry of entries) live.take([entry]);
});
afterEach(() => {
  vi.restoreAllMocks();
  live.db.close();
});

it('says so in the live rows, with the entry and its position', () => {
  expect(told(live.rows)['party-commitments']?.[`${PROCESS} first`]).toMatchObject({
    parked: { entryId: poison.id, position: '6' },
    claims: [],
  });
});

it('is the same as of a moment, from what was recorded and from the history in the file', () => {
  expect(told(pastRows(entries))).toEqual(told(live.rows));
  expect(told(pastRowsOf(live))).toEqual(told(live.rows));
});

it.each(['occurred', 'recorded'] as const)('is the same at the end of a replay in %s order', (order) => {
  const rows = new Map<string, unknown>();
  const question = { processId: PROCESS, order, from: -Infinity, to: Infinity };
  for (const timed of replaySteps(live.views, question))
    for (const { projection, key, row } of timed?.step.changes ?? []) rows.set(`${projection} ${key}`, row);
  const expected = told(live.rows)['party-commitments'] ?? {};
  for (const key of ['first', 'second']) {
    const replayed = JSON.parse(JSON.stringify(rows.get(`party-commitments ${key}`))) as unknown;
    expect(replayed).toEqual(expected[`${PROCESS} ${key}`]);
  }
});

/** What is kept of rows does not outlive them: not when a key is parked, nor when other rows come in their place. */
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { RowVersions } from '../../src/views/sqlite/row-versions.js';
import { ViewTexts } from '../../src/views/sqlite/view-texts.js';
import { correct, joined, made, opened } from '../domain/decisions/entries.js';
import { readModels, type ReadModels } from '../laws/read-models.js';
import { recordedIn } from '../laws/recorded.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, openLog, PROCESS, startProjector } from './running-projector.js';

const NOW = Date.parse('2026-01-05');
const first = made('first', '2025-10-01');
const start = [opened, joined('hamas'), joined('israel'), first];
const asked = { projection: partyCommitments, process: PROCESS };
const at = { process: PROCESS, key: 'first' };

function over({ db, views, rows }: Pick<ReadModels, 'db' | 'views' | 'rows'>): {
  readonly text: () => unknown;
  readonly state: () => string;
} {
  const versions = new RowVersions(db, views);
  const texts = new ViewTexts(rows, views, versions, 1_000_000);
  return {
    text: () => JSON.parse(String(texts.one(partyCommitments, at, NOW)?.text)) as unknown,
    state: () => versions.stateOf(asked, NOW),
  };
}

afterEach(() => {
  vi.restoreAllMocks();
});

it('a row that stands still says so, also where that changes again', () => {
  const models = readModels();
  const { text, state } = over(models);
  const [one, two] = ['One.', 'Two.'].map((note) => correct(first, { note: { en: note } }));
  if (!one || !two) throw new Error('expected two corrections');
  const entries = recordedIn(PROCESS, [...start, one, two]);
  models.take(entries.slice(0, 4));
  const states = [state()];
  expect(text()).not.toHaveProperty('parked');
  vi.spyOn(partyCommitments, 'evolve').mockImplementation(() => {
    throw new Error('a defect');
  });
  for (const [index, position] of [4, 5].entries()) {
    models.take(entries.slice(position, position + 1));
    states.push(state());
    expect(text()).toMatchObject({ parked: { entryId: first.id, position: String(5 + index) } });
  }
  expect(new Set(states).size).toBe(3);
  models.db.close();
});

it('rows that come in place of others are told, and have another state', async () => {
  const folder = temporaryFolder();
  const log = await openLog(folder);
  await append(log, start);
  const running = await startProjector(folder, log);
  onTestFinished(async () => {
    await running.stop();
    await log.close();
  });
  const { text, state } = over(running);
  running.db.prepare(`UPDATE rows SET body = json_set(body, '$.spoilt', 1) WHERE key = 'first'`).run();
  const before = state();
  expect(text()).toHaveProperty('spoilt');
  await running.rebuilds.rebuild(partyCommitments);
  expect(text()).not.toHaveProperty('spoilt');
  expect(state()).not.toBe(before);
});

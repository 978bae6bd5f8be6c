import { afterEach, describe, expect, it, vi } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { correct, idOf, joined, made, opened, retract, type Posted } from '../domain/decisions/entries.js';
import { pastRows, readModels, told, type ReadModels } from '../laws/read-models.js';
import { recordedIn } from '../laws/recorded.js';
import { PROCESS } from './running-projector.js';

const NAME = 'party-commitments';
const start = [opened, joined('hamas'), joined('israel')];
const poison = made('first', '2025-10-01', { theme: 'security' });
const sound = made('second', '2025-10-02');

/** A fold that cannot do with commitments of a theme, as a defect would have it. */
function withPoison(theme = 'security'): void {
  const evolve = partyCommitments.evolve.bind(partyCommitments);
  vi.spyOn(partyCommitments, 'evolve').mockImplementation((row, entry, key) => {
    const next = evolve(row, entry, key);
    if (next?.theme === theme) throw new Error(`no ${theme}, please`);
    return next;
  });
}

function taking(...entries: readonly Posted[]): ReadModels {
  const models = readModels();
  for (const entry of recordedIn(PROCESS, entries)) models.take([entry]);
  return models;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a fold that throws', () => {
  it('parks its key with the entry, the error and the position; other keys and read models go on', () => {
    withPoison();
    const { views, rows } = taking(...start, poison, sound);
    expect(views.parked(NAME)).toEqual([
      { process: PROCESS, key: 'first', entryId: poison.id, error: 'no security, please', position: 4 },
    ]);
    const rowsTold = told(rows);
    expect(Object.keys(rowsTold[NAME] ?? {})).toEqual([`${PROCESS} second`]);
    expect(rowsTold['timeline']).toHaveProperty(`${PROCESS} ${poison.id}`);
    expect(rowsTold['process-overview']?.[`${PROCESS} ${PROCESS}`]).toMatchObject({
      counts: { commitment: 2 },
    });
  });

  it('parks what follows for the key, and shows its row as it stood', () => {
    const step = { ...made('first', '2025-10-05'), id: idOf('step') };
    const models = taking(...start, sound);
    const before = told(models.rows)[NAME];
    withPoison('detainees');
    const [, , , , first, second] = recordedIn(PROCESS, [
      ...start,
      sound,
      correct(sound, { note: { en: 'A note.' } }),
      step,
    ]);
    if (first) models.take([first]);
    if (second) models.take([second]);
    expect(models.views.parked(NAME).map(({ key }) => key)).toEqual(['first', 'second']);
    expect(told(models.rows)[NAME]?.[`${PROCESS} second`]).toEqual({
      ...before?.[`${PROCESS} second`],
      parked: { entryId: sound.id, position: '5' },
    });
    // Whoever follows the row is told that it stands still.
    const changed = models.rows.changedAfter({ projections: [NAME] }, 4, 10);
    expect(changed.map(({ at, position }) => [at.key, position])).toEqual([['second', 5]]);
  });

  it('folds the key again, whole, once a correction mends the entry', () => {
    withPoison();
    const entries = [...start, poison, sound, correct(poison, { data: { theme: 'detainees' } })];
    const { views, rows } = taking(...entries);
    expect(views.parked(NAME)).toEqual([]);
    expect(told(rows)).toEqual(told(pastRows(recordedIn(PROCESS, entries))));
  });

  it('clears the key once the entry is retracted', () => {
    withPoison();
    const { views, rows } = taking(...start, poison, sound, retract(poison));
    expect(views.parked(NAME)).toEqual([]);
    expect(Object.keys(told(rows)[NAME] ?? {})).toEqual([`${PROCESS} second`]);
  });
});

describe('keys that cannot be told', () => {
  function withoutKeys(): void {
    const keys = partyCommitments.keys.bind(partyCommitments);
    vi.spyOn(partyCommitments, 'keys').mockImplementation((entry) => {
      if (entry.type === 'CommitmentMade' && entry.data.theme === 'security') throw new Error('no key');
      return keys(entry);
    });
  }

  it('park the entry alone', () => {
    withoutKeys();
    const { views, rows } = taking(...start, poison, sound);
    expect(views.parked(NAME)).toEqual([
      { process: PROCESS, key: `entry:${poison.id}`, entryId: poison.id, error: 'no key', position: 4 },
    ]);
    expect(Object.keys(told(rows)[NAME] ?? {})).toEqual([`${PROCESS} second`]);
    expect(rows.changedAfter({ projections: [NAME] }, 0, 10).map(({ at }) => at.key)).toEqual(['second']);
  });

  it('are told again once a correction mends the entry', () => {
    withoutKeys();
    const entries = [...start, poison, correct(poison, { data: { theme: 'detainees' } })];
    const { views, rows } = taking(...entries);
    expect(views.parked(NAME)).toEqual([]);
    expect(told(rows)).toEqual(told(pastRows(recordedIn(PROCESS, entries))));
  });

  it('matter no longer once the entry is retracted', () => {
    withoutKeys();
    expect(taking(...start, poison, retract(poison)).views.parked(NAME)).toEqual([]);
  });
});

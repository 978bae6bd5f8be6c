import fc from 'fast-check';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { projections } from '../../projections/index.js';
import { parties } from '../../projections/parties.js';
import { partyCommitments } from '../../projections/party-commitments.js';
import type { Projection } from '../../projections/projection.js';
import { timeline } from '../../projections/timeline.js';
import type { EventLog } from '../../src/log/event-log.js';
import {
  alleged,
  assessed,
  declared,
  defined,
  established,
  held,
  issued,
  joined,
  made,
  opened,
  proposed,
  type Posted,
} from '../domain/decisions/entries.js';
import { legalHistories } from '../domain/decisions/histories.js';
import { pastRowsOf, told } from '../laws/read-models.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { append, openLog, PROCESS, startProjector, type RunningProjector } from './running-projector.js';

const sample: readonly Posted[] = [
  opened,
  joined('hamas'),
  joined('israel'),
  joined('egypt'),
  proposed('plan', '2025-09-29'),
  defined('phase-1', '2025-09-30'),
  held('miami', '2025-12-19'),
  made('first', '2025-10-01'),
  made('second', '2025-10-02', { dependsOn: ['first'] }),
  assessed('first', 'complete', '2025-10-13'),
  alleged('violation', '2025-10-14', { commitmentId: 'first' }),
  established('cmcc', '2025-10-17'),
  issued('pledge', '2025-10-18', { issuers: ['egypt'] }),
  declared('phase-1', 'in_progress', '2025-10-19', { by: 'egypt', statementId: 'pledge' }),
];

async function given(entries: readonly Posted[] = sample) {
  const folder = temporaryFolder();
  const log = await openLog(folder);
  if (entries.length > 0) await append(log, entries);
  const running = await startProjector(folder, log);
  onTestFinished(async () => {
    await running.stop();
    await log.close();
  });
  return { folder, log, ...running };
}

/** As an older version of a fold might have left them. */
function spoil({ db, views }: RunningProjector, { name }: Projection): void {
  const own = '(SELECT read_model FROM read_models WHERE name = ?)';
  db.prepare(`UPDATE rows SET body = json_set(body, '$.spoilt', 1) WHERE read_model = ${own}`).run(name);
  db.prepare(`DELETE FROM links WHERE owner IN (SELECT row FROM rows WHERE read_model = ${own})`).run(name);
  db.prepare(`DELETE FROM sums WHERE read_model = ${own}`).run(name);
  db.prepare(`DELETE FROM shares WHERE read_model = ${own}`).run(name);
  db.prepare(`DELETE FROM shared_changes WHERE row IN (SELECT row FROM rows WHERE read_model = ${own})`).run(
    name,
  );
  views.forget();
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a rebuild', () => {
  it('comes out as what is live, for every read model of any record, and changes nothing then', async () => {
    const history = legalHistories({ proposals: 40 }).map((batches) => batches.flat());
    for (const entries of fc.sample(history, { numRuns: 6, seed: 2025 })) {
      const { rebuilds, generations, log } = await given(entries);
      for (const projection of projections) {
        const version = generations.versionOf(projection.name);
        expect(await rebuilds.rebuild(projection)).toEqual({
          state: 'done',
          position: String(await log.head()),
          changed: false,
        });
        expect(generations.versionOf(projection.name)).toBe(version);
      }
    }
  });

  it.each(projections.filter(({ rowPerEntry }) => !rowPerEntry))(
    'replaces the rows of $name where they differ, with their links',
    async (projection) => {
      const running = await given();
      const before = told(running.rows);
      spoil(running, projection);
      expect(await running.rebuilds.rebuild(projection)).toMatchObject({ state: 'done', changed: true });
      expect(told(running.rows)).toEqual(before);
      expect(told(running.rows)).toEqual(told(pastRowsOf(running)));
      expect(running.states.get(projection.name)).toMatchObject({ state: 'done', changed: true });
    },
  );

  it('makes a new version of the feeds that it changes, and of those that read its rows', async () => {
    const running = await given();
    const { generations, rebuilds } = running;
    const ofAll = generations.versionOfAll();
    spoil(running, partyCommitments);
    await rebuilds.rebuild(partyCommitments);
    expect(generations.versionOf('party-commitments')).toBe(`${partyCommitments.version}-1`);
    expect(generations.versionOf('parties')).toBe(`${parties.version}-1`);
    expect(generations.versionOf('timeline')).toBe(String(timeline.version));
    expect(generations.versionOfAll()).not.toBe(ofAll);
  });

  it('goes on with new entries after the swap', async () => {
    const running = await given();
    spoil(running, partyCommitments);
    await running.rebuilds.rebuild(partyCommitments);
    await running.covers(await append(running.log, [assessed('second', 'minimum', '2025-10-14')]));
    expect(told(running.rows)).toEqual(told(pastRowsOf(running)));
  });

  it('shows the old rows or the new ones, and how far it has come', async () => {
    const many = Array.from({ length: 2_100 }, (_, i) => made(`point-${i}`, '2025-10-01'));
    const running = await given([...sample, ...many]);
    const before = told(running.rows)['party-commitments'];
    spoil(running, partyCommitments);
    const spoilt = told(running.rows)['party-commitments'];
    const seen: unknown[] = [];
    const { log, rebuilds } = running;
    const readAll = log.readAll.bind(log);
    vi.spyOn(log, 'readAll').mockImplementation(async function* (options): ReturnType<EventLog['readAll']> {
      for await (const event of readAll(options)) {
        if (event.position % 2_000n === 1n) {
          seen.push(running.states.get('party-commitments'));
          expect(told(running.rows)['party-commitments']).toEqual(spoilt);
        }
        yield event;
      }
    });
    await rebuilds.rebuild(partyCommitments);
    expect(seen).toEqual([
      { state: 'running', position: '0', head: '0' },
      { state: 'running', position: '2000', head: '2114' },
    ]);
    expect(told(running.rows)['party-commitments']).toEqual(before);
  });

  it('that a second one joins is one', async () => {
    const { rebuilds } = await given();
    const [one, other] = await Promise.all([rebuilds.rebuild(parties), rebuilds.rebuild(parties)]);
    expect(other).toBe(one);
  });

  it('stops at the first failure and leaves the live rows as they are', async () => {
    const running = await given();
    const before = told(running.rows);
    vi.spyOn(partyCommitments, 'evolve').mockImplementation(() => {
      throw new Error('a defect');
    });
    expect(await running.rebuilds.rebuild(partyCommitments)).toEqual({
      state: 'failed',
      reason: `the fold of "first" failed at entry ${sample.find(({ type }) => type === 'CommitmentMade')?.id}: a defect`,
    });
    expect(told(running.rows)).toEqual(before);
    expect(running.generations.versionOf('party-commitments')).toBe(String(partyCommitments.version));
  });

  it('with a mended fold clears what is parked', async () => {
    const running = await given([]);
    const defect = vi.spyOn(partyCommitments, 'keys').mockImplementation(() => {
      throw new Error('a defect');
    });
    await running.covers(await append(running.log, sample));
    expect(running.views.parked('party-commitments')).toHaveLength(sample.length);
    defect.mockRestore();
    expect(await running.rebuilds.rebuild(partyCommitments)).toMatchObject({ state: 'done', changed: true });
    expect(running.views.parked('party-commitments')).toEqual([]);
    expect(told(running.rows)).toEqual(told(pastRowsOf(running)));
  });

  it('covers no more than the live rows do', async () => {
    const running = await given();
    await running.projector.whilePaused(async () => {
      await append(running.log, [made('third', '2025-10-03')]);
      spoil(running, partyCommitments);
    });
    const state = await running.rebuilds.rebuild(partyCommitments);
    await running.covers(await running.log.head());
    expect(state).toMatchObject({ state: 'done', changed: true });
    expect(told(running.rows)).toEqual(told(pastRowsOf(running)));
  });
});

describe('rows of another version', () => {
  it('are renewed on start while the other read models serve', async () => {
    const { folder, log, views, rows, stop } = await given();
    const before = told(rows);
    views.setVersion('party-commitments', { version: 0, generation: 3 });
    await stop();
    await append(log, [made('third', '2025-10-03')]);

    const again = await startProjector(folder, log);
    onTestFinished(again.stop);
    const { generations, rebuilds } = again;
    expect(generations.outdated()).toEqual([partyCommitments]);
    expect(() => generations.expectCurrent(partyCommitments)).toThrow(
      `being rebuilt to version ${partyCommitments.version}`,
    );
    generations.expectCurrent(projections[0] ?? parties);
    expect(told(again.rows)['party-commitments']).toEqual(before['party-commitments']);
    expect(told(again.rows)['timeline']).not.toEqual(before['timeline']);

    await rebuilds.renew();
    expect(generations.outdated()).toEqual([]);
    expect(generations.versionOf('party-commitments')).toBe(String(partyCommitments.version));
    expect(told(again.rows)).toEqual(told(pastRowsOf(again)));
    expect(Object.keys(told(again.rows)['party-commitments'] ?? {})).toContain(`${PROCESS} third`);
  });

  it('are not read by the views of others', async () => {
    const { folder, log, views, stop } = await given();
    views.setVersion('party-commitments', { version: 0, generation: 0 });
    await stop();
    const again = await startProjector(folder, log);
    onTestFinished(again.stop);
    expect(() => again.generations.expectCurrent(parties)).toThrow('party-commitments are being rebuilt');
    await again.rebuilds.renew();
    again.generations.expectCurrent(parties);
  });
});

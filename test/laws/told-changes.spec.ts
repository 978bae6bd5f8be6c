/** What a feed stands on: whenever a view changes, its row's position moves, also where only a row that it reads changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { correct, idOf, joined, made, opened, retract, type Posted } from '../domain/decisions/entries.js';
import { pastRows, readModels, told, type ReadModels } from './read-models.js';
import { pieces, recordedIn, records } from './recorded.js';
import { runs, seeded } from './seed.js';

const PROCESS = 'gaza-2025';

/** `read model, process and key` of every view that differs. */
function differing(before: ReturnType<typeof told>, after: ReturnType<typeof told>): string[] {
  return Object.entries(after).flatMap(([name, items]) => {
    const keys = new Set([...Object.keys(items), ...Object.keys(before[name] ?? {})]);
    const changed = [...keys].filter(
      (key) => JSON.stringify(before[name]?.[key]) !== JSON.stringify(items[key]),
    );
    return changed.map((key) => `${name} ${key}`);
  });
}

function toldAfter({ rows }: ReadModels, position: number): Set<string> {
  const changed = rows.changedAfter({}, position, 10_000);
  return new Set(changed.map(({ projection, at }) => `${projection} ${at.process} ${at.key}`));
}

describe(`a view that changes ${seeded}`, () => {
  it('is told by its position, in batches of any sizes', () => {
    fc.assert(
      fc.property(
        records(40),
        fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1 }),
        (entries, sizes) => {
          const live = readModels();
          for (const batch of pieces(entries, sizes)) {
            const before = told(live.rows);
            const { position } = live.views.checkpoint();
            live.take(batch);
            const heard = toldAfter(live, position);
            expect(differing(before, told(live.rows)).filter((view) => !heard.has(view))).toEqual([]);
          }
          live.db.close();
        },
      ),
      runs(30),
    );
  });
});

describe('a view that reads other rows', () => {
  const start = [opened, joined('hamas'), joined('israel')];
  const first = made('first', '2025-10-01', { by: ['hamas'], due: '2025-12-01' });
  const second = made('second', '2025-10-02', { by: ['hamas'], dependsOn: ['first'] });

  function taking(...steps: Posted[][]): { heard: Set<string>; live: ReadModels } {
    const live = readModels();
    const recorded = recordedIn(PROCESS, steps.flat());
    const last = steps.at(-1)?.length ?? 0;
    live.take(recorded.slice(0, -last));
    const { position } = live.views.checkpoint();
    live.take(recorded.slice(-last));
    return { heard: toldAfter(live, position), live };
  }

  it('changes with a row that it reads', () => {
    const { heard } = taking([...start, first, second], [correct(first, { data: { due: '2026-01-01' } })]);
    expect(heard).toContain(`party-commitments ${PROCESS} first`);
    expect(heard).toContain(`party-commitments ${PROCESS} second`);
    expect(heard).toContain('parties  hamas');
    expect(heard).not.toContain('parties  israel');
  });

  it('changes when it reads a row no longer', () => {
    const { heard, live } = taking([...start, first], [correct(first, { data: { by: ['israel'] } })]);
    expect(heard).toContain('parties  hamas');
    expect(heard).toContain('parties  israel');
    expect(told(live.rows)['parties']?.[' hamas']).toMatchObject({ commitments: { total: 0 } });
  });

  it('changes when the row that it read is gone', () => {
    const { heard } = taking([...start, first], [retract(first)]);
    expect(heard).toContain('parties  hamas');
  });

  it('wakes with a row that it reads', () => {
    const { live } = taking([...start, first], [second]);
    const [from, to] = [Date.parse('2025-12-01T12:00:00Z'), Date.parse('2025-12-02T12:00:00Z')];
    const upTo = live.views.checkpoint().position;
    const woken = live.rows.wokenBetween({}, { from, to, upTo }, { limit: 10 });
    expect(woken.map(({ projection, at }) => `${projection} ${at.key}`).toSorted()).toEqual([
      'parties hamas',
      'party-commitments first',
      'party-commitments second',
    ]);
    for (const [i, after] of woken.entries())
      expect(live.rows.wokenBetween({}, { from, to, upTo }, { after, limit: 1 })).toEqual(
        woken.slice(i + 1, i + 2),
      );
    const later = { from: to, to: Date.parse('2027-01-01T00:00:00Z'), upTo };
    expect(live.rows.wokenBetween({}, later, { limit: 10 })).toEqual([]);
    const ofParties = { projections: ['parties'] };
    expect(live.rows.wokenBetween(ofParties, { from, to, upTo }, { limit: 10 })).toHaveLength(1);
    expect(live.rows.wokenBetween({}, { from, to, upTo: 0 }, { limit: 10 })).toEqual([]);
  });
});

describe('the row of a correction', () => {
  it('says the same live as in memory where there was nothing before', () => {
    const bare: Posted = { ...joined('qatar'), id: idOf('bare') };
    const { sources: _, ...unsourced } = bare;
    const entries = [
      opened,
      unsourced,
      correct(unsourced, {
        note: { en: 'A note.' },
        sources: [{ publisher: 'press', title: 'P', kind: 'press' }],
      }),
    ];
    const live = readModels();
    live.take(recordedIn(PROCESS, entries));
    const past = told(pastRows(recordedIn(PROCESS, entries)));
    expect(told(live.rows)).toEqual(past);
    expect(past['timeline']?.[`${PROCESS} ${bare.id}`]).toMatchObject({
      corrections: [{ before: { note: null, sources: null } }],
    });
  });
});

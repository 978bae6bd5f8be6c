import { describe, expect, it } from 'vitest';
import { MemoryHistory } from '../../../src/views/memory/memory-views.js';
import { applyToHistory, type HistoryChange } from '../../../src/domain/history/apply-to-history.js';
import {
  assessed,
  correct,
  corroborate,
  defined,
  determined,
  dispute,
  held,
  idOf,
  issued,
  joined,
  left,
  made,
  process,
  proposed,
  reported,
  retract,
  scheduled,
  signed,
  step,
  translate,
  type Posted,
} from '../decisions/entries.js';
import { recording } from '../decisions/specification.js';

/** A history, and what the last of the entries did to it. */
function chronicled(...entries: readonly Posted[]): { history: MemoryHistory; changes: HistoryChange[] } {
  const history = new MemoryHistory();
  let changes: HistoryChange[] = [];
  entries.forEach((entry, i) => {
    changes = applyToHistory(history, recording(entry, i));
  });
  return { history, changes };
}

/** Which entries were there before and after, in short. */
function told(changes: readonly HistoryChange[]): [before: string | undefined, after: string | undefined][] {
  return changes.map(({ before, after }) => [before?.id, after?.id]);
}

const plan = proposed('plan', '2025-09-29');
const point = made('point-4', '2025-10-03', { agreementId: 'plan' });
const rating = assessed('point-4', 'minimum', '2025-12-20');
const base = [...process, plan, point, rating];

describe('the history', () => {
  it('applies what amends an entry in recorded order, in whatever order it comes in', () => {
    const [first, second] = [
      correct(rating, { data: { level: 'intermediate' } }),
      correct(rating, { data: { level: 'complete' } }),
    ];
    const log = [...base, first, second].map(recording);
    const orders = [log, [...log.slice(0, -2), ...log.slice(-2).toReversed()]].map((entries) => {
      const history = new MemoryHistory();
      for (const entry of entries) applyToHistory(history, entry);
      return history.entries();
    });
    expect(orders[0]?.at(-1)?.data).toMatchObject({ level: 'complete' });
    expect(orders[1]).toEqual(orders[0]);
  });

  it('tells the entries of the world in its order, each with what introduced what it is about', () => {
    const report = reported('point-4', 'minimum', '2025-10-13');
    const entries = chronicled(...base, report)
      .history.entries()
      .slice(process.length);
    expect(entries.map(({ id }) => id)).toEqual([plan.id, point.id, report.id, rating.id]);
    expect(entries.map(({ introducedBy }) => introducedBy)).toEqual([plan.id, point.id, point.id, point.id]);
    expect(entries[2]).toMatchObject({
      type: 'CommitmentProgressReported',
      processId: 'gaza-2025',
      revision: base.length,
      recordedBy: 'desk',
      occurred: {
        text: '2025-10-13',
        earliest: Date.parse('2025-10-13'),
        latest: Date.parse('2025-10-14') - 1,
      },
      place: { order: Date.parse('2025-10-13'), depth: 2 },
      introduction: point.data,
      sources: rating.sources,
      corrections: [],
      disputes: [],
      corroborations: [],
      translations: [],
    });
  });

  it('takes an agreement from its first recorded step, whatever the dates say', () => {
    const earlier = step('AgreementProposed', 'plan', '2025-09-20');
    const { history } = chronicled(...process, signedFirst, earlier);
    const entries = history.entries().filter(({ type }) => type.startsWith('Agreement'));
    expect(entries.map(({ id, introducedBy }) => [id, introducedBy])).toEqual([
      [earlier.id, signedFirst.id],
      [signedFirst.id, signedFirst.id],
    ]);
    expect(entries[0]?.introduction).toEqual(signedFirst.data);
  });

  it('never tells an editorial entry', () => {
    const { history } = chronicled(
      ...base,
      correct(point, { data: { theme: 'victims' } }),
      dispute(rating, 'us'),
    );
    expect(history.entries().map(({ type }) => type)).not.toContain('EntryCorrected');
    expect(history.entries()).toHaveLength(base.length);
  });
});

const signedFirst = step('AgreementSigned', 'plan', '2025-10-09', {
  title: { en: 'Plan' },
  kind: 'framework',
});

describe('what an entry does to the history', () => {
  it('is itself, where it moves nothing', () => {
    expect(told(chronicled(...base).changes)).toEqual([[undefined, rating.id]]);
    const late = reported('point-4', 'minimum', '2025-10-13');
    expect(told(chronicled(...base, late).changes)).toEqual([[undefined, late.id]]);
  });

  it('is to move what refers to something that is told to be earlier', () => {
    const vague = made('point-5', '2025', { agreementId: 'plan' });
    const earlier = step('AgreementProposed', 'plan', '2025-09-20');
    const { changes } = chronicled(...process, signedFirst, vague, earlier);
    expect(told(changes)).toEqual([
      [undefined, earlier.id],
      [vague.id, vague.id],
    ]);
    expect(changes[1]).toMatchObject({
      before: { place: { order: Date.parse('2025-10-09') } },
      after: { place: { order: Date.parse('2025-09-20') } },
    });
  });

  it('is a correction of one entry, with what it said before', () => {
    const correction = correct(rating, { data: { level: 'intermediate' } });
    const { changes } = chronicled(...base, correction);
    expect(told(changes)).toEqual([[rating.id, rating.id]]);
    expect(changes[0]).toMatchObject({
      before: { data: { level: 'minimum' }, corrections: [] },
      after: {
        data: { level: 'intermediate' },
        corrections: [
          {
            entryId: correction.id,
            recordedAt: recording(correction, base.length).recordedAt,
            reason: { en: 'The report was misread.' },
            before: { data: { level: 'minimum' } },
          },
        ],
      },
    });
  });

  it('is a new introduction to every step, where what introduced them is corrected or translated', () => {
    for (const about of [
      correct(point, { data: { theme: 'victims' } }),
      translate(point, '/text', { fr: 'Texte' }),
    ]) {
      const { changes } = chronicled(...base, about);
      expect(told(changes)).toEqual([
        [point.id, point.id],
        [rating.id, rating.id],
      ]);
      expect(changes[1]?.before?.introduction).toEqual(point.data);
      expect(changes[1]?.after?.introduction).not.toEqual(point.data);
    }
  });

  it('is nothing to the other steps, where only the date or the sources of what introduced them change', () => {
    expect(told(chronicled(...base, correct(point, { occurred: '2025-10-02' })).changes)).toEqual([
      [point.id, point.id],
    ]);
  });

  it('is a mark', () => {
    const contested = dispute(rating, 'us');
    const { changes } = chronicled(...base, contested);
    expect(changes).toMatchObject([
      { before: { disputes: [] }, after: { disputes: [{ entryId: contested.id, by: 'us' }] } },
    ]);
    const further = corroborate(rating);
    expect(chronicled(...base, further).changes[0]?.after?.corroborations).toMatchObject([
      { entryId: further.id },
    ]);
  });

  it('is to be gone, and to be back', () => {
    const gone = retract(rating);
    expect(told(chronicled(...base, gone).changes)).toEqual([[rating.id, undefined]]);
    expect(told(chronicled(...base, gone, retract(gone)).changes)).toEqual([[undefined, rating.id]]);
  });

  it('is to move what referred to the earliest step of what has another one', () => {
    const talks = scheduled('june-2026', '2026-06-03');
    const meeting = held('june-2026', '2026-06-08');
    const words = issued('announcement', '2026-06', { meetingId: 'june-2026' });
    const { history, changes } = chronicled(...process, talks, meeting, words, retract(talks));
    expect(told(changes)).toEqual([
      [talks.id, undefined],
      [words.id, words.id],
      [meeting.id, meeting.id],
    ]);
    expect(
      history
        .entries()
        .map(({ id }) => id)
        .slice(-2),
    ).toEqual([meeting.id, words.id]);
    expect(history.entries().at(-2)).toMatchObject({ introducedBy: meeting.id, introduction: meeting.data });
  });

  it('is nothing where it is about something that is not in the log', () => {
    const lost = { id: idOf('lost') } as Posted;
    expect(chronicled(...base, retract(lost)).changes).toEqual([]);
    expect(chronicled(...base, retract(lost), retract(retract(lost))).changes).toEqual([]);
  });
});

describe('entries that refer to each other on one day', () => {
  it('stand in the order of their references, then of recording', () => {
    const day = '2025-10-03';
    const phase = defined('phase-1', day);
    const status = determined('phase-1', 'in_progress', day);
    const words = issued('launch', day);
    const all = [proposed('plan', day), phase, status, words, signed('plan', day)];
    const { history } = chronicled(...process, ...all);
    expect(
      history
        .entries()
        .slice(process.length)
        .map(({ id }) => id),
    ).toEqual([all[0], phase, words, all[4], status].map((entry) => entry?.id));
  });

  it('move on when one of them gets a further reference', () => {
    const day = '2025-10-03';
    const [first, second] = [made('point-4', day), made('point-5', day)];
    const claim = reported('point-4', 'minimum', day);
    const later = correct(first, { data: { dependsOn: ['point-5'] } });
    const { history, changes } = chronicled(...process, first, claim, second, later);
    expect(told(changes)).toEqual([
      [first.id, first.id],
      [claim.id, claim.id],
    ]);
    const places = history
      .entries()
      .slice(process.length)
      .map(({ id, place }) => [id, place.depth]);
    expect(places).toEqual([
      [second.id, 0],
      [first.id, 1],
      [claim.id, 2],
    ]);
  });
});

describe('an introduction that is taken back and comes again in one batch', () => {
  const join = joined('norway', '2025-10-01');
  const leave = left('norway', '2025-10-05');
  const taken = retract(join);

  it('takes the steps of its thing out of sight, and shows them again when it is undone', () => {
    expect(told(chronicled(...process, join, leave, taken).changes)).toEqual([
      [join.id, undefined],
      [leave.id, undefined],
    ]);
    const { history, changes } = chronicled(...process, join, leave, taken, retract(taken));
    expect(told(changes)).toEqual([
      [undefined, join.id],
      [undefined, leave.id],
    ]);
    expect(history.entries().map(({ id }) => id)).toContain(leave.id);
  });

  it('shows them again when another entry introduces the thing', () => {
    const again = { ...joined('norway', '2025-10-02'), id: idOf('joined again') };
    expect(told(chronicled(...process, join, leave, taken, again).changes)).toEqual([
      [undefined, again.id],
      [undefined, leave.id],
    ]);
  });
});

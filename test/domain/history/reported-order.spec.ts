/** When an entry was reported: by its sources, or by its recording, and never before what it refers to. */
import { describe, expect, it } from 'vitest';
import {
  inReportedOrder,
  reportedBy,
  type ReportedEntry,
} from '../../../src/domain/history/reported-order.js';
import { lastMicros } from '../../../src/domain/time/microseconds.js';
import {
  alleged,
  correct,
  corroborate,
  declared,
  defined,
  dispute,
  en,
  held,
  issued,
  made,
  pressOf,
  proposed,
  published,
  retract,
  signed,
  translate,
  type Posted,
} from '../decisions/entries.js';
import { recording } from '../decisions/specification.js';

function ordered(...log: readonly Posted[]): ReportedEntry[] {
  return inReportedOrder(log.map(recording));
}

/** When the last entry of a log was reported, of which each was recorded on 30 June 2026 at noon. */
function lastOf(...log: readonly Posted[]): unknown {
  return timeOf(log.at(-1), ...log);
}

function timeOf(one: Posted | undefined, ...log: readonly Posted[]): unknown {
  const order = ordered(...log).find(({ entry }) => entry.id === one?.id)?.place.order;
  if (order === undefined) return undefined;
  const recorded = log.findIndex((_, i) => lastMicros(recording(defined('x'), i).recordedAt) === order);
  return recorded >= 0
    ? `recorded as number ${recorded + 1}`
    : new Date(Math.floor(order / 1_000)).toISOString();
}

const phase = defined('phase-2', '2019-06-01');

describe('an entry was reported', () => {
  it('at the last instant at which its source can have been published', () => {
    expect(lastOf(published(phase, '2019-06-20'))).toBe('2019-06-20T23:59:59.999Z');
    expect(lastOf(published(phase, '2019-06'))).toBe('2019-06-30T23:59:59.999Z');
    expect(lastOf(published(phase, '2019'))).toBe('2019-12-31T23:59:59.999Z');
    expect(lastOf(published(phase, '2019-06-20T10:00+03:00'))).toBe('2019-06-20T07:00:00.000Z');
  });

  it('to the microsecond', () => {
    const [day] = ordered(published(phase, '2019-06-20'));
    expect(day?.place.order).toBe(lastMicros('2019-06-20T23:59:59.999999Z'));
    const [instant] = ordered(published(phase, '2019-06-20T10:00:00.000250Z'));
    expect(instant?.place.order).toBe(Date.parse('2019-06-20T10:00Z') * 1_000 + 250);
  });

  it('by the source that is sure first', () => {
    expect(lastOf(published(phase, '2024-01-02', '2019', '2019-06-20'))).toBe('2019-06-20T23:59:59.999Z');
  });

  it('when it was recorded, where no source has a date, or there is none', () => {
    expect(lastOf(phase)).toBe('recorded as number 1');
    expect(lastOf({ ...phase, sources: undefined } as unknown as Posted)).toBe('recorded as number 1');
  });

  it('by a date after its recording, if its source has no other', () => {
    expect(lastOf(published(phase, '2026-12'))).toBe('2026-12-31T23:59:59.999Z');
  });

  it('by a source of the 10th millennium, before one that is later still', () => {
    const log = [published(phase, '9999'), published(defined('phase-3'), '9998')];
    expect(ordered(...log).map(({ entry }) => entry.data)).toMatchObject([
      { phaseId: 'phase-3' },
      { phaseId: 'phase-2' },
    ]);
  });
});

describe('an entry was not reported before what it refers to', () => {
  const late = published(phase, '2020-02-01');

  it('as a step of a thing', () => {
    const step = published(declared('phase-2', 'in_progress', '2019-06-01'), '2019-06-20');
    expect(lastOf(late, step)).toBe('2020-02-01T23:59:59.999Z');
    expect(lastOf(phase, step)).toBe('recorded as number 1');
  });

  it('by way of others', () => {
    const promise = published(made('aid', '2019-06-02', { phaseId: 'phase-2' }), '2019-06-20');
    const violation = published(alleged('raid', '2019-06-03', { commitmentId: 'aid' }), '2019-06-21');
    expect(lastOf(late, promise, violation)).toBe('2020-02-01T23:59:59.999Z');
  });

  it('which for an agreement is the first of its steps, in whatever order they were recorded', () => {
    const promise = published(made('aid', '2019-06-02', { agreementId: 'plan' }), '2019-06-20');
    const steps = [
      proposed('plan', '2019-06-01'),
      published(signed('plan', '2019-06-01'), '2019-07-01'),
    ] as const;
    expect(timeOf(promise, steps[0], promise, steps[1])).toBe('2019-07-01T23:59:59.999Z');
  });

  it('but may have been before the parties that it names', () => {
    expect(
      lastOf(published(declared('phase-2', 'in_progress', '2019-06-01', { by: 'us' }), '2019-06-20')),
    ).toBe('2019-06-20T23:59:59.999Z');
  });

  it('and at the same instant comes after it', () => {
    const promise = published(made('aid', '2019-06-02', { agreementId: 'plan' }), '2019-06-20');
    const first = published(signed('plan', '2019-06-01'), '2019-06-20');
    const log = [proposed('plan', '2019-06-01'), promise, first];
    expect(ordered(...log).map(({ entry, place }) => [entry.id, place.depth])).toEqual([
      [first.id, 0],
      [promise.id, 1],
      [log[0]?.id, 0],
    ]);
  });
});

describe('a source that is found late', () => {
  const late = published(phase, '2024-01-02');

  it('moves the entry that it corroborates', () => {
    const found = published(corroborate(late), '2019-06-20');
    expect(timeOf(late, late, found)).toBe('2019-06-20T23:59:59.999Z');
    expect(timeOf(found, late, found)).toBe('2019-06-20T23:59:59.999Z');
    expect(timeOf(phase, phase, published(corroborate(phase), '2019-06-20'))).toBe(
      '2019-06-20T23:59:59.999Z',
    );
  });

  it('moves nothing once its entry is retracted, and does again once that is undone', () => {
    const found = published(corroborate(late), '2019-06-20');
    const gone = retract(found);
    expect(timeOf(late, late, found, gone)).toBe('2024-01-02T23:59:59.999Z');
    expect(timeOf(late, late, found, gone, retract(gone))).toBe('2019-06-20T23:59:59.999Z');
  });

  it('or a date that is put right moves the entry, and the correction with it', () => {
    const earlier = correct(late, { sources: pressOf('2019-06-20') });
    expect(timeOf(late, late, earlier)).toBe('2019-06-20T23:59:59.999Z');
    expect(timeOf(earlier, late, earlier)).toBe('2019-06-20T23:59:59.999Z');
    const later = correct(late, { sources: pressOf('2025-01-01') });
    expect(timeOf(late, late, later)).toBe('2025-01-01T23:59:59.999Z');
  });

  it('through a correction of a correction too', () => {
    const first = correct(late, { sources: pressOf('2029') });
    const second = correct(first, { data: { changes: { sources: pressOf('2019-06-20') } } });
    for (const one of [late, first, second])
      expect(timeOf(one, late, first, second)).toBe('2019-06-20T23:59:59.999Z');
  });

  it('moves nothing by a correction that is retracted', () => {
    const earlier = correct(late, { sources: pressOf('2019-06-20') });
    expect(timeOf(late, late, earlier, retract(earlier))).toBe('2024-01-02T23:59:59.999Z');
  });
});

describe('an editorial entry was reported', () => {
  const early = published(phase, '2019-06-20');

  it('by its own source, or when it was recorded', () => {
    expect(lastOf(early, correct(early, { occurred: '2019-05' }))).toBe('recorded as number 2');
    expect(lastOf(early, retract(early))).toBe('recorded as number 2');
    expect(lastOf(early, translate(early, '/title', { fr: 'Phase' }))).toBe('recorded as number 2');
    expect(lastOf(early, published(dispute(early, 'us'), '2019-08-01'))).toBe('2019-08-01T23:59:59.999Z');
    expect(lastOf(early, published(correct(early, { occurred: '2019-05' }), '2019-07'))).toBe(
      '2019-07-31T23:59:59.999Z',
    );
  });

  it('and not before what it is about', () => {
    const old = published(dispute(early, 'us'), '2018');
    expect(lastOf(early, old)).toBe('2019-06-20T23:59:59.999Z');
    const late = published(dispute(early, 'us'), '2020-01-01');
    expect(lastOf(early, late, published(correct(late, { data: { reason: en('So.') } }), '2019-09'))).toBe(
      '2020-01-01T23:59:59.999Z',
    );
  });

  it('nor before what it makes that refer to', () => {
    const agreement = published(proposed('plan', '2019-06-01'), '2020-02-01');
    const linked = published(correct(early, { data: { agreementId: 'plan' } }), '2019-07-01');
    expect(lastOf(agreement, early, linked)).toBe('2020-02-01T23:59:59.999Z');
    expect(timeOf(early, agreement, early, linked)).toBe('2019-06-20T23:59:59.999Z');
    const retitled = published(correct(early, { data: { title: en('Second phase') } }), '2019-07-01');
    expect(lastOf(agreement, early, linked, retitled)).toBe('2019-07-01T23:59:59.999Z');
  });

  it('which a thing that a correction brings on the record is reported with', () => {
    const renamed = published(correct(early, { data: { phaseId: 'phase-3' } }), '2019-07-01');
    const step = published(declared('phase-3', 'in_progress', '2019-06-01'), '2019-06-25');
    expect(lastOf(early, renamed, step)).toBe('2019-07-01T23:59:59.999Z');
  });

  it('and what it retracts was as if it had not been retracted', () => {
    const gone = retract(early);
    expect(timeOf(early, early, gone)).toBe('2019-06-20T23:59:59.999Z');
    const found = published(corroborate(early), '2019-06-10');
    expect(timeOf(early, early, found, gone)).toBe('2019-06-10T23:59:59.999Z');
  });
});

describe('what was reported by a moment', () => {
  it('is given in recorded order, its last microsecond included', () => {
    const meeting = published(held('talks', '2019-06-02'), '2019-06-20');
    const statement = published(issued('joint', '2019-06-02'), '2019-06-10');
    const log = ordered(meeting, statement, phase);
    const by = (text: string): unknown[] => reportedBy(log, lastMicros(text) ?? NaN).map(({ type }) => type);
    expect(by('2019-06-09')).toEqual([]);
    expect(by('2019-06-10T23:59:59.999998Z')).toEqual([]);
    expect(by('2019-06-10')).toEqual(['StatementIssued']);
    expect(by('2019-06-30')).toEqual(['MeetingHeld', 'StatementIssued']);
    expect(by('2026-07-01')).toEqual(['MeetingHeld', 'StatementIssued', 'PhaseDefined']);
  });

  it('leaves out what is about an entry that cannot be read', () => {
    expect(ordered(retract(phase), dispute(retract(phase), 'us'))).toEqual([]);
  });
});

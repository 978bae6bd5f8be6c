import { describe, it } from 'vitest';
import {
  assessed,
  correct,
  declared,
  defined,
  determined,
  held,
  issued,
  made,
  process,
  proposed,
  reported,
  retract,
  scheduled,
  signed,
  step,
} from './entries.js';
import { given } from './specification.js';

describe('the place of an entry', () => {
  const plan = proposed('plan', '2025-09-29');
  const point = made('point-4', '2025-10-10T12:00+03:00', { agreementId: 'plan' });

  it('is where its date begins', () => {
    const late = issued('late', '2025-10');
    const exact = issued('exact', '2025-10-01T00:00Z');
    const before = issued('before', '2025-09-30T23:59Z');
    given([...process, exact, late])
      .when(before)
      .then([before, exact, late]);
  });

  it('is never before what it refers to: a report of the day follows the commitment made at noon', () => {
    const report = reported('point-4', 'minimum', '2025-10-10');
    given([...process, plan, point])
      .when(report)
      .then([plan, point, report]);
  });

  it('is after what it refers to within one instant, by the longest chain of references', () => {
    const day = '2025-10-03';
    const words = issued('launch', day);
    const phase = defined('phase-1', day, { agreementId: 'plan' });
    const base = proposed('plan', day);
    const claim = declared('phase-1', 'preparing', day, { statementId: 'launch' });
    const status = determined('phase-1', 'preparing', day);
    given([...process, base, phase, status, claim].slice(0, process.length + 3))
      .when(words, claim)
      .then([base, words, phase, status, claim]);
  });

  it('follows the earliest step of an agreement, also one that is told later', () => {
    const given3 = given([
      ...process,
      step('AgreementSigned', 'plan', '2025-10-09', { title: { en: 'Plan' }, kind: 'framework' }),
    ]);
    given3
      .when(made('point-4', '2025-10-03', { agreementId: 'plan' }))
      .refuses('occurred-before-reference', '/occurred');
    const told = step('AgreementProposed', 'plan', '2025-09-29');
    const early = made('point-4', '2025-10-03', { agreementId: 'plan' });
    given3.when(told, early).isRecorded();
  });

  it('moves with what it refers to', () => {
    const record = [...process, plan, made('point-4', '2025-09', { agreementId: 'plan' })];
    const other = issued('welcome', '2025-09-15');
    const [, , , , , , , , commitment = plan] = record;
    given([...record, other])
      .when(signed('plan', '2025-09-10'))
      .then([signed('plan', '2025-09-10'), commitment, other, plan]);
  });

  it('keeps the order of recording where nothing else tells', () => {
    const [a, b, c] = [issued('a', '2025-10-03'), issued('b', '2025-10-03'), issued('c', '2025-10-03')];
    given([...process, a, c])
      .when(b)
      .then([a, c, b]);
  });

  it('is not moved by the parties that it names', () => {
    const early = issued('early', '2025-01-01');
    given(process).when(early).then([early]);
  });
});

describe('a date before what the entry refers to', () => {
  const plan = proposed('plan', '2025-09-29');

  it('is refused, and the text says why', () => {
    given([...process, plan])
      .when(made('point-4', '2025-09-28', { agreementId: 'plan' }))
      .refuses(
        'occurred-before-reference',
        '/occurred',
        '2025-09-28T23:59:59.999Z',
        'agreement "plan"',
        '2025-09-29T00:00:00.000Z',
      );
  });

  it('is allowed as long as it may be later: the last instant counts', () => {
    for (const occurred of [
      '2025-09',
      '2025',
      '2025-01-01/2025-09-29',
      '2025-01-01/..',
      '[2025-01-01,2025-09-29]',
    ]) {
      const point = made('point-4', occurred, { agreementId: 'plan' });
      given([...process, plan])
        .when(point)
        .then([plan, point]);
    }
  });

  it('is refused for each thing that it comes before', () => {
    given([...process, plan, defined('phase-1', '2025-09-30'), made('point-3', '2025-09-20')])
      .when(
        made('point-4', '2025-09-28', { agreementId: 'plan', phaseId: 'phase-1', dependsOn: ['point-3'] }),
      )
      .refusesAll([
        [0, 'occurred-before-reference', '/occurred', 'phase "phase-1"'],
        [0, 'occurred-before-reference', '/occurred', 'agreement "plan"'],
      ]);
  });

  it('is measured by where the thing stands, which its own references may have moved', () => {
    const vague = made('point-4', '2025', { agreementId: 'plan' });
    given([...process, plan, vague])
      .when(assessed('point-4', 'minimum', '2025-09-15'))
      .refuses('occurred-before-reference', '/occurred', 'commitment "point-4"', '2025-09-29T00:00:00.000Z');
  });

  it('is refused for a corrected entry too', () => {
    const point = made('point-4', '2025-10-03', { agreementId: 'plan' });
    given([...process, plan, point])
      .when(correct(point, { occurred: '2025-09-28' }))
      .refuses('occurred-before-reference', '/data/changes/occurred', 'agreement "plan"');
    const sharm = proposed('sharm-declaration', '2025-10-13');
    given([...process, plan, point, sharm])
      .when(correct(point, { data: { agreementId: 'sharm-declaration' } }))
      .refuses('occurred-before-reference', '/data/entryId', 'agreement "sharm-declaration"');
  });

  it('is what a correction or retraction may not leave another entry with', () => {
    const point = made('point-4', '2025-10-03', { agreementId: 'plan' });
    given([...process, plan, point])
      .when(correct(plan, { occurred: '2025-10-04' }))
      .refuses(
        'entry-referenced',
        '/data/changes/occurred',
        'agreement "plan"',
        `CommitmentMade ${point.id}`,
      );
    const later = signed('plan', '2025-10-09');
    const first = step('AgreementEndorsed', 'plan', '2025-09-30');
    given([...process, plan, later, point])
      .when(first, correct(plan, { occurred: '2025-10-09' }))
      .isRecorded();
    const talks = scheduled('june-2026', '2026-06-03');
    const words = issued('announcement', '2026-06-04', { meetingId: 'june-2026' });
    given([...process, talks, held('june-2026', '2026-06-08'), words])
      .when(retract(talks))
      .refuses('entry-referenced', '/data/entryId', 'meeting "june-2026"', `StatementIssued ${words.id}`);
  });

  it('is not laid to another item than the one that is too early', () => {
    given([...process, plan])
      .when(correct(plan, { occurred: '2025-10-03' }), made('point-4', '2025-10-02', { agreementId: 'plan' }))
      .refusesAll([[1, 'occurred-before-reference', '/occurred']]);
  });

  it('is none at the very instant', () => {
    const instant = '2025-10-10T09:00:00Z';
    const point = made('point-4', instant, { agreementId: 'plan' });
    const rating = assessed('point-4', 'minimum', instant);
    given([...process, plan, point, rating])
      .when(correct(point, { data: { theme: 'victims' } }), correct(plan, { occurred: instant }))
      .then([plan, point, rating]);
  });

  it('is noticed along a chain of references', () => {
    const phase = defined('phase-1', '2025', { agreementId: 'plan' });
    const point = made('point-4', '2025', { phaseId: 'phase-1' });
    const rating = assessed('point-4', 'minimum', '2025-10-03');
    const record = [...process, plan, phase, point, rating];
    given(record)
      .when(correct(plan, { occurred: '2025-10-03' }))
      .then([plan, phase, point, rating]);
    given(record)
      .when(correct(plan, { occurred: '2025-10-04' }))
      .refuses(
        'entry-referenced',
        '/data/changes/occurred',
        'commitment "point-4"',
        `CommitmentAssessed ${rating.id}`,
      );
  });

  it('may be passed through within a batch: what the whole batch leaves counts', () => {
    const point = made('point-4', '2025-10-03', { agreementId: 'plan' });
    given([...process, plan, point])
      .when(correct(plan, { occurred: '2025-10-08' }), correct(point, { occurred: '2025-10-09' }))
      .then([plan, point]);
  });
});

import { describe, it } from 'vitest';
import type { PayloadOf } from '../../../src/domain/events/catalogue.js';
import {
  correct,
  described,
  en,
  entry,
  issued,
  process,
  proposed,
  retract,
  step,
  type Posted,
} from './entries.js';
import { given } from './specification.js';

const types = [
  'AgreementProposed',
  'AgreementAccepted',
  'AgreementRejected',
  'AgreementSigned',
  'AgreementRatified',
  'AgreementEndorsed',
  'AgreementEnteredIntoForce',
  'AgreementAmended',
  'AgreementSuspended',
  'AgreementResumed',
  'AgreementTerminated',
] as const;

const points = [{ number: '4', text: { en: 'All hostages are returned.' } }];

describe('the steps of an agreement', () => {
  it.each(types)('may begin with any: %s', (type) => {
    const first = described(type, 'plan', '2025-09-29');
    given(process).when(first).then([first]);
  });

  it.each(types)('are never refused for their order: %s after its end', (type) => {
    const record = [
      proposed('plan', '2025-09-29'),
      step('AgreementRejected', 'plan', '2025-10-03'),
      step('AgreementTerminated', 'plan', '2025-10-09'),
    ];
    const next = step(type, 'plan', '2025-10-10');
    given([...process, ...record])
      .when(next)
      .then([...record, next]);
    const late = step(type, 'plan', '2025-09-01');
    given([...process, ...record])
      .when(late)
      .then([late, ...record]);
  });

  it('may be told in any order: the proposal after the signature', () => {
    const signature = described('AgreementSigned', 'plan', '2025-10-09');
    const proposal = step('AgreementProposed', 'plan', '2025-09-29');
    given([...process, signature])
      .when(proposal)
      .then([proposal, signature]);
  });
});

describe('the first recorded step of an agreement', () => {
  it.each(types)('says its title and kind: %s', (type) => {
    given(process)
      .when(step(type, 'plan', '2025-09-29', { points }))
      .refusesAll([
        [0, 'invalid-payload', '/data/title', 'title and kind', 'first recorded step', '"plan"'],
        [0, 'invalid-payload', '/data/kind'],
      ]);
    given(process)
      .when(step(type, 'plan', '2025-09-29', { title: { en: 'Twenty-point plan' } }))
      .refuses('invalid-payload', '/data/kind', 'expected kind');
  });

  it('may say its points', () => {
    const first = step('AgreementProposed', 'plan', '2025-09-29', {
      title: { en: 'Plan' },
      kind: 'framework',
      points,
    });
    given(process).when(first).then([first]);
  });

  it('is the first in the batch, whatever the dates say', () => {
    const signature = step('AgreementSigned', 'plan', '2025-10-09');
    given(process)
      .when(proposed('plan', '2025-10-13'), signature)
      .then([signature, proposed('plan', '2025-10-13')]);
    given(process)
      .when(signature, proposed('plan', '2025-10-13'))
      .refusesAll([
        [0, 'invalid-payload', '/data/title'],
        [0, 'invalid-payload', '/data/kind'],
        [1, 'invalid-payload', '/data/title', signature.id],
        [1, 'invalid-payload', '/data/kind'],
      ]);
  });

  it('cannot be retracted while others use it', () => {
    const first = proposed('plan', '2025-09-29');
    const next = step('AgreementSigned', 'plan', '2025-10-09');
    given([...process, first, next])
      .when(retract(first))
      .refusesAll([[0, 'entry-referenced', '/data/entryId', `AgreementSigned ${next.id}`]]);
    given([...process, first, next])
      .when(retract(next))
      .then([first]);
    given([...process, first, next])
      .when(retract(first), retract(next))
      .then([]);
    given([...process, first])
      .when(retract(first))
      .then([]);
  });

  it('cannot be corrected to say nothing, nor to be of another agreement, while others use it', () => {
    const first = proposed('plan', '2025-09-29');
    const next = step('AgreementSigned', 'plan', '2025-10-09');
    given([...process, first, next])
      .when(correct(first, { data: { title: null } }))
      .refuses('invalid-payload', '/data/changes/data/title', 'expected title');
    given([...process, first, next])
      .when(correct(first, { data: { agreementId: 'framework' } }))
      .refuses('entry-referenced', '/data/entryId', `AgreementSigned ${next.id}`);
    given([...process, first, next])
      .when(correct(first, { data: { title: { en: 'The plan' }, points } }))
      .then([first, next]);
  });

  it('may be replaced in one batch', () => {
    const first = proposed('plan', '2025-09-29');
    const next = step('AgreementSigned', 'plan', '2025-10-09');
    given([...process, first, next])
      .when(retract(first), correct(next, { data: { title: { en: 'The plan' }, kind: 'framework' } }))
      .then([next]);
  });

  it('cannot be retracted while something refers to the agreement', () => {
    const first = proposed('plan', '2025-09-29');
    const words = issued('welcome', '2025-10-08', { about: [{ kind: 'agreement', id: 'plan' }] });
    given([...process, first, words])
      .when(retract(first))
      .refuses('entry-referenced', '/data/entryId', 'agreement "plan"', `StatementIssued ${words.id}`);
  });

  it('cannot come back beside the one that took its place', () => {
    const first = proposed('plan', '2025-09-29');
    const other = described('AgreementSigned', 'plan', '2025-10-09');
    given([...process, first, retract(first), other])
      .when(retract(retract(first)))
      .refuses('entry-referenced', '/data/entryId', `AgreementSigned ${other.id}`, 'title, kind', first.id);
  });
});

describe('a later step of an agreement', () => {
  it.each(types)('carries neither title nor kind: %s', (type) => {
    const first = proposed('plan', '2025-09-29');
    given([...process, first])
      .when(described(type, 'plan', '2025-10-09'))
      .refusesAll([
        [0, 'invalid-payload', '/data/title', 'expected no title, kind', first.id],
        [0, 'invalid-payload', '/data/kind'],
      ]);
    given([...process, first])
      .when(step(type, 'plan', '2025-10-09', { kind: 'partial' }))
      .refuses('invalid-payload', '/data/kind', 'expected no kind');
  });

  it.each(types.filter((type) => type !== 'AgreementAmended'))('carries no points: %s', (type) => {
    given([...process, proposed('plan', '2025-09-29')])
      .when(step(type, 'plan', '2025-10-09', { points }))
      .refuses('invalid-payload', '/data/points', 'expected no points');
  });

  it('carries points when it amends', () => {
    const amended = step('AgreementAmended', 'plan', '2025-11', { points });
    given([...process, proposed('plan', '2025-09-29')])
      .when(amended)
      .then([proposed('plan', '2025-09-29'), amended]);
  });

  it('is not corrected to carry them', () => {
    const next = step('AgreementSigned', 'plan', '2025-10-09');
    given([...process, proposed('plan', '2025-09-29'), next])
      .when(correct(next, { data: { title: { en: 'The plan' } } }))
      .refuses('invalid-payload', '/data/changes/data/title', 'expected no title');
  });
});

describe('what an agreement does to another one', () => {
  const plan = described('AgreementProposed', 'plan', '2025-09-29');
  const relating = (on: string): Posted =>
    step('AgreementSigned', 'steps', on, {
      title: en('Steps'),
      kind: 'implementation',
      relatesTo: [{ agreementId: 'plan', how: 'implements' }],
    });

  it('is said of one that is on the record, and keeps it there', () => {
    const signed = relating('2025-10-09');
    given(process).when(signed).refuses('reference-not-found', '/data/relatesTo/0/agreementId', '"plan"');
    given([...process, plan, signed])
      .when(retract(plan))
      .refuses('entry-referenced', '/data/entryId', signed.id);
  });

  it('orders nothing: what is signed and in force on one day is in force after it is signed', () => {
    const signed = relating('2025-10-09');
    const inForce = step('AgreementEnteredIntoForce', 'steps', '2025-10-09');
    given([...process, plan])
      .when(signed, inForce)
      .then([...process, plan, signed, inForce]);
  });

  it('is said by its first recorded step alone', () => {
    given([...process, plan, described('AgreementProposed', 'steps', '2025-10-01')])
      .when(
        step('AgreementSigned', 'steps', '2025-10-09', {
          relatesTo: [{ agreementId: 'plan', how: 'amends' }],
        }),
      )
      .refuses('invalid-payload', '/data/relatesTo');
  });
});

describe('the signatories of a step', () => {
  const plan = described('AgreementProposed', 'plan', '2025-09-29');
  const signed = (signatories: PayloadOf<'AgreementSigned'>['signatories']): Posted =>
    entry('AgreementSigned', '2025-10-09', { agreementId: 'plan', ...(signatories && { signatories }) });

  it('are parties of the process, or others by their names', () => {
    const both = signed([
      { partyId: 'hamas', capacity: 'party' },
      { name: 'Sudan', capacity: 'witness' },
    ]);
    given([...process, plan])
      .when(both)
      .then([...process, plan, both]);
    given([...process, plan])
      .when(
        signed([
          { partyId: 'hamas', capacity: 'party' },
          { partyId: 'sudan', capacity: 'witness' },
        ]),
      )
      .refuses('party-not-in-process', '/data/signatories/1/partyId', '"sudan"');
  });
});

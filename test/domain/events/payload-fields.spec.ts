import { describe, expect, it } from 'vitest';
import { catalogue, eventTypes, type EventType } from '../../../src/domain/events/catalogue.js';
import { examples } from '../../../src/domain/events/examples.js';
import { fieldsOf } from '../../../src/domain/validation/rule.js';
import { altered } from './altered.js';
import { problemsOf } from './problems-of.js';
import { wrongValues } from './wrong-values.js';

const everyField = eventTypes.flatMap((type) =>
  [...fieldsOf(catalogue[type].payload)].map(([field, { optional }]) => ({ type, field, optional })),
);

describe('every field of every payload', () => {
  /** Null says something there: the commitment belongs to none. */
  const takesNull = ['phaseId', 'agreementId', 'point'].map((field) => `CommitmentMoved.${field}`);
  const takesNoNull = everyField.filter(({ type, field }) => !takesNull.includes(`${type}.${field}`));

  it.each(takesNoNull)('$type.$field is refused where it is null', ({ type, field }) => {
    expect(problemsOf(altered(examples[type], `/data/${field}`, null))).toEqual([
      `/data/${field} invalid-payload`,
    ]);
  });

  it.each(everyField.filter(({ optional }) => !optional))('$type.$field is missed', ({ type, field }) => {
    const without = altered(examples[type], `/data/${field}`, undefined);
    expect(problemsOf(without)).toEqual([`/data/${field} invalid-payload`]);
  });

  it.each(everyField.filter(({ optional }) => optional))(
    '$type.$field may be left out',
    ({ type, field }) => {
      expect(problemsOf(altered(examples[type], `/data/${field}`, undefined))).toEqual([]);
    },
  );

  it.each(eventTypes)('of %s is known: another one is refused', (type) => {
    expect(problemsOf(altered(examples[type], '/data/surprise', 1))).toEqual([
      '/data/surprise invalid-payload',
    ]);
  });
});

describe('a wrong value', () => {
  it.each(wrongValues)('in %s at %s is refused there: %j', (type, pointer, value, reported) => {
    expect(problemsOf(altered(examples[type], pointer, value))).toEqual([`${reported} invalid-payload`]);
  });

  it('is tried for every field of every payload', () => {
    const tried = new Set(wrongValues.map(([type, pointer]) => `${type}.${pointer.split('/')[2] ?? ''}`));
    const missing = everyField
      .map(({ type, field }) => `${type}.${field}`)
      .filter((field) => !tried.has(field));
    expect(missing.filter((field) => !/^Agreement(Accepted|Amended|Endorsed)/.test(field))).toEqual([]);
  });
});

const rightValues: readonly (readonly [EventType, string, unknown])[] = [
  ['ProcessOpened', '/data/regions', []],
  ['ProcessOpened', '/data/regions', ['PS-GZA', 'GB-SCT', 'EG']],
  ['ProcessOpened', '/data/regions', ['XK', 'XK-38', 'RS']],
  ['MeetingScheduled', '/data/place/country', 'XK'],
  ['PartyJoined', '/data/party/identifiers/iso3166', 'XK'],
  ['PartyJoined', '/data/party/id', 'a'.repeat(64)],
  ['PartyJoined', '/data/party/id', '0-'],
  ['PartyJoined', '/data/party/identifiers', {}],
  ['MeetingScheduled', '/data/participants/0/representatives', []],
  ['MeetingScheduled', '/data/scheduledFor', '2026-06-06T10:00+03:00'],
  ['MeetingHeld', '/data/absent', []],
  ['StatementIssued', '/data/about', []],
  ['AgreementAccepted', '/data/partial', false],
  ['PhaseDefined', '/data/plannedEnd', '2026-03~'],
  ['CommitmentMade', '/data/to', []],
  ['CommitmentMade', '/data/due', '2025-10-13/2025-10-20'],
  ['CommitmentAssessed', '/data/assessor', 'Observatoire indépendant'],
  ['ViolationAlleged', '/data/harm', {}],
  ['ViolationAlleged', '/data/harm/killed', { low: 0, best: 0, high: 0 }],
  ['EntryCorrected', '/data/changes', { occurred: '2025-12-18' }],
  ['EntryCorrected', '/data/changes', { data: { format: null } }],
  ['EntryCorrected', '/data/entryId', '6ba7b811-9dad-11d1-80b4-00c04fd430c8'],
  ['TranslationAdded', '/data/path', '/points/0/text'],
  ['TranslationAdded', '/data/path', '/a~1b~0c'],
];

describe('a right value', () => {
  it.each(rightValues)('in %s at %s is accepted: %j', (type, pointer, value) => {
    expect(problemsOf(altered(examples[type], pointer, value))).toEqual([]);
  });
});

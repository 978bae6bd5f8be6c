/** By when something is owed: a date, or a moment that hangs on something that has such a moment. */
import { describe, expect, it } from 'vitest';
import { referenceKinds } from '../../../src/domain/events/enumerations.js';
import { due, dueMoments, momentsOf } from '../../../src/domain/values/due.js';
import { localized } from '../../../src/domain/values/localized-text.js';
import { placesRefused, problemsOfValue } from './problems-of-value.js';

const afterForce = { of: { kind: 'agreement', id: 'r-arcss' }, when: 'in_force', offset: 'P30D' };

describe('a date by which something is owed', () => {
  it.each<[unknown]>([
    ['2019-05-12'],
    ['2019-05-12/2019-05-15'],
    [afterForce],
    [{ ...afterForce, offset: '-P60D' }],
    [{ ...afterForce, offset: 'P0D' }],
    [{ ...afterForce, text: { en: 'within thirty days of the signing' } }],
  ])('is accepted: %j', (value) => {
    expect(placesRefused(due, value)).toEqual([]);
  });

  it.each<[unknown, ...string[]]>([
    ['soon', ''],
    ['', ''],
    [null, ''],
    [30, ''],
    [['2019-05-12'], ''],
    [{}, '/of', '/when', '/offset'],
    [{ ...afterForce, of: 'r-arcss' }, '/of'],
    [{ ...afterForce, of: { kind: 'party', id: 'igad' } }, '/of/kind'],
    [{ ...afterForce, of: { kind: 'constructor', id: 'igad' } }, '/of/kind'],
    [{ ...afterForce, of: { kind: 'agreement', id: 'R-ARCSS' } }, '/of/id'],
    [{ ...afterForce, when: 'ratified' }, '/when'],
    [{ ...afterForce, when: ['in_force'] }, '/when'],
    [{ ...afterForce, when: undefined }, '/when'],
    [{ ...afterForce, offset: 'thirty days' }, '/offset'],
    [{ ...afterForce, offset: 30 }, '/offset'],
    [{ ...afterForce, offset: 'P2000Y' }, '/offset'],
    [{ ...afterForce, text: 'within thirty days' }, '/text'],
    [{ ...afterForce, before: true }, '/before'],
    [{ of: { kind: 'meeting', id: 'Miami' }, when: 'signed', offset: 'P1' }, '/of/id', '/offset', '/when'],
  ])('is refused: %j', (value, ...places) => {
    expect(placesRefused(due, value)).toEqual(places);
  });
});

const pairs = referenceKinds.flatMap((kind) => dueMoments.map((when) => ({ kind, when })));
const fitting = new Set([
  'agreement signed',
  'agreement in_force',
  'phase started',
  'phase ended',
  'meeting held',
  'body established',
  'commitment made',
  'commitment due',
  'statement made',
  'violation made',
]);

describe('the moment that a date hangs on', () => {
  it.each(pairs)('of a $kind may be $when, or is refused there', ({ kind, when }) => {
    const refused = placesRefused(due, { of: { kind, id: 'it' }, when, offset: 'P1D' });
    expect(refused).toEqual(fitting.has(`${kind} ${when}`) ? [] : ['/when']);
  });

  it('is told with those that there are', () => {
    expect(problemsOfValue(due, { ...afterForce, when: 'held' })).toEqual([
      '/when expected signed or in_force, as it hangs on something of kind agreement, got "held"',
    ]);
  });

  it('is one of those that some kind of thing has', () => {
    expect(new Set(Object.values(momentsOf).flat())).toEqual(new Set(dueMoments));
  });
});

it('gives way to its own words, which can be translated', () => {
  expect(due.inner('text')).toBe(localized);
  expect(due.inner('offset')).not.toBe(localized);
});

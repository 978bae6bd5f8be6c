/** A correction removes fields that there can be: a slip in a name would else be recorded as a change, and change nothing. */
import { describe, it } from 'vitest';
import { correct, defined, dispute, process, retract } from './entries.js';
import { given } from './specification.js';

const phase = defined('phase-1', '2025-09-29', { objectives: [{ en: 'Aid enters.' }] });
const record = [...process, phase];

/** Fields to remove, as JSON brings them: `__proto__` is a name like any other. */
function removing(...names: readonly string[]): Record<string, null> {
  return JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join(',')}}`) as Record<
    string,
    null
  >;
}

describe('a field that a correction removes', () => {
  it.each([
    ['objectvies', 'objectvies', 'nearest: objectives', 'got "objectvies"'],
    ['Ordinal', 'Ordinal', 'nearest: ordinal'],
    ['agreement', 'agreement', 'nearest: agreementId'],
    ['surprise', 'surprise', 'PhaseDefined', 'known: phaseId, ordinal, title'],
    ['__proto__', '__proto__', 'known: phaseId'],
    ['constructor', 'constructor', 'known: phaseId'],
    ['a/b~c', 'a~1b~0c', 'got "a/b~c"'],
    ['', '', 'got ""'],
  ])('is one that there can be: not %j', (name, token, ...words) => {
    given(record)
      .when(correct(phase, { data: removing(name) }))
      .refuses('invalid-payload', `/data/changes/data/${token}`, ...words);
  });

  it('may be one that is there, or one that could be', () => {
    given(record)
      .when(correct(phase, { data: removing('objectives', 'plannedEnd') }))
      .then([phase]);
  });

  it('is told with every other slip, and beside what is changed', () => {
    given(record)
      .when(correct(phase, { data: { ...removing('objectvies', 'plannedstart'), ordinal: 2 } }))
      .refusesAll([
        [0, 'invalid-payload', '/data/changes/data/objectvies', 'objectives'],
        [0, 'invalid-payload', '/data/changes/data/plannedstart', 'plannedStart'],
      ]);
  });

  it('is told of each item of a batch', () => {
    given(process)
      .when(
        phase,
        correct(phase, { data: removing('objectives') }),
        correct(phase, { data: removing('objectvies') }),
      )
      .refusesAll([[2, 'invalid-payload', '/data/changes/data/objectvies', 'objectives']]);
  });
});

describe('a correction of a correction', () => {
  const first = correct(phase, { data: { ordinal: 2 } });

  it('removes what a correction has', () => {
    given([...record, first])
      .when(correct(first, { data: removing('reasons') }))
      .refuses('invalid-payload', '/data/changes/data/reasons', 'EntryCorrected', 'nearest: reason');
  });

  it('leaves a correction that removes what there can be', () => {
    given([...record, first])
      .when(correct(first, { data: { changes: { data: removing('objectives') } } }))
      .then([phase]);
    given([...record, first])
      .when(correct(first, { data: { changes: { data: removing('objectvies') } } }))
      .refuses(
        'invalid-payload',
        '/data/changes/data/changes/data/objectvies',
        'PhaseDefined',
        'nearest: objectives',
      );
  });

  it('is judged so however far down the chain the slip is', () => {
    const second = correct(first, { data: { reason: { en: 'The document was misread.' } } });
    given([...record, first, second])
      .when(correct(second, { data: { changes: { data: { changes: { data: removing('objectvies') } } } } }))
      .refuses('invalid-payload', '/data/entryId', first.id, '/data/changes/data/objectvies', 'objectives');
  });

  it('can be retracted and disputed as before', () => {
    given([...record, first])
      .when(dispute(first, 'hamas'), retract(first))
      .then([phase]);
  });
});

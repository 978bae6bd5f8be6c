/** Guards the rule that a word is suggested only where it is near the one given. */
import { expect, it } from 'vitest';
import { nearest } from '../../../src/domain/validation/nearest.js';

it.each([
  ['turkiye', ['turkey', 'tunisia', 'egypt'], ['turkey']],
  ['Hammas', ['us', 'hamas'], ['hamas']],
  ['PhaseDetermine', ['PhaseStatus', 'PhaseDefined', 'MeetingHeld'], ['PhaseDefined']],
  ['colour', ['cursor', 'limit', 'sort'], []],
  ['q', ['at', 'limit'], []],
  ['', ['at'], []],
  ['zzzz', [], []],
])('of %o among %o are %o', (word, known, near) => {
  expect(nearest(word, known)).toEqual(near);
});

it('gives no more than are asked for, the nearest first', () => {
  expect(nearest('phase-2', ['phase-10', 'phase-1', 'phase-3', 'phase-2a'], 2)).toEqual([
    'phase-1',
    'phase-3',
  ]);
});

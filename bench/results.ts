/** What a figure comes to: rows of the table, of bench-results.json and of docs/performance.md. */
import { compare, median, type Round } from './statistics.js';

export interface Target {
  readonly bound: 'at least' | 'at most';
  readonly value: number;
}

export interface Measured {
  readonly outcome: 'measured';
  readonly figure: string;
  readonly work: string;
  readonly unit: string;
  /** Null where the target is a value of its own and not a ratio. */
  readonly reference: { readonly name: string; readonly value: number } | null;
  readonly ours: number;
  /** What the target is about: the ratio of ours to the reference, or where there is none our value. */
  readonly result: number;
  readonly lowest: number;
  readonly highest: number;
  readonly rounds: number;
  readonly target: Target | null;
  /** Null where there is no target. */
  readonly met: boolean | null;
  readonly note: string | null;
}

export interface NotMeasured {
  readonly outcome: 'not measured';
  readonly figure: string;
  readonly work: string;
  readonly why: string;
}

export type Result = Measured | NotMeasured;

interface Question {
  readonly figure: string;
  readonly work: string;
  readonly unit: string;
  readonly target?: Target;
  readonly note?: string;
}

export function atLeast(value: number): Target {
  return { bound: 'at least', value };
}

export function atMost(value: number): Target {
  return { bound: 'at most', value };
}

/** A ratio of ours to a reference. */
export function compared(
  question: Question & { readonly reference: string },
  rounds: readonly Round[],
): Measured {
  const { reference, ours, ratio, lowest, highest } = compare(rounds);
  return {
    ...shared(question, rounds.length),
    reference: { name: question.reference, value: reference },
    ours,
    result: ratio,
    lowest,
    highest,
    met: isMet(question.target, ratio),
  };
}

/** A value that has to keep a bound by itself. */
export function bounded(question: Question, values: readonly number[]): Measured {
  const ours = median(values);
  return {
    ...shared(question, values.length),
    reference: null,
    ours,
    result: ours,
    lowest: Math.min(...values),
    highest: Math.max(...values),
    met: isMet(question.target, ours),
  };
}

function shared(
  { figure, work, unit, target, note }: Question,
  rounds: number,
): Pick<Measured, 'outcome' | 'figure' | 'work' | 'unit' | 'target' | 'rounds' | 'note'> {
  return {
    outcome: 'measured',
    figure,
    work,
    unit,
    target: target ?? null,
    rounds,
    note: note ?? null,
  };
}

function isMet(target: Target | undefined, result: number): boolean | null {
  if (target === undefined) return null;
  return target.bound === 'at least' ? result >= target.value : result <= target.value;
}

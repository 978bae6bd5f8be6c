/** What every figure is given, and what it gives. */
import type { Size } from './arguments.js';
import type { Result } from './results.js';
import type { Workplace } from './workplace.js';

export interface Bench {
  readonly size: Size;
  /** Rounds of reference and ours. */
  readonly rounds: number;
  /** How long each half of a round takes where it is a matter of time. */
  readonly seconds: number;
  readonly workplace: Workplace;
  readonly kurrentdb: string | undefined;
  /** Where the servers leave their profiles; undefined when nobody asked for them. */
  readonly profiles: string | undefined;
  /** Says what is being done, on stderr. */
  readonly progress: (line: string) => void;
}

export interface Figure {
  readonly id: string;
  /** The work, in a few words. */
  readonly title: string;
  run(bench: Bench): Promise<readonly Result[]>;
}

/** A size that differs between the kinds of run. */
export function sized<T>({ size }: Pick<Bench, 'size'>, sizes: Readonly<Record<Size, T>>): T {
  return sizes[size];
}

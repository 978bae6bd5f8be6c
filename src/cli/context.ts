/** Where a command runs: what it is told by its surroundings, what it prints on, and how it ends. */
import type { Output } from './progress.js';

/** 0: done. 1: the answer is no, or something failed. 2: the command line or a variable is not as expected. */
export type ExitStatus = 0 | 1 | 2;

export interface CliContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Output;
  readonly err: Output;
  /** Aborted when the operator wants to stop. */
  readonly signal: AbortSignal;
  /** Asks the operator; undefined where there is nobody to ask. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/** Runs a command once its words are read. */
export type Run = (work: (context: CliContext) => Promise<ExitStatus>) => Promise<void>;

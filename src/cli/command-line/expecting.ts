/** Options and words of a command that say what they expect. */
import { Argument, Option } from 'commander';

/** How a shell completes a value: by the files or folders that there are, or by some words. */
export type Completes = 'file' | 'folder' | readonly string[];

export interface Expectation<Value> {
  /** What a value must be, as the end of "expected ...". */
  readonly expected: string;
  /** The value that a text stands for; undefined when it is not what is expected. */
  readonly read: (text: string) => Value | undefined;
  /** No text shows what was given for it. */
  readonly isSecret?: true;
  readonly completes?: Completes | undefined;
}

export class ExpectingOption extends Option {
  constructor(
    flags: string,
    description: string,
    readonly expected: string,
    readonly completes?: Completes,
  ) {
    super(flags, description);
  }
}

export class ExpectingArgument extends Argument {
  constructor(
    name: string,
    description: string,
    readonly expected: string,
    readonly completes?: Completes,
  ) {
    super(name, description);
  }
}

/** Options and words of a command that say what they expect. */
import { Argument, Option } from 'commander';

export interface Expectation<Value> {
  /** What a value must be, as the end of "expected ...". */
  readonly expected: string;
  /** The value that a text stands for; undefined when it is not what is expected. */
  readonly read: (text: string) => Value | undefined;
  /** No text shows what was given for it. */
  readonly isSecret?: true;
}

export class ExpectingOption extends Option {
  constructor(
    flags: string,
    description: string,
    readonly expected: string,
  ) {
    super(flags, description);
  }
}

export class ExpectingArgument extends Argument {
  constructor(
    name: string,
    description: string,
    readonly expected: string,
  ) {
    super(name, description);
  }
}

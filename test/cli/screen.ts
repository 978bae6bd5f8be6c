import { Writable } from 'node:stream';
import { runCommandLine } from '../../src/cli/command-line/command-line.js';
import type { CliContext, ExitStatus } from '../../src/cli/context.js';

/** Keeps what is printed, and may pass for a terminal. */
class Screen extends Writable {
  text = '';
  constructor(
    readonly isTTY: boolean,
    private readonly onText: (text: string) => void = () => undefined,
  ) {
    super({ decodeStrings: false });
  }

  override _write(chunk: string, _encoding: string, done: () => void): void {
    this.text += chunk;
    this.onText(chunk);
    done();
  }
}

/** How a command has ended, and what it has printed. */
export interface Run {
  readonly status: ExitStatus;
  readonly out: string;
  readonly err: string;
}

export interface Circumstances {
  readonly environment?: Record<string, string>;
  readonly terminal?: boolean;
  /** What the operator answers when asked; otherwise there is nobody to ask. */
  readonly ask?: CliContext['ask'];
  /** What happens as this is printed. */
  readonly at?: readonly [text: string, happens: (stop: () => void) => void];
}

/** Runs `chancery` in this process, on a screen. @param words the command and what follows it */
export async function runOnScreen(
  words: readonly string[],
  { environment = {}, terminal = false, ask, at }: Circumstances = {},
): Promise<Run> {
  const stopping = new AbortController();
  const out = new Screen(terminal, (text) => {
    if (at && text.includes(at[0])) {
      at[1](() => {
        stopping.abort();
      });
    }
  });
  const err = new Screen(terminal);
  const status = await runCommandLine(words, { environment, out, err, ask, signal: stopping.signal });
  return { status, out: out.text, err: err.text };
}

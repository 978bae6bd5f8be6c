/** `chancery replay`: tells the history of a process, as a running server replays it. */
import { ChanceryClient, type Interruption } from '../../client/src/index.js';
import type { ReplayOptions } from './commands/ask-server.js';
import type { CliContext, ExitStatus } from './context.js';
import { ending, sentenceFrom } from './ending.js';

/** What is printed of a step; its type in the document says of an entry only that it has fields. */
interface Step {
  readonly entry: {
    readonly type: string;
    readonly revision: number;
    readonly occurred?: { readonly text: string };
  };
  readonly changes: readonly { readonly projection: string; readonly key: string; readonly row: unknown }[];
}

export function runReplay(options: ReplayOptions, context: CliContext): Promise<ExitStatus> {
  const { out, err, signal } = context;
  const { process, query, after, url, key, json } = options;
  return ending(context, json, async () => {
    const api = new ChanceryClient({ url, key });
    const params = { path: { processId: process }, query };
    let steps = 0;
    // What is cut goes on by itself, and says so beside what is printed.
    const onInterruption = ({ error, delay }: Interruption): void => {
      err.write(
        `${sentenceFrom(error)}. It goes on after the last step in ${(delay / 1_000).toFixed(1)} s.\n`,
      );
    };
    const following = { params, after, signal, onInterruption };
    for await (const frame of api.follow('/v1/processes/{processId}/replay', following)) {
      if (frame.event === 'reset')
        throw new Error(`--after: expected the id of a step of this replay; got ${after}`);
      if (frame.event !== 'entry') continue;
      // By its id a replay goes on after it.
      out.write(
        json
          ? `${JSON.stringify({ id: frame.id, ...frame.data })}\n`
          : `${lineOf(frame.data as unknown as Step)}\n`,
      );
      steps += 1;
    }
    signal.throwIfAborted();
    if (!json) out.write(`${steps} ${steps === 1 ? 'entry' : 'entries'}.\n`);
    return 0;
  });
}

function lineOf({ entry, changes }: Step): string {
  const changed = changes.map(
    ({ projection, key, row }) => `${row === null ? 'without ' : ''}${projection} ${key}`,
  );
  return [entry.occurred?.text ?? '-', `#${entry.revision}`, entry.type, changed.join(', ')]
    .join('  ')
    .trimEnd();
}

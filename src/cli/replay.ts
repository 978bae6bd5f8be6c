/** `chancery replay`: tells the history of a process, as a running server replays it. */
import { EventSourceParserStream } from 'eventsource-parser/stream';
import { ApiClient } from './api-client.js';
import type { ReplayOptions } from './commands/ask-server.js';
import type { CliContext, ExitStatus } from './context.js';
import { ending } from './ending.js';

interface Step {
  readonly entry: {
    readonly type: string;
    readonly revision: number;
    readonly occurred?: { readonly text: string };
  };
  readonly changes: readonly { readonly projection: string; readonly key: string; readonly row: unknown }[];
}

export function runReplay(options: ReplayOptions, context: CliContext): Promise<ExitStatus> {
  const { out, signal } = context;
  const { process, query, url, key, json } = options;
  return ending(context, json, async () => {
    const path = `/v1/processes/${encodeURIComponent(process)}/replay?${new URLSearchParams(query).toString()}`;
    const text = await new ApiClient(url, key).stream(path, { accept: 'text/event-stream', signal });
    let last: string | undefined;
    let steps = 0;
    for await (const { event, id, data } of text.pipeThrough(new EventSourceParserStream())) {
      if (event === 'end') {
        if (!json) out.write(`${steps} ${steps === 1 ? 'entry' : 'entries'}.\n`);
        return 0;
      }
      if (event !== 'entry') continue;
      out.write(json ? `${withId(id, data)}\n` : `${lineOf(JSON.parse(data) as Step)}\n`);
      last = id;
      steps += 1;
    }
    throw new Error(
      `Expected the end of the replay; it broke off after ${steps} entries${last === undefined ? '' : `, go on with --after ${last}`}`,
    );
  });
}

/** By its id a replay goes on after it. */
function withId(id: string | undefined, data: string): string {
  return JSON.stringify({ id, ...(JSON.parse(data) as object) });
}

function lineOf({ entry, changes }: Step): string {
  const changed = changes.map(
    ({ projection, key, row }) => `${row === null ? 'without ' : ''}${projection} ${key}`,
  );
  return [entry.occurred?.text ?? '-', `#${entry.revision}`, entry.type, changed.join(', ')]
    .join('  ')
    .trimEnd();
}

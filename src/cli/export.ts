/** `chancery export`: the log as NDJSON, of a server or of a data folder. */
import { once } from 'node:events';
import { ChanceryClient } from '../../client/src/index.js';
import { eventObject } from '../http/event-json.js';
import type { ExportOptions } from './commands/ask-server.js';
import type { CliContext, ExitStatus } from './context.js';
import { ending } from './ending.js';
import { LogFolder } from './log-folder.js';
import { writeWhole } from './write-whole.js';

/** So many characters are written at once. */
const PIECE = 64 * 1024;

type Pieces = AsyncIterable<string>;

export function runExport(options: ExportOptions, context: CliContext): Promise<ExitStatus> {
  const { out, signal } = context;
  const { to } = options;
  return ending(context, options.json && to !== undefined, async () => {
    const pieces = piecesOf(options, signal);
    if (to === undefined) {
      for await (const piece of pieces) if (!out.write(piece)) await once(out, 'drain', { signal });
      return 0;
    }
    let entries = 0;
    await writeWhole(
      to,
      counted(pieces, (lines) => (entries += lines)),
    );
    out.write(
      options.json
        ? `${JSON.stringify({ outcome: 'exported', file: to, entries })}\n`
        : `Done: ${to} holds ${entries} ${entries === 1 ? 'entry' : 'entries'}.\n`,
    );
    return 0;
  });
}

async function* piecesOf({ from, process }: ExportOptions, signal: AbortSignal): Pieces {
  if (from.kind === 'server') {
    const { data } = await new ChanceryClient(from).GET('/v1/log', {
      params: { query: process === undefined ? {} : { process } },
      headers: { accept: 'application/x-ndjson' },
      parseAs: 'stream',
      signal,
    });
    if (data) yield* data.pipeThrough(new TextDecoderStream());
    return;
  }
  const log = await LogFolder.open(from, signal);
  try {
    if (process !== undefined && log.sizeOf(process) === 0)
      throw new Error(
        `Expected a process in the folder ${from.folder}; got ${process}, of which there are no entries`,
      );
    let piece = '';
    for await (const event of log.inRecordedOrder(process)) {
      piece += `${JSON.stringify(eventObject(event))}\n`;
      if (piece.length < PIECE) continue;
      yield piece;
      piece = '';
    }
    yield piece;
  } finally {
    log.close();
  }
}

async function* counted(pieces: Pieces, count: (lines: number) => void): Pieces {
  for await (const piece of pieces) {
    count(piece.split('\n').length - 1);
    yield piece;
  }
}

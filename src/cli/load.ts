/** Loads a history, one entry a line, through the public API. */
import { readFile } from 'node:fs/promises';
import { SingleBar, Presets } from 'cli-progress';
import type { ChanceryClient, Entry } from '../../client/src/index.js';

interface Line {
  readonly processId: string;
  readonly entry: Entry;
}

/** So many entries a request: small enough that the bar moves, each request all or nothing. */
const BATCH = 10;

/** Reads an NDJSON file of entries with their `processId`. @throws Error naming the line that is none */
export async function readLines(file: URL): Promise<Line[]> {
  const text = await readFile(file, 'utf8');
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '') return [];
    const parsed: unknown = JSON.parse(line);
    if (
      typeof parsed !== 'object' ||
      parsed === null ||
      !('processId' in parsed) ||
      typeof parsed.processId !== 'string'
    ) {
      throw new Error(`line ${index + 1}: expected an object with a processId`);
    }
    const { processId, ...entry } = parsed;
    // The server judges what it is.
    return [{ processId, entry: entry as Entry }];
  });
}

/** Posts the lines in their order, a batch of one process at a time. Returns the log position that holds them all. */
export async function load(
  chancery: ChanceryClient,
  lines: readonly Line[],
  out: NodeJS.WriteStream,
): Promise<string> {
  const bar = out.isTTY
    ? new SingleBar(
        { format: '  {bar} {value}/{total} entries', barsize: barSize(out.columns), stream: out },
        Presets.shades_classic,
      )
    : undefined;
  bar?.start(lines.length, 0);
  let position = '0';
  let done = 0;
  for (const batch of batches(lines)) {
    const [first] = batch;
    if (!first) continue;
    const entries = batch.map(({ entry }) => entry);
    ({ position } = await chancery.record(first.processId, entries));
    done += batch.length;
    if (bar) bar.update(done);
    else if (done === lines.length || done % 50 === 0) out.write(`  ${done}/${lines.length} entries\n`);
  }
  bar?.stop();
  return position;
}

/** What a line leaves for the bar, beside its text. */
function barSize(columns: number): number {
  return Math.max(5, Math.min(40, columns - 25));
}

function* batches(lines: readonly Line[]): Iterable<Line[]> {
  let batch: Line[] = [];
  for (const line of lines) {
    if (batch.length === BATCH || (batch[0] && batch[0].processId !== line.processId)) {
      yield batch;
      batch = [];
    }
    batch.push(line);
  }
  yield batch;
}

/** `chancery release`: a process as it was known at a moment, as a data package that is the same bytes for ever. */
import { existsSync } from 'node:fs';
import { ChanceryClient, type components } from '../../client/src/index.js';
import {
  releasedTables,
  releaseFiles,
  type ReleaseContent,
  type ReleasedTable,
} from '../application/release/release.js';
import { isAsHashed, knownSinceOf, readReleaseLog, releaseLine } from '../application/release/release-log.js';
import { zipOf } from '../application/release/zip.js';
import type { ReleaseOptions } from './commands/release.js';
import type { CliContext, ExitStatus } from './context.js';
import { ending } from './ending.js';
import { progressOn } from './progress.js';
import { writeWhole, writeWholeFolder } from './write-whole.js';

const PAGE = 1_000;

type OverviewAnswer = components['schemas']['ProcessAnswer'];

export function runRelease(options: ReleaseOptions, context: CliContext): Promise<ExitStatus> {
  const { out, signal } = context;
  const { process, knownAt, to, url, key, json } = options;
  return ending(context, json, async () => {
    if (existsSync(to.path))
      throw new Error(
        `Expected a ${to.as} that is not there yet, got ${to.path}: a release replaces nothing`,
      );
    const drawing = progressOn(out);
    let done = 0;
    const step = (name: string): void => {
      if (!json) drawing.draw({ step: 'reading', share: done / (releasedTables.length + 2), done: name });
      done += 1;
    };
    let content: ReleaseContent;
    try {
      content = await contentOf(new ChanceryClient({ url, key }), { process, knownAt, signal, step });
    } finally {
      drawing.stop();
    }
    const files = releaseFiles(content);
    if (to.as === 'folder') await writeWholeFolder(to.path, files);
    else await writeWhole(to.path, [zipOf(files)]);
    const entries = content.events.length;
    out.write(
      json
        ? `${JSON.stringify({ outcome: 'released', [to.as]: to.path, process, knownAt, entries, files: files.size })}\n`
        : `Done: ${to.path} holds ${entries} entries of ${process} as it was known at ${knownAt}, in ${files.size} files.\n`,
    );
    return 0;
  });
}

interface Wanted {
  readonly process: string;
  readonly knownAt: string;
  readonly signal: AbortSignal;
  readonly step: (name: string) => void;
}

async function contentOf(api: ChanceryClient, wanted: Wanted): Promise<ReleaseContent> {
  const { process, knownAt, signal, step } = wanted;
  step('the process');
  const { data } = await api.GET('/v1/processes/{processId}', {
    params: { path: { processId: process }, query: { knownAt } },
    signal,
  });
  const { overview, lastRevision } = overviewOf(data, knownAt);
  const tables: (ReleasedTable & { rows: readonly object[] })[] = [];
  for (const table of releasedTables) {
    step(table.path);
    tables.push({
      ...table,
      rows: await rowsOf(api, table, wanted),
    });
  }
  step('the log');
  const log = await logOf(api, wanted);
  const events = readReleaseLog(log);
  if (events.length <= lastRevision)
    throw new Error(
      `Expected ${lastRevision + 1} entries or more known at ${knownAt}; got ${events.length} in the log`,
    );
  const altered = events.find((event) => isAsHashed(event) === false);
  if (altered) throw new Error(`Expected the hash of what entry ${altered.id} says; got another one`);
  const { data: head } = await api.GET('/v1/processes/{processId}/head', {
    params: { path: { processId: process }, query: { size: events.length } },
    parseAs: 'text',
    signal,
  });
  const { data: verifierKeys } = await api.GET('/v1/verifier-key', { parseAs: 'text', signal });
  return { process, knownAt, overview, tables, log, events, head, verifierKeys };
}

function overviewOf(
  answer: OverviewAnswer,
  knownAt: string,
): { overview: ReleaseContent['overview']; lastRevision: number } {
  // Of the answer, and of this store and this software: not of the process.
  const { settled, knownAt: _, position: _position, version: _version, ...overview } = answer;
  if (settled !== true)
    throw new Error(
      `Expected a moment that is over, so that nothing can come to be known at it; got ${knownAt}`,
    );
  const { title, lastRevision } = overview;
  if (title === null)
    throw new Error(`Expected a process with a title at ${knownAt}; got none: its opening is retracted`);
  return { overview: { ...overview, title }, lastRevision };
}

interface RowsPage {
  readonly data: {
    readonly items: readonly { readonly position?: string }[];
    readonly nextCursor: string | null;
  };
}

async function rowsOf(
  api: ChanceryClient,
  { path }: ReleasedTable,
  { process, knownAt, signal }: Wanted,
): Promise<readonly object[]> {
  const rows: object[] = [];
  let cursor: string | null = null;
  do {
    // Which list it is only the table says; all of them answer alike.
    const { data }: RowsPage = await api.GET(
      `/v1/processes/{processId}/${path}` as '/v1/processes/{processId}/timeline',
      {
        params: {
          path: { processId: process },
          query: { knownAt, limit: PAGE, ...(cursor === null ? {} : { cursor }) },
        },
        signal,
      },
    );
    rows.push(...data.items.map(withoutPosition));
    cursor = data.nextCursor;
  } while (cursor !== null);
  return rows;
}

/** Positions are those of a store: another one of the same record has others. */
function withoutPosition({ position: _, ...row }: { readonly position?: string }): object {
  return row;
}

/** The entries that were known at the moment: the beginning of those of the process. */
async function logOf(api: ChanceryClient, { process, knownAt, signal }: Wanted): Promise<string> {
  const limit = knownAt.replace('Z', '.999999Z');
  const { data } = await api.GET('/v1/log', {
    params: { query: { process } },
    headers: { accept: 'application/x-ndjson' },
    parseAs: 'text',
    signal,
  });
  const entries = data
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Readonly<Record<string, unknown>>]));
  const end = entries.findIndex((entry) => knownSinceOf(entry) > limit);
  const known = end < 0 ? entries : entries.slice(0, end);
  return known.map(releaseLine).join('');
}

/** `chancery release`: a process as it was known at a moment, as a data package that is the same bytes for ever. */
import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  releasedTables,
  releaseFiles,
  type ReleaseContent,
  type ReleasedTable,
} from '../application/release/release.js';
import { isAsHashed, knownSinceOf, readReleaseLog, releaseLine } from '../application/release/release-log.js';
import { ApiClient } from './api-client.js';
import type { ReleaseOptions } from './commands/release.js';
import type { CliContext, ExitStatus } from './context.js';
import { ending } from './ending.js';
import { progressOn } from './progress.js';

const PAGE = 1_000;

interface Overview {
  readonly title: Readonly<Record<string, string>>;
  readonly lastRevision: number;
  readonly settled?: boolean;
}

type OverviewAnswer = Overview & Readonly<Record<string, unknown>>;

export function runRelease(options: ReleaseOptions, context: CliContext): Promise<ExitStatus> {
  const { out, signal } = context;
  const { process, knownAt, to, url, key, json } = options;
  return ending(context, json, async () => {
    if (existsSync(to))
      throw new Error(`Expected a folder that is not there yet, got ${to}: a release replaces nothing`);
    const drawing = progressOn(out);
    let done = 0;
    const step = (name: string): void => {
      if (!json) drawing.draw({ step: 'reading', share: done / (releasedTables.length + 2), done: name });
      done += 1;
    };
    let content: ReleaseContent;
    try {
      content = await contentOf(new ApiClient(url, key), { process, knownAt, signal, step });
    } finally {
      drawing.stop();
    }
    const files = releaseFiles(content);
    await writeFolder(to, files);
    const entries = content.events.length;
    out.write(
      json
        ? `${JSON.stringify({ outcome: 'released', folder: to, process, knownAt, entries, files: files.size })}\n`
        : `Done: ${to} holds ${entries} entries of ${process} as it was known at ${knownAt}, in ${files.size} files.\n`,
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

async function contentOf(api: ApiClient, wanted: Wanted): Promise<ReleaseContent> {
  const { process, knownAt, signal, step } = wanted;
  const path = `/v1/processes/${process}`;
  const known = `knownAt=${encodeURIComponent(knownAt)}`;
  step('the process');
  const answer = await api.get<OverviewAnswer>(`${path}?${known}`, { signal });
  const { overview, lastRevision } = overviewOf(answer, knownAt);
  const tables: (ReleasedTable & { rows: readonly object[] })[] = [];
  for (const table of releasedTables) {
    step(table.path);
    tables.push({
      ...table,
      rows: await rowsOf(api, `${path}/${table.path}?${known}&limit=${PAGE}`, signal),
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
  const head = await api.text(`${path}/head?size=${events.length}`, { signal });
  const verifierKeys = await api.text('/v1/verifier-key', { signal });
  return { process, knownAt, overview, tables, log, events, head, verifierKeys };
}

function overviewOf(answer: OverviewAnswer, knownAt: string): { overview: Overview; lastRevision: number } {
  // Of the answer, and of this store and this software: not of the process.
  const { settled, knownAt: _, position: _position, version: _version, ...overview } = answer;
  if (settled !== true)
    throw new Error(
      `Expected a moment that is over, so that nothing can come to be known at it; got ${knownAt}`,
    );
  return { overview, lastRevision: overview.lastRevision };
}

async function rowsOf(api: ApiClient, path: string, signal: AbortSignal): Promise<readonly object[]> {
  const rows: object[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: { items: { position?: string }[]; nextCursor: string | null } = await api.get(
      `${path}${more}`,
      { signal },
    );
    rows.push(...page.items.map(withoutPosition));
    cursor = page.nextCursor;
  }
  return rows;
}

/** Positions are those of a store: another one of the same record has others. */
function withoutPosition({ position: _, ...row }: { readonly position?: string }): object {
  return row;
}

/** The entries that were known at the moment: the beginning of those of the process. */
async function logOf(api: ApiClient, { process, knownAt, signal }: Wanted): Promise<string> {
  const asking = { accept: 'application/x-ndjson', signal };
  const limit = knownAt.replace('Z', '.999999Z');
  const entries = (await api.text(`/v1/log?process=${process}`, asking))
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Readonly<Record<string, unknown>>]));
  const end = entries.findIndex((entry) => knownSinceOf(entry) > limit);
  const known = end < 0 ? entries : entries.slice(0, end);
  return known.map(releaseLine).join('');
}

/** Under its name only once it is whole and on disk. */
async function writeFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const partial = `${folder}.partial`;
  await rm(partial, { recursive: true, force: true });
  try {
    for (const [path, text] of files) {
      await mkdir(dirname(join(partial, path)), { recursive: true });
      const handle = await open(join(partial, path), 'w');
      try {
        await handle.writeFile(text);
        await handle.sync();
      } finally {
        await handle.close();
      }
    }
    await rename(partial, folder);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** `chancery redact`: erases what was posted of an entry, after it has shown what will be left. */
import { readFile } from 'node:fs/promises';
import { ApiClient } from './api-client.js';
import type { CliContext } from './copy-log.js';
import { differences, leftOf } from './left-of.js';
import { type ExitStatus } from './program.js';
import { sentenceOf } from '../thrown.js';
import { readRedactFlags, redactHelp, type RedactFlags } from './redact-flags.js';

/** A command that asks; undefined where there is nobody to ask. */
export type AskingContext = Omit<CliContext, 'signal'> & {
  readonly ask: ((question: string) => Promise<string>) | undefined;
};

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly revision: number;
  readonly recordedAt: string;
  readonly occurred?: string;
  readonly data: unknown;
  readonly sources?: unknown;
  readonly note?: unknown;
}

interface Receipt {
  readonly events: readonly { readonly id: string; readonly revision: number }[];
  readonly erasure?: { readonly detail: string };
}

const WORD = 'redact';

/** @param words what follows `redact` */
export async function runRedact(
  words: readonly string[],
  { environment, out, err, ask }: AskingContext,
): Promise<ExitStatus> {
  const reading = readRedactFlags(words, environment);
  if (reading.outcome === 'help') {
    out.write(redactHelp);
    return 0;
  }
  if (reading.outcome === 'refused') {
    err.write(`${reading.problems.join('\n')}\n`);
    return 2;
  }
  if (!reading.yes && !ask) {
    err.write('--yes: expected where nobody can be asked; got no terminal\n');
    return 2;
  }
  try {
    return await redact(reading, { out, ask, key: environment['CHANCERY_API_KEY'] });
  } catch (error) {
    err.write(`Nothing was redacted. ${sentenceOf(error)}\n`);
    return 1;
  }
}

async function redact(
  flags: RedactFlags,
  { out, ask, key }: Pick<AskingContext, 'out' | 'ask'> & { readonly key: string | undefined },
): Promise<ExitStatus> {
  const api = new ApiClient(flags.url, key);
  const events = `/v1/processes/${encodeURIComponent(flags.process)}/events`;
  const entry = await api.get<Entry & { readonly about: readonly Entry[] }>(
    `${events}/${encodeURIComponent(flags.entry)}`,
  );
  const posted = bodyOf(entry);
  const left = flags.body === undefined ? leftOf(posted, flags) : await fileOf(flags.body);
  const data = { entryId: entry.id, body: left, reason: { [flags.language]: flags.reason } };
  const redaction = { type: 'EntryRedacted', data };
  // What is not taken is not worth asking about.
  await api.post(`${events}?dryRun=true`, redaction);
  out.write(previewOf(flags, entry, left));
  for (const text of flags.finds) out.write(await holding(api, events, { text, except: entry.id }));
  if (!flags.yes && ask) {
    const answer = await ask(`\nThis cannot be undone. Type ${WORD} to go on: `);
    if (answer.trim() !== WORD) {
      out.write('Nothing was redacted.\n');
      return 1;
    }
  }
  const { events: recorded, erasure } = await api.post<Receipt>(events, redaction);
  const [done] = recorded;
  out.write(
    `\nRedacted by entry ${done?.id ?? ''}, revision ${done?.revision ?? ''}. ${erasure?.detail ?? ''}\n`,
  );
  return 0;
}

function bodyOf({ occurred, data, sources, note }: Entry): object {
  return {
    ...(occurred === undefined ? {} : { occurred }),
    data,
    ...(sources === undefined ? {} : { sources }),
    ...(note === undefined ? {} : { note }),
  };
}

async function fileOf(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, 'utf8')) as unknown;
}

function previewOf(
  { process }: RedactFlags,
  entry: Entry & { readonly about: readonly Entry[] },
  left: unknown,
): string {
  const changes = differences(bodyOf(entry), left).map(({ pointer, was, is }) => {
    const after = is === undefined ? 'goes' : `becomes ${JSON.stringify(is)}`;
    return `  ${pointer}: ${was === undefined ? 'is new' : JSON.stringify(was)} ${after}\n`;
  });
  const about = entry.about.filter(({ type }) => type !== 'EntryRedacted').map(lineOf);
  return [
    `Entry ${entry.id}, ${entry.type}, revision ${entry.revision} of process ${process}, recorded at ${entry.recordedAt}.\n`,
    `\nWhat goes:\n${changes.join('') || '  nothing\n'}`,
    `\nWhat will be left:\n${JSON.stringify(left, null, 2)}\n`,
    about.length === 0
      ? ''
      : `\nWhat was said about it stays, and is redacted entry by entry:\n${about.join('')}`,
  ].join('');
}

function lineOf({ id, type, revision }: Entry): string {
  return `  ${id} ${type}, revision ${revision}\n`;
}

/** The other entries of the process that hold a text. */
async function holding(
  api: ApiClient,
  events: string,
  { text, except }: { readonly text: string; readonly except: string },
): Promise<string> {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const page: { items: Entry[]; nextCursor: string | null } = await api.get(`${events}?limit=1000${query}`);
    for (const entry of page.items)
      if (entry.id !== except && JSON.stringify(bodyOf(entry)).includes(text)) found.push(lineOf(entry));
    cursor = page.nextCursor;
  }
  return `\nOther entries that hold ${JSON.stringify(text)}:\n${found.join('') || '  none\n'}`;
}

/** `chancery redact`: erases what was posted of an entry, after it has shown what will be left. */
import { readFile } from 'node:fs/promises';
import { ChanceryClient, type components, type Entry } from '../../client/src/index.js';
import type { RedactOptions } from './commands/redact.js';
import type { CliContext, ExitStatus } from './context.js';
import { differences, leftOf } from './left-of.js';
import { sentenceOf } from '../thrown.js';

type Event = components['schemas']['Event'];
type EventDetail = components['schemas']['EventDetail'];

interface Found {
  readonly text: string;
  readonly entries: readonly Event[];
}

interface Preview {
  readonly process: string;
  readonly entry: EventDetail;
  readonly left: unknown;
  readonly found: readonly Found[];
}

const WORD = 'redact';

export async function runRedact(options: RedactOptions, context: CliContext): Promise<ExitStatus> {
  const { out, err } = context;
  try {
    return await redact(options, context);
  } catch (error) {
    const message = `Nothing was redacted. ${sentenceOf(error)}`;
    if (options.json) out.write(`${JSON.stringify({ outcome: 'failed', message })}\n`);
    else err.write(`${message}\n`);
    return 1;
  }
}

async function redact(
  options: RedactOptions,
  { out, ask }: Pick<CliContext, 'out' | 'ask'>,
): Promise<ExitStatus> {
  const chancery = new ChanceryClient({ url: options.url, key: options.key });
  const { process: processId } = options;
  const { data: entry } = await chancery.GET('/v1/processes/{processId}/events/{eventId}', {
    params: { path: { processId, eventId: options.entry } },
  });
  const left = options.body === undefined ? leftOf(bodyOf(entry), options) : await fileOf(options.body);
  const data = { entryId: entry.id, body: left, reason: { [options.language]: options.reason } };
  // What is left is judged by the server.
  const redaction = { type: 'EntryRedacted', data } as Entry;
  // What is not taken is not worth asking about.
  await chancery.POST('/v1/processes/{processId}/events', {
    params: { path: { processId }, query: { dryRun: true } },
    body: redaction,
  });
  const found: Found[] = [];
  for (const text of options.finds)
    found.push(await holding(chancery, processId, { text, except: entry.id }));
  const preview = { process: processId, entry, left, found };
  out.write(options.json ? `${JSON.stringify(previewed(preview))}\n` : previewOf(preview));
  if (!options.yes && ask) {
    const answer = await ask(`\nThis cannot be undone. Type ${WORD} to go on: `);
    if (answer.trim() !== WORD) {
      out.write(options.json ? `${JSON.stringify({ outcome: 'declined' })}\n` : 'Nothing was redacted.\n');
      return 1;
    }
  }
  const { events: recorded, erasure } = await chancery.record(processId, redaction);
  const [done] = recorded;
  out.write(
    options.json
      ? `${JSON.stringify({ outcome: 'redacted', ...done, erasure })}\n`
      : `\nRedacted by entry ${done?.id ?? ''}, revision ${done?.revision ?? ''}. ${erasure?.detail ?? ''}\n`,
  );
  return 0;
}

function bodyOf({ occurred, data, sources, note }: Event): object {
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

/** For machines. */
function previewed({ entry, left, found }: Preview): object {
  const about = saidAbout(entry).map(({ id, type, revision }) => ({ id, type, revision }));
  const others = found.map(({ text, entries }) => ({
    text,
    entries: entries.map(({ id, type, revision }) => ({ id, type, revision })),
  }));
  return { step: 'preview', changes: differences(bodyOf(entry), left), left, about, found: others };
}

/** For people. */
function previewOf({ process, entry, left, found }: Preview): string {
  const changes = differences(bodyOf(entry), left).map(({ pointer, was, is }) => {
    const after = is === undefined ? 'goes' : `becomes ${JSON.stringify(is)}`;
    return `  ${pointer}: ${was === undefined ? 'is new' : JSON.stringify(was)} ${after}\n`;
  });
  const about = saidAbout(entry).map(lineOf);
  return [
    `Entry ${entry.id}, ${entry.type}, revision ${entry.revision} of process ${process}, recorded at ${entry.recordedAt}.\n`,
    `\nWhat goes:\n${changes.join('') || '  nothing\n'}`,
    `\nWhat will be left:\n${JSON.stringify(left, null, 2)}\n`,
    about.length === 0
      ? ''
      : `\nWhat was said about it stays, and is redacted entry by entry:\n${about.join('')}`,
    ...found.map(
      ({ text, entries }) =>
        `\nOther entries that hold ${JSON.stringify(text)}:\n${entries.map(lineOf).join('') || '  none\n'}`,
    ),
  ].join('');
}

function saidAbout({ about }: EventDetail): readonly Event[] {
  return about.filter(({ type }) => type !== 'EntryRedacted');
}

function lineOf({ id, type, revision }: Event): string {
  return `  ${id} ${type}, revision ${revision}\n`;
}

/** The other entries of the process that hold a text. */
async function holding(
  chancery: ChanceryClient,
  processId: string,
  { text, except }: { readonly text: string; readonly except: string },
): Promise<Found> {
  const entries: Event[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: { limit: number; cursor?: string } = { limit: 1_000, ...(cursor === '' ? {} : { cursor }) };
    const { data: page } = await chancery.GET('/v1/processes/{processId}/events', {
      params: { path: { processId }, query },
    });
    for (const entry of page.items)
      if (entry.id !== except && JSON.stringify(bodyOf(entry)).includes(text)) entries.push(entry);
    cursor = page.nextCursor;
  }
  return { text, entries };
}

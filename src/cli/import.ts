/** `chancery import`: sends a file to a server, tells how far it is, and where to go on when it ends before its end. */
import { once } from 'node:events';
import { request as overHttp, type IncomingMessage } from 'node:http';
import { request as overHttps } from 'node:https';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { errorOf, sentenceOf } from '../thrown.js';
import type { ImportOptions } from './commands/import.js';
import type { CliContext, ExitStatus } from './context.js';
import { openSource, type ImportSource } from './import-source.js';
import { progressOn } from './progress.js';

/** A line of the answer, whichever it is; see `docs/import.md`. */
interface Message {
  readonly line?: number;
  readonly committed?: number;
  readonly accepted?: number;
  readonly known?: number;
  readonly refused?: number;
  readonly following?: number;
  readonly done?: true;
  readonly problem?: { readonly code: string; readonly detail: string };
  /** Of a server that has not begun. */
  readonly code?: string;
  readonly detail?: string;
}

export async function runImport(options: ImportOptions, context: CliContext): Promise<ExitStatus> {
  const { out, err, signal } = context;
  const telling = new Telling(options, context);
  try {
    const source = await openSource(options.file, options.from);
    await send(options, source, { signal, hear: (message) => telling.hear(message, source.share()) });
    return telling.end();
  } catch (error) {
    const message = signal.aborted ? 'Stopped.' : sentenceOf(error);
    const text = `${message} ${telling.whereToGoOn()}`;
    if (options.json) out.write(`${JSON.stringify({ outcome: 'failed', message: text })}\n`);
    else err.write(`${text}\n`);
    return 1;
  }
}

interface Sending {
  readonly signal: AbortSignal;
  readonly hear: (message: Message) => void;
}

/** Sends while it reads what is answered; the end of the answer ends both. @throws Error the server cannot be reached */
async function send(
  { url, key, dryRun }: ImportOptions,
  source: ImportSource,
  { signal, hear }: Sending,
): Promise<void> {
  const target = new URL(`${url}/v1/import${dryRun ? '?dryRun=true' : ''}`);
  const call = (target.protocol === 'https:' ? overHttps : overHttp)(target, {
    method: 'POST',
    signal,
    headers: {
      'content-type': 'application/x-ndjson',
      ...(key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` }),
    },
  });
  const answered = new AbortController();
  const fault = pipeline(Readable.from(source.pieces), call, { signal: answered.signal }).then(
    () => undefined,
    (error: unknown) => error,
  );
  try {
    const answers = await Promise.race([once(call, 'response'), unreadable(fault)]);
    const response = answers[0] as IncomingMessage;
    try {
      for await (const line of createInterface({ input: response }))
        if (line !== '') hear(JSON.parse(line) as Message);
    } catch (error) {
      // A server that is gone has said no last line: that is what is told.
      if (signal.aborted || response.complete) throw error;
    }
  } finally {
    answered.abort();
  }
}

/** A file that cannot be read to its end is told as that, and not as what it does to the connection. */
async function unreadable(fault: Promise<unknown>): Promise<never> {
  const error = await fault;
  if (error !== undefined) throw errorOf(error);
  return new Promise<never>(() => undefined);
}

/** What is printed of an import, and how it has ended. */
class Telling {
  /** The last line that is on the record, or was decided. */
  private line: number;
  private last: Message | undefined;
  private readonly drawing;

  constructor(
    private readonly options: ImportOptions,
    private readonly context: CliContext,
  ) {
    this.line = options.from - 1;
    this.drawing = options.json ? undefined : progressOn(context.out);
  }

  hear(message: Message, share: number | undefined): void {
    this.last = message;
    const { from, dryRun, json } = this.options;
    const { out } = this.context;
    const line = (message.line ?? 0) + from - 1;
    const { problem } = message;
    if (problem) {
      this.line = Math.max(this.line, line - 1);
      if (json) out.write(`${JSON.stringify({ ...message, line })}\n`);
      else if (dryRun) out.write(`line ${line}: ${problem.detail} (${problem.code})\n`);
    } else if (message.line !== undefined) {
      this.line = line;
      const done = `line ${line}, ${message.committed ?? message.accepted ?? 0} entries`;
      if (share === undefined && !json) out.write(`  ${done}\n`);
      else this.drawing?.draw({ step: dryRun ? 'deciding' : 'recording', share: share ?? 0, done });
    }
  }

  /** Prints the outcome. */
  end(): ExitStatus {
    this.drawing?.stop();
    const { json, dryRun } = this.options;
    const { out, err } = this.context;
    const { last = {} } = this;
    if (last.done) {
      out.write(json ? `${JSON.stringify(last)}\n` : `${dryRun ? decided(last) : recorded(last)}\n`);
      return (last.refused ?? 0) > 0 ? 1 : 0;
    }
    if (json && last.problem) return 1;
    const text = `${this.why(last)} ${this.whereToGoOn()}`;
    if (json) out.write(`${JSON.stringify({ outcome: 'failed', message: text })}\n`);
    else err.write(`${text}\n`);
    return 1;
  }

  whereToGoOn(): string {
    const { file, from, dryRun } = this.options;
    if (dryRun) return 'Nothing was recorded.';
    if (this.line < from) return 'No line of it is known to be on the record.';
    return `The lines up to ${this.line} are on the record; go on with: chancery import ${file} --from ${this.line + 1}`;
  }

  private why({ problem, line, code, detail }: Message): string {
    const at = (line ?? 0) + this.options.from - 1;
    if (problem) return `Line ${at}: ${problem.detail} (${problem.code}).`;
    return code === undefined ? 'The answer of the server broke off.' : `${detail ?? ''} (${code}).`;
  }
}

function recorded({ committed = 0, known = 0 }: Message): string {
  return `${committed} entries were recorded, ${known} were on the record already.`;
}

function decided({ accepted = 0, known = 0, refused = 0, following = 0 }: Message): string {
  const more = following > 0 ? `, ${following} more only lack what these would have brought` : '';
  return `${accepted} entries would be recorded, ${known} are on the record already, ${refused} lines would be refused${more}. Nothing was recorded.`;
}

/** The raw log: a page of it, or all of it. What is read of it is read in worker threads, from the local file. */
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Asker, RenderedAnswer } from '../heavy/heavy-questions.js';
import type { Frame } from '../heavy/questions.js';
import { processNotFound } from '../refusals.js';
import { isOnRecord, seenStreams, type LogQuestion } from './read-log.js';

type Narrowing = Omit<LogQuestion, 'limit' | 'visibility'>;

export class ReadLog extends CallerQuery<RenderedAnswer> {
  constructor(
    caller: Caller,
    readonly question: Omit<LogQuestion, 'visibility'>,
    readonly asker: Asker,
  ) {
    super(caller);
  }
}

/** All of the log after a position, up to the head that it has now. */
export class ExportLog extends CallerQuery<AsyncIterable<string>> {
  constructor(
    caller: Caller,
    readonly question: Narrowing,
    readonly asker: Asker,
  ) {
    super(caller);
  }
}

@QueryHandler(ReadLog)
export class ReadLogHandler implements IQueryHandler<ReadLog> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found */
  async execute({ caller, question: asked, asker }: ReadLog): Promise<RenderedAnswer> {
    const { access, log, heavy } = this.chancery;
    const question = { ...asked, visibility: access.visibilityOf(caller) };
    await expectProcess(log, question);
    return heavy.ask({ kind: 'log-page', ...question, head: await log.head() }, asker);
  }
}

@QueryHandler(ExportLog)
export class ExportLogHandler implements IQueryHandler<ExportLog> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found */
  async execute({ caller, question: asked, asker }: ExportLog): Promise<AsyncIterable<string>> {
    const { access, log, heavy } = this.chancery;
    const viewer = access.viewerOf(caller);
    const question = { ...asked, visibility: viewer.visibility };
    await expectProcess(log, question);
    const signal = access.whileSeen(caller, viewer, asker.signal);
    return joined(
      await heavy.open({ kind: 'log-export', question, head: await log.head() }, { ...asker, signal }),
    );
  }
}

/** An id that is misspelt must not look like a process without entries. */
async function expectProcess(
  log: Chancery['log'],
  { process, visibility }: Omit<LogQuestion, 'limit'>,
): Promise<void> {
  if (process !== undefined && !(await isOnRecord(seenStreams(log, visibility), process)))
    throw processNotFound(process);
}

async function* joined(pieces: AsyncIterable<readonly Frame[]>): AsyncIterable<string> {
  for await (const frames of pieces) yield frames.map(({ text }) => text).join('');
}

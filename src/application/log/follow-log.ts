/** The log as a stream that goes on: every event after a place, then those that come. */
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import type { Visibility } from '../../domain/access/visibility.js';
import type { EventLog, Position, RecordedEvent } from '../../log/event-log.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { ResetReason } from '../feed/messages.js';
import { processNotFound } from '../refusals.js';
import { askedBy, isOnRecord, seenStreams, type Beginnings, type LogQuestion } from './read-log.js';

export interface FollowQuestion extends Pick<LogQuestion, 'types' | 'process'> {
  /** The id that the client has come to, as it gives it. */
  readonly after: string | undefined;
}

/** `reset`: the client's id cannot be used, the log follows from its beginning. */
export type LogMessage = RecordedEvent | 'caught-up' | { readonly reset: ResetReason };

export class FollowLog extends CallerQuery<AsyncIterable<LogMessage>> {
  constructor(
    caller: Caller,
    readonly question: FollowQuestion,
    readonly signal: AbortSignal,
  ) {
    super(caller);
  }
}

@QueryHandler(FollowLog)
export class FollowLogHandler implements IQueryHandler<FollowLog> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found, where a client begins: one that comes back is never refused */
  async execute({ caller, question, signal }: FollowLog): Promise<AsyncIterable<LogMessage>> {
    const { access, log, views } = this.chancery;
    const viewer = access.viewerOf(caller);
    const { visibility } = viewer;
    const { after, process } = question;
    const begins = after === undefined && process !== undefined;
    if (begins && !(await isOnRecord(seenStreams(log, visibility), process))) throw processNotFound(process);
    const place = after === undefined ? 0n : await placeIn(log, after);
    const seen = access.whileSeen(caller, viewer, signal);
    return followLog({ log, beginnings: views }, { ...question, visibility }, place, seen);
  }
}

/** Where the log goes on after an id, or why it cannot. */
async function placeIn(log: Pick<EventLog, 'head'>, id: string): Promise<Position | ResetReason> {
  if (!/^\d{1,18}$/.test(id)) return 'unknown-id';
  const position = BigInt(id);
  return position <= (await log.head()) ? position : 'ahead-of-log';
}

async function* followLog(
  { log, beginnings }: { readonly log: Pick<EventLog, 'follow'>; readonly beginnings: Beginnings },
  { types, process, visibility }: FollowQuestion & { readonly visibility: Visibility },
  place: Position | ResetReason,
  signal: AbortSignal,
): AsyncIterable<LogMessage> {
  if (typeof place === 'string') yield { reset: place };
  const question = { types, process, visibility, after: typeof place === 'string' ? 0n : place };
  const isAsked = askedBy(question);
  for await (const message of log.follow({ after: beginnings.lastUpTo(question.after), signal })) {
    if (message.kind === 'event' && isAsked(message.event)) yield message.event;
    else if (message.kind === 'caught-up') yield 'caught-up';
  }
}

import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExportLog, FollowLog, ReadLog } from '../application/log/raw-log.js';
import { ReplayProcess } from '../application/replay/replay-process.js';
import { readPace } from '../application/replay/pace.js';
import { readReplaySpan } from '../application/replay/replay.js';
import { eventTypes } from '../domain/vocabulary/catalogue.js';
import type { RecordedEvent } from '../application/log/read-log.js';
import { eventObject } from './event-json.js';
import { negotiated } from './negotiation.js';
import { Parameters, refuse } from './parameters.js';
import { HttpProblem } from './problem.js';
import { goneWith, pathId, resumeAfter, sendTagged } from './requests.js';
import { sseFrame } from './sse-frame.js';
import { Streams } from './streams.js';

const MOST = 1_000;

@Controller('v1')
export class LogController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Streams) private readonly streams: Streams,
  ) {}

  /** The raw log in recorded order: a page, all of it as NDJSON, or followed live. */
  @Get('log')
  async log(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const wanted = negotiated({ request, reply }, ['json', 'event-stream', 'ndjson']);
    const parameters = new Parameters(request.query, [
      'after',
      'types',
      'process',
      ...(wanted === 'json' ? ['limit'] : []),
    ]);
    const question = {
      after: logCursor(
        wanted === 'event-stream' ? resumeAfter(request, parameters) : parameters.text('after'),
      ),
      types: parameters.words('types', eventTypes),
      process: parameters.id('process'),
    };
    if (wanted === 'json') {
      const limit = parameters.number('limit', { least: 1, most: MOST, otherwise: 100 });
      sendTagged(
        request,
        reply,
        await this.queries.execute(new ReadLog({ ...question, limit }, goneWith(reply))),
      );
      return;
    }
    if (wanted === 'ndjson') {
      await this.streams.send(reply, 'application/x-ndjson', async (signal) =>
        this.queries.execute(new ExportLog(question, signal)),
      );
      return;
    }
    await this.streams.send(reply, 'text/event-stream', async (signal) =>
      sseEvents(await this.queries.execute(new FollowLog(question, signal))),
    );
  }

  @Get('processes/:processId/replay')
  async replay(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    negotiated({ request, reply }, ['event-stream']);
    const parameters = new Parameters(request.query, ['from', 'to', 'order', 'pace']);
    const [order = 'occurred', ...more] = parameters.words('order', ['occurred', 'recorded'] as const) ?? [];
    if (more.length > 0) refuse('order', 'expected one order');
    const processId = pathId(process, 'process');
    const pace = readPace(parameters.text('pace') ?? 'max');
    const question = { processId, order, ...readReplaySpan(parameters.text('from'), parameters.text('to')) };
    await this.streams.send(reply, 'text/event-stream', async (signal) =>
      withEnd(await this.queries.execute(new ReplayProcess(question, pace, signal))),
    );
  }
}

async function* sseEvents(events: AsyncIterable<RecordedEvent | 'caught-up'>): AsyncIterable<string> {
  for await (const event of events) {
    if (event === 'caught-up') yield 'event: up-to-date\ndata: {}\n\n';
    else yield sseFrame({ event: 'entry', id: String(event.position), data: eventObject(event) });
  }
}

async function* withEnd(frames: AsyncIterable<string>): AsyncIterable<string> {
  yield* frames;
  yield 'event: end\ndata: {}\n\n';
}

function logCursor(text: string | undefined): bigint {
  if (text === undefined) return 0n;
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  const detail = `expected a log position, got "${text}"`;
  throw new HttpProblem('invalid-cursor', detail, [{ pointer: 'after', code: 'invalid-cursor', detail }]);
}

import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadLog, ReplayProcess, StreamLog } from '../application/bus/messages.js';
import { readPace } from '../application/replay/pace.js';
import type { ReplayStep } from '../application/replay/replay.js';
import { eventTypes } from '../domain/vocabulary/catalogue.js';
import type { RecordedEvent } from '../application/log/read-log.js';
import { eventObject } from './event-json.js';
import { Parameters, refuse } from './parameters.js';
import { HttpProblem } from './problem.js';
import { pathId, representation, resumeAfter, sendTagged } from './requests.js';
import { sseFrame, Streams } from './streams.js';

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
    const wanted = representation(request);
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
      const { events, next, head } = await this.queries.execute(new ReadLog({ ...question, limit }));
      const nextAfter = next === null ? null : String(next);
      sendTagged(request, reply, { items: events.map(eventObject), nextAfter, position: String(head) });
      return;
    }
    const live = wanted === 'event-stream';
    const frame = live ? sseEvents : ndjsonEvents;
    await this.streams.send(reply, live ? 'text/event-stream' : 'application/x-ndjson', async (signal) =>
      frame(await this.queries.execute(new StreamLog(question, live, signal))),
    );
  }

  @Get('processes/:processId/replay')
  async replay(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const parameters = new Parameters(request.query, ['from', 'to', 'order', 'pace']);
    const [order = 'occurred', ...more] = parameters.words('order', ['occurred', 'recorded'] as const) ?? [];
    if (more.length > 0) refuse('order', 'expected one order');
    const question = {
      processId: pathId(process, 'process'),
      from: parameters.text('from'),
      to: parameters.text('to'),
      order,
      pace: readPace(parameters.text('pace') ?? 'max'),
    };
    await this.streams.send(reply, 'text/event-stream', async (signal) =>
      sseSteps(await this.queries.execute(new ReplayProcess(question, signal))),
    );
  }
}

async function* sseEvents(events: AsyncIterable<RecordedEvent | 'caught-up'>): AsyncIterable<string> {
  for await (const event of events) {
    if (event === 'caught-up') yield 'event: up-to-date\ndata: {}\n\n';
    else yield sseFrame({ event: 'entry', id: String(event.position), data: eventObject(event) });
  }
}

async function* ndjsonEvents(events: AsyncIterable<RecordedEvent | 'caught-up'>): AsyncIterable<string> {
  for await (const event of events)
    if (event !== 'caught-up') yield `${JSON.stringify(eventObject(event))}\n`;
}

async function* sseSteps(steps: AsyncIterable<ReplayStep>): AsyncIterable<string> {
  for await (const { id, entry, changes } of steps)
    yield sseFrame({ event: 'entry', id, data: { entry: plain(entry), changes } });
  yield 'event: end\ndata: {}\n\n';
}

/** An open end is Infinity inside and null outside, as JSON has it; ordering is the server's own. */
function plain(entry: ReplayStep['entry']): object {
  const { sequence: _sequence, place: _place, ...rest } = { sequence: undefined, place: undefined, ...entry };
  return rest;
}

function logCursor(text: string | undefined): bigint {
  if (text === undefined) return 0n;
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  const detail = `expected a log position, got "${text}"`;
  throw new HttpProblem('invalid-cursor', detail, [{ pointer: 'after', code: 'invalid-cursor', detail }]);
}

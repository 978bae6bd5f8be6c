import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FollowLog, type LogMessage } from '../application/log/follow-log.js';
import { ExportLog, ReadLog } from '../application/log/raw-log.js';
import { REPLAY_END, replayOrders } from '../application/replay/replay-id.js';
import { ReplayProcess, type Replay } from '../application/replay/replay-process.js';
import { readPace } from '../application/replay/pace.js';
import { readReplaySpan } from '../application/replay/replay.js';
import { eventTypes } from '../domain/events/catalogue.js';
import { callerOf } from './caller.js';
import { sendLogPage } from './cloud-event-answers.js';
import { eventObject } from './event-json.js';
import { LANG, languagesOf } from './languages/asked-languages.js';
import { negotiated } from './negotiation.js';
import { Parameters, refuse } from './parameters.js';
import { principalOf } from './principal.js';
import { HttpProblem } from './problem.js';
import { askerOf, pathId, resumeAfter, sendTagged } from './requests.js';
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
    const wanted = negotiated({ request, reply }, ['json', 'event-stream', 'ndjson', 'cloudevents']);
    const parameters = new Parameters(request.query, [
      'after',
      'types',
      'process',
      ...(wanted === 'json' || wanted === 'cloudevents' ? ['limit'] : []),
    ]);
    const after = logCursor(parameters.text('after'));
    const narrowing = { types: parameters.words('types', eventTypes), process: parameters.id('process') };
    switch (wanted) {
      case 'json':
      case 'cloudevents': {
        const limit = parameters.number('limit', { least: 1, most: MOST, otherwise: 100 });
        const question = { ...narrowing, after, limit };
        const answer = await this.queries.execute(new ReadLog(callerOf(request), question, askerOf(reply)));
        if (wanted === 'json') {
          sendTagged(request, reply, answer);
          return;
        }
        sendLogPage(request, reply, answer);
        return;
      }
      case 'ndjson':
        await this.streams.send(reply, 'application/x-ndjson', async (signal) =>
          this.queries.execute(
            new ExportLog(
              callerOf(request),
              { ...narrowing, after },
              { caller: principalOf(request), signal },
            ),
          ),
        );
        return;
      case 'event-stream': {
        const question = { ...narrowing, after: resumeAfter(request, parameters) };
        await this.streams.send(reply, 'text/event-stream', async (signal) =>
          sseEvents(await this.queries.execute(new FollowLog(callerOf(request), question, signal))),
        );
      }
    }
  }

  /** Ends for good: who comes back from its end is told so, which a browser takes as the last word. */
  @Get('processes/:processId/replay')
  async replay(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    negotiated({ request, reply }, ['event-stream']);
    const parameters = new Parameters(request.query, ['from', 'to', 'order', 'pace', LANG, 'after']);
    const [order = 'occurred', ...more] = parameters.words('order', replayOrders) ?? [];
    if (more.length > 0) refuse('order', 'expected one order');
    const processId = pathId(process, 'process');
    const pace = readPace(parameters.text('pace') ?? 'max');
    const span = readReplaySpan(order, parameters.text('from'), parameters.text('to'));
    const languages = languagesOf(parameters);
    const id = resumeAfter(request, parameters);
    if (id === REPLAY_END) {
      void reply.status(204).header('cache-control', 'no-store').send();
      return;
    }
    const question = { processId, order, ...span, languages };
    await this.streams.send(reply, 'text/event-stream', async (signal) =>
      replayFrames(
        await this.queries.execute(
          new ReplayProcess(callerOf(request), question, id, pace, { caller: principalOf(request), signal }),
        ),
      ),
    );
  }
}

async function* sseEvents(messages: AsyncIterable<LogMessage>): AsyncIterable<string> {
  for await (const message of messages) {
    if (message === 'caught-up') yield 'event: up-to-date\ndata: {}\n\n';
    else if ('reset' in message) yield sseFrame({ event: 'reset', id: '0', data: { reason: message.reset } });
    else yield sseFrame({ event: 'entry', id: String(message.position), data: eventObject(message) });
  }
}

async function* replayFrames({ reset, frames }: Replay): AsyncIterable<string> {
  if (reset) yield sseFrame({ event: 'reset', data: { reason: reset } });
  yield* frames;
  yield sseFrame({ event: 'end', id: REPLAY_END, data: {} });
}

function logCursor(text: string | undefined): bigint {
  if (text === undefined) return 0n;
  if (/^\d{1,18}$/.test(text)) return BigInt(text);
  const detail = `expected a log position, got "${text}"`;
  throw new HttpProblem('invalid-cursor', detail, [{ pointer: 'after', code: 'invalid-cursor', detail }]);
}

import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RecordEntries } from '../application/append/record-entries.js';
import type { Receipt } from '../application/append/submission.js';
import type { Erasure as ErasureAnswer } from './answers.js';
import { GetEntry, ListEntries } from '../application/log/entries-of-a-process.js';
import { VerifyProcess } from '../application/log/verify-process.js';
import { callerOf } from './caller.js';
import { expectedRevision } from './conditional.js';
import { linkNext, sendCloudEvents } from './cloud-event-answers.js';
import { eventObject } from './event-json.js';
import { idempotencyKey } from './idempotency-key.js';
import { BATCH_LIMIT } from './json-body.js';
import { negotiated } from './negotiation.js';
import { Parameters } from './parameters.js';
import { postedIn } from './posted.js';
import { HttpProblem } from './problem.js';
import { askerOf, pathId, sendJson, sendTagged } from './requests.js';

const MOST = 1_000;

@Controller('v1/processes/:processId')
export class EventsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Post('events')
  async post(
    @Param('processId') process: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const processId = pathId(process, 'process');
    const parameters = new Parameters(request.query, ['dryRun']);
    const { items, batch, toldIn } = postedIn(request, body, processId);
    if (items.length === 0) {
      throw new HttpProblem('invalid-payload', 'expected at least one entry, got an empty list', [
        { pointer: '', code: 'invalid-payload', detail: 'expected at least one entry, got an empty list' },
      ]);
    }
    if (items.length > BATCH_LIMIT) {
      throw new HttpProblem('body-too-large', `expected at most ${BATCH_LIMIT} entries, got ${items.length}`);
    }
    const dryRun = parameters.flag('dryRun') ?? false;
    const expected = expectedRevision(request);
    const key = idempotencyKey(request, items, batch);
    const caller = callerOf(request);
    const submission = { processId, items, batch, key, expected, dryRun, recordedBy: caller.id };
    const receipt = await this.commands.execute(new RecordEntries(caller, submission)).catch(toldIn);
    if (dryRun) {
      void reply.status(200).send({ dryRun: true, processId, events: receipt.entries });
      return;
    }
    const events = receipt.events.map(({ id, type, revision, position, recordedAt, hash }) => ({
      id,
      type,
      revision,
      position: String(position),
      recordedAt,
      hash,
    }));
    // What was on the record before may stand after what is new.
    const [newest] = [...events].sort((a, b) => b.revision - a.revision);
    void reply
      .status(receipt.appended > 0 ? 201 : 200)
      .header('location', `/v1/processes/${processId}/events/${events[0]?.id ?? ''}`)
      .send({
        processId,
        revision: newest?.revision,
        position: newest?.position,
        events,
        ...erasureIn(receipt),
      });
  }

  @Get('events')
  async list(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = negotiated({ request, reply }, ['json', 'cloudevents']);
    const parameters = new Parameters(request.query, ['cursor', 'limit']);
    const limit = parameters.number('limit', { least: 1, most: MOST, otherwise: 100 });
    const after = revisionCursor(parameters.text('cursor'));
    const page = await this.queries.execute(
      new ListEntries(callerOf(request), pathId(process, 'process'), after, limit),
    );
    const nextCursor = page.next === null ? null : String(page.next);
    if (wanted === 'cloudevents') {
      linkNext(reply, request, { cursor: nextCursor });
      sendCloudEvents(request, reply, page.events.map(eventObject));
      return;
    }
    sendTagged(request, reply, { items: page.events.map(eventObject), nextCursor });
  }

  @Get('events/:eventId')
  async one(
    @Param('processId') process: string,
    @Param('eventId') eventId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = negotiated({ request, reply }, ['json', 'cloudevent']);
    new Parameters(request.query, []);
    const { event, about } = await this.queries.execute(
      new GetEntry(callerOf(request), pathId(process, 'process'), eventId.toLowerCase()),
    );
    if (wanted === 'cloudevent') sendCloudEvents(request, reply, eventObject(event));
    else sendTagged(request, reply, { ...eventObject(event), about: about.map(eventObject) });
  }

  @Get('verify')
  async verify(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    new Parameters(request.query, []);
    const processId = pathId(process, 'process');
    const { text } = await this.queries.execute(
      new VerifyProcess(callerOf(request), processId, askerOf(reply)),
    );
    void sendJson(reply.header('cache-control', 'no-store'), text);
  }
}

function erasureIn({ erasure }: Receipt): { readonly erasure?: ErasureAnswer } {
  return erasure
    ? { erasure: { ...erasure, detail: `${FILES[erasure.files]} ${STORE[erasure.store]} ${BACKUPS}` } }
    : {};
}

const FILES = {
  erased: 'Nothing of what was redacted is left in the files of this server.',
  'under-way':
    'What was redacted is still being taken out of the files of this server; nobody need wait for it.',
} as const;
const STORE = {
  erased: 'The log itself holds none of it.',
  'under-way': 'The log itself is among them.',
  kept: 'The store of the cluster keeps its own bytes until the log is copied into a fresh store: chancery copy-log.',
} as const;
const BACKUPS = 'Backups made before still hold it.';

function revisionCursor(text: string | undefined): number {
  if (text === undefined) return -1;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  throw new HttpProblem('invalid-cursor', `expected a nextCursor of this list, got "${text}"`, [
    {
      pointer: 'cursor',
      code: 'invalid-cursor',
      detail: `expected a nextCursor of this list, got "${text}"`,
    },
  ]);
}

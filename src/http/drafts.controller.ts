/** Drafts: entries that are proposed for a process, and what becomes of them. No answer is kept by anybody between. */
import { Body, Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AcceptDraft, RejectDraft, ReviseDraft } from '../application/drafts/decide-drafts.js';
import { FollowDrafts } from '../application/drafts/follow-drafts.js';
import { ProposeEntries } from '../application/drafts/propose-entries.js';
import { GetDraft, ListDrafts } from '../application/drafts/read-drafts.js';
import { draftStates } from '../domain/drafts/draft.js';
import { callerOf } from './caller.js';
import { negotiated, ROWS_OR_FEED } from './negotiation.js';
import { Parameters } from './parameters.js';
import { HttpProblem } from './problem.js';
import { pathId, resumeAfter, sendUncached } from './requests.js';
import { Streams } from './streams.js';

/** Drafts on a page: each may have a hundred entries. */
const MOST = 100;

@Controller('v1/processes/:processId/drafts')
export class DraftsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Streams) private readonly streams: Streams,
  ) {}

  @Post()
  async propose(
    @Param('processId') process: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const processId = pathId(process, 'process');
    new Parameters(request.query, []);
    const judged = await this.commands.execute(new ProposeEntries(callerOf(request), processId, body));
    const { draftId } = judged.draft;
    sendUncached(
      reply.status(201).header('location', `/v1/processes/${processId}/drafts/${draftId}`),
      judged,
    );
  }

  @Get()
  async list(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (negotiated({ request, reply }, ROWS_OR_FEED) === 'event-stream') {
      await this.feed(process, request, reply);
      return;
    }
    const parameters = new Parameters(request.query, ['state', 'cursor', 'limit']);
    const limit = parameters.number('limit', { least: 1, most: MOST, otherwise: 20 });
    const states = parameters.words('state', draftStates);
    const before = proposalCursor(parameters.text('cursor'));
    const query = new ListDrafts(callerOf(request), pathId(process, 'process'), { states, before, limit });
    sendUncached(reply, await this.queries.execute(query));
  }

  @Get(':draftId')
  async one(
    @Param('processId') process: string,
    @Param('draftId') draftId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    new Parameters(request.query, []);
    const query = new GetDraft(callerOf(request), pathId(process, 'process'), draftId.toLowerCase());
    sendUncached(reply, await this.queries.execute(query));
  }

  @Post(':draftId/revise')
  async revise(
    @Param() path: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new ReviseDraft(...asked(request, path));
    sendUncached(reply.status(200), await this.commands.execute(command));
  }

  @Post(':draftId/accept')
  async accept(
    @Param() path: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new AcceptDraft(...asked(request, path));
    sendUncached(reply.status(200), await this.commands.execute(command));
  }

  @Post(':draftId/reject')
  async reject(
    @Param() path: DraftPath,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new RejectDraft(...asked(request, path));
    sendUncached(reply.status(200), await this.commands.execute(command));
  }

  private async feed(process: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const parameters = new Parameters(request.query, ['state', 'after']);
    const states = parameters.words('state', draftStates);
    const [caller, processId] = [callerOf(request), pathId(process, 'process')];
    const wanted = { states, after: resumeAfter(request, parameters) };
    await this.streams.send(reply, 'text/event-stream', async (signal) =>
      this.queries.execute(new FollowDrafts(caller, processId, wanted, signal)),
    );
  }
}

interface DraftPath {
  readonly processId: string;
  readonly draftId: string;
}

function asked(
  request: FastifyRequest,
  { processId, draftId }: DraftPath,
): ConstructorParameters<typeof ReviseDraft> {
  new Parameters(request.query, []);
  return [callerOf(request), pathId(processId, 'process'), draftId.toLowerCase(), request.body];
}

function proposalCursor(text: string | undefined): number {
  if (text === undefined) return Number.MAX_SAFE_INTEGER;
  if (/^\d{1,12}$/.test(text)) return Number(text);
  const detail = `expected a nextCursor of this list, got "${text}"`;
  throw new HttpProblem('invalid-cursor', detail, [{ pointer: 'cursor', code: 'invalid-cursor', detail }]);
}

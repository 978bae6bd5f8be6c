/** Every read model: asked for JSON it is a list or a row, asked for an event stream the same rows are a live feed. */
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Order } from '../application/query/ask.js';
import { OpenFeed } from '../application/feed/open-feed.js';
import { GetDifference } from '../application/query/get-difference.js';
import { GetRow } from '../application/query/get-row.js';
import { ListRows } from '../application/query/list-rows.js';
import { readModel, readModels, type ReadModel } from '../application/read-models.js';
import { CHANGES, type FeedQuestion } from '../application/feed/question.js';
import { accepting, commitmentFilter, noFilter, timelineFilter, type Filter } from './filters.js';
import { Parameters, refuse } from './parameters.js';
import {
  goneWith,
  holds,
  MOMENT,
  momentOf,
  pathId,
  representation,
  resumeAfter,
  sendLive,
  sendTagged,
} from './requests.js';
import { Streams } from './streams.js';

interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

interface List {
  readonly name: string;
  readonly filter: Filter;
  /** Absent: of all processes. */
  readonly process?: string;
}

const MOST = 1_000;

@Controller('v1')
export class ReadModelsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Streams) private readonly streams: Streams,
  ) {}

  @Get('processes')
  async processes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.list({ request, reply }, { name: 'process-overview', filter: noFilter });
  }

  @Get('processes/:processId')
  async process(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const processId = pathId(process, 'process');
    await this.row({ request, reply }, { name: 'process-overview', process: processId, key: processId });
  }

  @Get('processes/:processId/phases')
  async phases(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.list(
      { request, reply },
      { name: 'phase-status', filter: noFilter, process: pathId(process, 'process') },
    );
  }

  @Get('processes/:processId/phases/:phaseId')
  async phase(
    @Param('processId') process: string,
    @Param('phaseId') phaseId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.row(
      { request, reply },
      { name: 'phase-status', process: pathId(process, 'process'), key: pathId(phaseId, 'phase') },
    );
  }

  @Get('processes/:processId/commitments')
  async commitmentsOf(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.list(
      { request, reply },
      { name: 'party-commitments', filter: commitmentFilter, process: pathId(process, 'process') },
    );
  }

  @Get('processes/:processId/commitments/:commitmentId')
  async commitment(
    @Param('processId') process: string,
    @Param('commitmentId') commitmentId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = pathId(commitmentId, 'commitment');
    await this.row(
      { request, reply },
      { name: 'party-commitments', process: pathId(process, 'process'), key },
    );
  }

  @Get('commitments')
  async commitments(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.list({ request, reply }, { name: 'party-commitments', filter: commitmentFilter });
  }

  @Get('processes/:processId/agreements')
  async agreements(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.list(
      { request, reply },
      { name: 'agreements', filter: noFilter, process: pathId(process, 'process') },
    );
  }

  @Get('processes/:processId/meetings')
  async meetings(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.list(
      { request, reply },
      { name: 'meetings', filter: noFilter, process: pathId(process, 'process') },
    );
  }

  @Get('processes/:processId/timeline')
  async timeline(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.list(
      { request, reply },
      { name: 'timeline', filter: timelineFilter, process: pathId(process, 'process') },
    );
  }

  @Get('parties')
  async parties(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.list({ request, reply }, { name: 'parties', filter: noFilter });
  }

  @Get('parties/:partyId')
  async party(
    @Param('partyId') partyId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.row({ request, reply }, { name: 'parties', key: pathId(partyId, 'party') });
  }

  @Get('changes')
  async changes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (representation(request) !== 'event-stream') {
      refuse('Accept', 'expected text/event-stream: the changes of all read models are a feed only');
    }
    const parameters = new Parameters(request.query, ['projection', 'process', 'party', 'after']);
    const names = parameters.words(
      'projection',
      readModels.map(({ name }) => name),
    );
    const wanted = parameters.ids('party');
    await this.feed(reply, {
      name: CHANGES,
      projections: readModels,
      scope: {
        ...(names ? { projections: names } : {}),
        process: parameters.id('process'),
      },
      filter: parameters.canonical(['party']),
      accepts: (item, projection) =>
        wanted === undefined || (projection.parties?.(item) ?? []).some((party) => wanted.includes(party)),
      after: resumeAfter(request, parameters),
    });
  }

  @Get('processes/:processId/changes')
  async difference(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const parameters = new Parameters(request.query, ['from', 'to', 'clock']);
    const [clock = 'occurred', ...more] = parameters.words('clock', ['occurred', 'recorded'] as const) ?? [];
    if (more.length > 0) refuse('clock', 'expected one clock');
    const span = { from: parameters.required('from'), to: parameters.required('to'), clock };
    sendTagged(
      request,
      reply,
      await this.queries.execute(new GetDifference(pathId(process, 'process'), span, goneWith(reply))),
    );
  }

  private async list({ request, reply }: Call, { name, filter, process }: List): Promise<void> {
    const projection = readModel(name);
    if (representation(request) === 'event-stream') {
      const parameters = new Parameters(request.query, [...filter.parameters, 'after']);
      const accepts = accepting(filter.criteria(parameters));
      await this.feed(reply, {
        name,
        projections: [projection],
        scope: { projections: [name], process },
        filter: parameters.canonical(filter.parameters),
        accepts,
        after: resumeAfter(request, parameters),
      });
      return;
    }
    const parameters = new Parameters(request.query, [
      ...filter.parameters,
      ...MOMENT,
      'limit',
      'cursor',
      'sort',
    ]);
    const answer = await this.queries.execute(
      new ListRows(
        {
          projection,
          process,
          moment: momentOf(parameters),
          criteria: filter.criteria(parameters),
          order: orderOf(projection, parameters.text('sort'), process !== undefined),
          limit: parameters.number('limit', { least: 1, most: MOST, otherwise: 100 }),
          cursor: parameters.text('cursor'),
        },
        { signal: goneWith(reply), held: holds(request) },
      ),
    );
    sendLive(request, reply, answer);
  }

  private async row(
    { request, reply }: Call,
    at: { name: string; process?: string; key: string },
  ): Promise<void> {
    const projection = readModel(at.name);
    if (representation(request) === 'event-stream') {
      const parameters = new Parameters(request.query, ['after']);
      const scope = { projections: [at.name], process: at.process, key: at.key };
      await this.feed(reply, {
        name: at.name,
        projections: [projection],
        scope,
        filter: '',
        accepts: () => true,
        after: resumeAfter(request, parameters),
      });
      return;
    }
    const parameters = new Parameters(request.query, MOMENT);
    const { process, key } = at;
    const question = { projection, process, key, moment: momentOf(parameters) };
    const asker = { signal: goneWith(reply), held: holds(request) };
    sendLive(request, reply, await this.queries.execute(new GetRow(question, asker)));
  }

  private async feed(reply: FastifyReply, question: FeedQuestion): Promise<void> {
    await this.streams.sendFeed(reply, async () => this.queries.execute(new OpenFeed(question)));
  }
}

/** `id`, or the natural order of the read model; `-` before it turns it round. */
function orderOf(projection: ReadModel, asked: string | undefined, ofOneProcess: boolean): Order {
  const natural = ofOneProcess ? projection.sort?.name : undefined;
  const known = ['id', '-id', ...(natural === undefined ? [] : [natural, `-${natural}`])];
  const otherwise = projection.sort?.byDefault && natural !== undefined ? natural : 'id';
  const name = asked ?? otherwise;
  if (!known.includes(name)) refuse('sort', `expected one of ${known.join(', ')}, got "${name}"`);
  return { by: name === 'id' || name === '-id' ? 'key' : 'sort', descending: name.startsWith('-') };
}

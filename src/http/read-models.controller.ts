/** Every read model: asked for JSON it is a list or a row, asked for an event stream the same rows are a live feed. */
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpenFeed } from '../application/feed/open-feed.js';
import { meets } from '../application/query/criteria.js';
import { GetDifference } from '../application/query/get-difference.js';
import { GetRow } from '../application/query/get-row.js';
import { SearchEntries } from '../application/query/search-entries.js';
import { ListRows } from '../application/query/list-rows.js';
import { namedBy } from '../application/query/unknown-ids.js';
import { readModels } from '../application/read-models.js';
import { CHANGES, type FeedQuestion } from '../application/feed/question.js';
import { callerOf } from './caller.js';
import { holds } from './conditional.js';
import { spanOf } from './difference-span.js';
import { criteriaOf, filterNames } from './filters.js';
import { heldIn, LANG, languagesOf, toldIn } from './languages/asked-languages.js';
import { listQuestion } from './list-question.js';
import { negotiated, ROWS_OR_FEED } from './negotiation.js';
import { Parameters, refuse } from './parameters.js';
import { readModelRoutes, type ReadModelRoute } from './read-model-routes.js';
import { askerOf, MOMENT, momentOf, pathId, resumeAfter, sendLive, sendTagged } from './requests.js';
import { searchQuestion } from './search.js';
import { Streams } from './streams.js';

interface Call {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** What the path names. */
interface Asked {
  /** Undefined: all processes. */
  readonly process: string | undefined;
  /** Undefined in a list. */
  readonly key: string | undefined;
}

@Controller('v1')
export class ReadModelsController {
  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Streams) private readonly streams: Streams,
  ) {}

  /** The rows of a route: a list, a row, or either as a feed. */
  async answer(route: ReadModelRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const asked = askedOf(route, request);
    if (route.kind === 'row') await this.row({ request, reply }, route, asked);
    else await this.list({ request, reply }, route, asked);
  }

  @Get('changes')
  async changes(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (negotiated({ request, reply }, ROWS_OR_FEED) !== 'event-stream') {
      refuse('Accept', 'expected text/event-stream: the changes of all read models are a feed only');
    }
    const parameters = new Parameters(request.query, ['projection', 'process', 'party', LANG, 'after']);
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
      filter: parameters.canonical(['party', LANG]),
      told: toldIn(languagesOf(parameters)),
      named: [{ filter: 'party', kinds: ['party'], ids: wanted ?? [] }],
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
    const parameters = new Parameters(request.query, ['from', 'to', 'clock', 'minPosition', LANG]);
    const span = spanOf(parameters);
    const minPosition = parameters.position('minPosition');
    const languages = languagesOf(parameters);
    const [caller, processId] = [callerOf(request), pathId(process, 'process')];
    sendTagged(
      request,
      reply,
      await this.queries.execute(
        new GetDifference(caller, processId, span, minPosition, languages, askerOf(reply)),
      ),
    );
  }

  private async list({ request, reply }: Call, route: ReadModelRoute, { process }: Asked): Promise<void> {
    const { model, resource } = route;
    const filter = filterNames(resource);
    if (negotiated({ request, reply }, ROWS_OR_FEED) === 'event-stream') {
      const parameters = new Parameters(request.query, [...filter, LANG, 'after']);
      const criteria = criteriaOf(resource, parameters);
      await this.feed(reply, {
        name: model.name,
        projections: [model],
        scope: { projections: [model.name], process },
        filter: parameters.canonical([...filter, LANG]),
        told: toldIn(languagesOf(parameters)),
        accepts: (item) => meets(model, criteria, item),
        named: namedBy(model, criteria),
        after: resumeAfter(request, parameters),
      });
      return;
    }
    const search = model.entryTexts ? ['q'] : [];
    const parameters = new Parameters(request.query, [
      ...filter,
      ...search,
      ...MOMENT,
      LANG,
      'limit',
      'cursor',
      'sort',
    ]);
    const languages = languagesOf(parameters);
    if (parameters.text('q') !== undefined) {
      const question = searchQuestion({ model, resource, process }, parameters);
      const asker = { ...askerOf(reply), held: holds(request) };
      sendTagged(
        request,
        reply,
        await this.queries.execute(new SearchEntries(callerOf(request), question, asker)),
      );
      return;
    }
    const answer = await this.queries.execute(
      new ListRows(callerOf(request), listQuestion(route, process, parameters), {
        ...askerOf(reply),
        held: heldIn(languages, holds(request)),
      }),
    );
    sendLive({ request, reply }, answer, { model, languages });
  }

  private async row(
    { request, reply }: Call,
    { model }: ReadModelRoute,
    { process, key = '' }: Asked,
  ): Promise<void> {
    if (negotiated({ request, reply }, ROWS_OR_FEED) === 'event-stream') {
      const parameters = new Parameters(request.query, [LANG, 'after']);
      await this.feed(reply, {
        name: model.name,
        projections: [model],
        scope: { projections: [model.name], process, key },
        filter: parameters.canonical([LANG]),
        told: toldIn(languagesOf(parameters)),
        accepts: () => true,
        after: resumeAfter(request, parameters),
      });
      return;
    }
    const parameters = new Parameters(request.query, [...MOMENT, LANG]);
    const languages = languagesOf(parameters);
    const question = { projection: model, process, key, moment: momentOf(parameters), languages };
    const asker = { ...askerOf(reply), held: heldIn(languages, holds(request)) };
    const answer = await this.queries.execute(new GetRow(callerOf(request), question, asker));
    sendLive({ request, reply }, answer, { model, languages });
  }

  private async feed(reply: FastifyReply, question: FeedQuestion): Promise<void> {
    await this.streams.sendFeed(reply, async () =>
      this.queries.execute(new OpenFeed(callerOf(reply.request), question)),
    );
  }
}

/** @throws HttpProblem not-found: a path id that cannot be one */
function askedOf({ ofProcess, resource }: ReadModelRoute, { params }: FastifyRequest): Asked {
  const given = new Map<string, unknown>(Object.entries(params ?? {}));
  const id = (name: string | undefined): string | undefined => {
    const text = name === undefined ? undefined : given.get(name);
    return typeof text === 'string' && name !== undefined ? pathId(text, name.replace(/Id$/, '')) : undefined;
  };
  return { process: ofProcess ? id('processId') : undefined, key: id(resource.key?.name) };
}

/** Every route of the table becomes a method, as if it were written in the class. */
for (const route of readModelRoutes) {
  const value = async function (
    this: ReadModelsController,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    await this.answer(route, request, reply);
  };
  const { prototype } = ReadModelsController;
  const descriptor = { value, writable: true, configurable: true };
  Object.defineProperty(prototype, route.id, descriptor);
  Get(route.path.replace(/^\/v1\//, '').replaceAll(/\{(\w+)\}/g, ':$1'))(prototype, route.id, descriptor);
  Req()(prototype, route.id, 0);
  Res()(prototype, route.id, 1);
}

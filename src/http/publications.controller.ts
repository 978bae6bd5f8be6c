/** A process as other programs read it: a page, a calendar, a feed reader, a spreadsheet. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublishProcess } from '../application/publish/publish-process.js';
import { callerOf } from './caller.js';
import { holds } from './conditional.js';
import { criteriaOf, filterNames } from './filters.js';
import { LANG, languagesOf } from './languages/asked-languages.js';
import { Parameters, refuse } from './parameters.js';
import { publicationRoutes, type PublicationRoute, type WrittenAs } from './publications.js';
import { askerOf, MOMENT, momentOf, pathId, sendPublished } from './requests.js';

const FORMAT = 'format';

@Controller('v1/processes/:processId')
export class PublicationsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  async answer(route: PublicationRoute, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { narrowedBy } = route;
    const filter = narrowedBy ? filterNames(narrowedBy) : [];
    const known = [...filter, ...MOMENT, LANG, ...(route.as.length > 1 ? [FORMAT] : [])];
    const parameters = new Parameters(request.query, known);
    const { format, type } = writtenAs(route, parameters);
    const given = new Map<string, unknown>(Object.entries(request.params ?? {}));
    const question = {
      process: pathId(String(given.get('processId')), 'process'),
      format,
      moment: momentOf(parameters),
      criteria: narrowedBy ? criteriaOf(narrowedBy, parameters) : {},
      languages: languagesOf(parameters),
      base: request.host === '' ? '' : `${request.protocol}://${request.host}`,
    };
    const asker = { ...askerOf(reply), held: holds(request) };
    const answer = await this.queries.execute(new PublishProcess(callerOf(request), question, asker));
    sendPublished({ request, reply }, answer, `${type}; charset=utf-8`);
  }
}

/** @throws HttpProblem invalid-query */
function writtenAs({ as }: PublicationRoute, parameters: Parameters): WrittenAs {
  const [favourite] = as;
  if (as.length === 1) return favourite;
  const [named, ...more] =
    parameters.words(
      FORMAT,
      as.map(({ format }) => format),
    ) ?? [];
  if (more.length > 0) refuse(FORMAT, 'expected one format');
  return as.find(({ format }) => format === named) ?? favourite;
}

/** Every route of the table becomes a method, as if it were written in the class. */
for (const route of publicationRoutes) {
  const value = async function (
    this: PublicationsController,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    await this.answer(route, request, reply);
  };
  const { prototype } = PublicationsController;
  const descriptor = { value, writable: true, configurable: true };
  Object.defineProperty(prototype, route.id, descriptor);
  Get(route.file)(prototype, route.id, descriptor);
  Req()(prototype, route.id, 0);
  Res()(prototype, route.id, 1);
}

/** Searches the entries of all processes. */
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SearchEntries } from '../application/query/search-entries.js';
import { callerOf } from './caller.js';
import { holds } from './conditional.js';
import { negotiated } from './negotiation.js';
import { Parameters } from './parameters.js';
import { askerOf, sendTagged } from './requests.js';
import { searched, searchParameters, searchQuestion } from './search.js';

@Controller('v1')
export class SearchController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  /** What was found does not follow what is recorded: it is no feed, and asked for one it is not acceptable. */
  @Get('search')
  async search(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    negotiated({ request, reply }, ['json']);
    const question = searchQuestion(searched, new Parameters(request.query, searchParameters));
    const asker = { ...askerOf(reply), held: holds(request) };
    sendTagged(
      request,
      reply,
      await this.queries.execute(new SearchEntries(callerOf(request), question, asker)),
    );
  }
}

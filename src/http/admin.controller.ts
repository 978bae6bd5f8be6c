import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetProjections } from '../application/project/projection-statuses.js';
import { RebuildProjection } from '../application/project/rebuild-projection.js';
import { callerOf } from './caller.js';
import { Parameters } from './parameters.js';

@Controller('v1/admin/projections')
export class AdminController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    void reply
      .header('cache-control', 'no-store')
      .send({ items: await this.queries.execute(new GetProjections(callerOf(request))) });
  }

  /** Answers at once; the list tells how it goes. */
  @Post(':name/rebuild')
  async rebuild(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    new Parameters(request.query, []);
    const rebuild = await this.commands.execute(new RebuildProjection(callerOf(request), name));
    void reply.status(202).header('location', '/v1/admin/projections').send({ name, rebuild });
  }
}

import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetCaller } from '../application/access/get-caller.js';
import { callerOf } from './caller.js';
import { Parameters } from './parameters.js';
import { sendUncached } from './requests.js';

@Controller('v1/callers')
export class CallersController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get(':callerId')
  async one(
    @Param('callerId') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    new Parameters(request.query, []);
    const answer = await this.queries.execute(new GetCaller(callerOf(request), id));
    sendUncached(reply, answer);
  }
}

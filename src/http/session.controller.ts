/** Who asks; and the session by which a browser need not keep a key. */
import { Controller, Delete, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetSelf } from '../application/access/get-self.js';
import { BeginSession, EndSession } from '../application/access/sessions.js';
import { unauthenticated } from './authentication.js';
import { isUnnamed } from '../application/access/caller.js';
import { callerOf } from './caller.js';
import { Parameters } from './parameters.js';
import { endedCookie, sessionCookie } from './session-cookie.js';

@Controller('v1/session')
export class SessionController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get()
  async self(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    const answer = await this.queries.execute(new GetSelf(callerOf(request)));
    void reply.header('cache-control', 'no-store').send(answer);
  }

  @Post()
  async begin(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    const presenter = callerOf(request);
    const { authorization } = request.headers;
    // Whoever is let in without one has nothing that a session could stand for; a session does not make another one.
    if (authorization === undefined || isUnnamed(presenter)) throw unauthenticated(authorization);
    const { sealed, seconds, caller } = await this.commands.execute(new BeginSession(presenter));
    void reply
      .status(201)
      .header('cache-control', 'no-store')
      .header('set-cookie', sessionCookie(request, sealed, seconds))
      .send(await this.queries.execute(new GetSelf(caller)));
  }

  /** Also for a session that is over: the browser forgets it. */
  @Delete()
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    await this.commands.execute(new EndSession(callerOf(request)));
    void reply
      .status(204)
      .header('cache-control', 'no-store')
      .header('set-cookie', endedCookie(request))
      .send();
  }
}

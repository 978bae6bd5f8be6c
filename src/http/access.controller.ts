/** Who may what, for admins. No answer is kept by anybody between. */
import { Controller, Delete, Get, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GrantKey, IssueKey, ListKeys, RevokeKey } from '../application/access/keys.js';
import { GetAccess, GrantAnonymous, RestrictProcess } from '../application/access/who-may-what.js';
import { callerOf } from './caller.js';
import { Fields } from './fields.js';
import { Parameters } from './parameters.js';
import { pathId, sendUncached } from './requests.js';

@Controller('v1/admin')
export class AccessController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get('access')
  async access(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    sendUncached(reply, await this.queries.execute(new GetAccess(callerOf(request))));
  }

  @Put('access/anonymous')
  async grantAnonymous(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    sendUncached(
      reply,
      await this.commands.execute(new GrantAnonymous(callerOf(request), grantsIn(request))),
    );
  }

  @Get('keys')
  async keys(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    sendUncached(reply, { items: await this.queries.execute(new ListKeys(callerOf(request))) });
  }

  @Post('keys')
  async issue(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    const fields = new Fields(request, ['name', 'grants', 'expiresAt']);
    const key = {
      name: fields.text('name'),
      grants: fields.grants('grants'),
      expiresAt: fields.moment('expiresAt'),
    };
    fields.end();
    sendUncached(reply.status(201), await this.commands.execute(new IssueKey(callerOf(request), key)));
  }

  @Delete('keys/:keyId')
  async revoke(
    @Param('keyId') keyId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    new Parameters(request.query, []);
    sendUncached(reply, await this.commands.execute(new RevokeKey(callerOf(request), pathId(keyId, 'key'))));
  }

  @Put('keys/:keyId/grants')
  async grant(
    @Param('keyId') keyId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    new Parameters(request.query, []);
    const command = new GrantKey(callerOf(request), pathId(keyId, 'key'), grantsIn(request));
    sendUncached(reply, await this.commands.execute(command));
  }

  @Put('restrictions/:processId')
  async restrict(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.setRestriction(process, true, request, reply);
  }

  @Delete('restrictions/:processId')
  async unrestrict(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.setRestriction(process, false, request, reply);
  }

  private async setRestriction(
    process: string,
    restricted: boolean,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    new Parameters(request.query, []);
    const processId = pathId(process, 'process');
    sendUncached(
      reply,
      await this.commands.execute(new RestrictProcess(callerOf(request), processId, restricted)),
    );
  }
}

function grantsIn(request: FastifyRequest): ReturnType<Fields['grants']> {
  const fields = new Fields(request, ['grants']);
  const grants = fields.grants('grants');
  fields.end();
  return grants;
}

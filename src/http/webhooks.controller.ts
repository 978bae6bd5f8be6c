/** Webhooks: where entries are sent as they are recorded. No answer is kept by anybody between. */
import { Body, Controller, Delete, Get, Inject, Param, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../application/access/caller.js';
import {
  AddWebhook,
  ChangeWebhook,
  RemoveWebhook,
  RotateWebhookSecret,
} from '../application/webhooks/change-webhooks.js';
import { GetWebhook, ListWebhooks } from '../application/webhooks/read-webhooks.js';
import { ReplayWebhook, ResumeWebhook, TestWebhook } from '../application/webhooks/steer-webhooks.js';
import { callerOf } from './caller.js';
import { Parameters } from './parameters.js';
import { askerOf, pathId, sendUncached } from './requests.js';

@Controller('v1/webhooks')
export class WebhooksController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Post()
  async add(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    new Parameters(request.query, []);
    const added = await this.commands.execute(new AddWebhook(callerOf(request), body));
    sendUncached(reply.status(201).header('location', `/v1/webhooks/${added.webhook.webhookId}`), added);
  }

  @Get()
  async list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    sendUncached(reply, { items: await this.queries.execute(new ListWebhooks(callerOf(request))) });
  }

  @Get(':webhookId')
  async one(
    @Param('webhookId') webhookId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendUncached(reply, await this.queries.execute(new GetWebhook(...asked(request, webhookId))));
  }

  @Put(':webhookId')
  async change(
    @Param('webhookId') webhookId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new ChangeWebhook(...asked(request, webhookId), request.body);
    sendUncached(reply, await this.commands.execute(command));
  }

  @Delete(':webhookId')
  async remove(
    @Param('webhookId') webhookId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendUncached(reply, await this.commands.execute(new RemoveWebhook(...asked(request, webhookId))));
  }

  @Post(':webhookId/test')
  async test(
    @Param('webhookId') webhookId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new TestWebhook(...asked(request, webhookId), askerOf(reply).signal);
    sendUncached(reply.status(200), await this.commands.execute(command));
  }

  @Post(':webhookId/resume')
  async resume(
    @Param('webhookId') webhookId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new ResumeWebhook(...asked(request, webhookId));
    sendUncached(reply.status(200), await this.commands.execute(command));
  }

  @Post(':webhookId/replay')
  async replay(
    @Param('webhookId') webhookId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new ReplayWebhook(...asked(request, webhookId), request.body);
    sendUncached(reply.status(200), await this.commands.execute(command));
  }

  @Post(':webhookId/rotate-secret')
  async rotate(
    @Param('webhookId') webhookId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const command = new RotateWebhookSecret(...asked(request, webhookId));
    sendUncached(reply.status(200), await this.commands.execute(command));
  }
}

function asked(request: FastifyRequest, webhookId: string): [Caller, string] {
  new Parameters(request.query, []);
  return [callerOf(request), pathId(webhookId, 'webhook')];
}

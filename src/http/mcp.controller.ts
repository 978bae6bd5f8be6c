/**
 * The Model Context Protocol over Streamable HTTP, without sessions: each request is answered by itself, so that any server of
 * several may answer it. It is asked with POST alone; there is no stream to open and no session to end.
 */
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Abandoned } from '../application/refusals.js';
import { callerOf } from './caller.js';
import type { AssistantReport } from './mcp/assistant.js';
import { Metrics } from './metrics.js';
import { failureOfServer } from './problem-of.js';
import { HttpProblem } from './problem.js';
import { logRefusedAccess } from './refused-access.js';
import { askerOf } from './requests.js';

@Controller('mcp')
export class McpController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Post()
  async answer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.body === undefined || request.body === null)
      throw new HttpProblem('malformed-json', 'expected a JSON body, got an empty one');
    const asker = askerOf(reply);
    const { commands, queries } = this;
    const asked = { caller: callerOf(request), asker, commands, queries };
    // The protocol and the schemas of its tools: a server that no assistant asks starts without them.
    const { answerOverHttp } = await import('./mcp/over-http.js');
    const response = await answerOverHttp(request, asked, this.reportOf(request));
    const text = await response.text();
    if (asker.signal.aborted) throw new Abandoned('the client went away');
    void reply
      .status(response.status)
      .headers(Object.fromEntries(response.headers))
      .header('cache-control', 'no-store')
      .send(text);
  }

  private reportOf(request: FastifyRequest): AssistantReport {
    return {
      refused: ({ code, status, detail }) => {
        this.metrics.ofRequests.refused(code);
        request.log.debug({ status, code }, 'refused');
        if (code === 'forbidden') logRefusedAccess(request, { principal: callerOf(request).id, why: detail });
      },
      failed: (error) => {
        request.log.error({ err: error }, 'a request of an assistant has failed');
        return failureOfServer(request.id);
      },
    };
  }
}

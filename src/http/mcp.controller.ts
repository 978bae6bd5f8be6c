/**
 * The Model Context Protocol over Streamable HTTP, without sessions: each request is answered by itself, so that any server of
 * several may answer it. It is asked with POST alone; there is no stream to open and no session to end.
 */
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Abandoned } from '../application/refusals.js';
import { callerOf } from './caller.js';
import { assistantFor, type AssistantReport } from './mcp/assistant.js';
import { protocolServer } from './mcp/protocol.js';
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
    const { body } = request;
    if (body === undefined || body === null)
      throw new HttpProblem('malformed-json', 'expected a JSON body, got an empty one');
    const asker = askerOf(reply);
    const { commands, queries } = this;
    const asked = { caller: callerOf(request), asker, commands, queries };
    const assistant = assistantFor(asked, this.reportOf(request));
    // Nothing that it lists changes while it runs: there is nothing to be told of.
    const handler = createMcpHandler(() => protocolServer(assistant), { maxSubscriptions: 0 });
    const response = await handler.fetch(webRequest(request, asker.signal), { parsedBody: body });
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

/** What the protocol looks at of a request: who sends it, and to which host, was looked at before. */
function webRequest({ headers, method }: FastifyRequest, signal: AbortSignal): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return new Request('http://localhost/mcp', { method, headers: given, signal });
}

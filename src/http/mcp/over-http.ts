/** Answers one request of the protocol that came over HTTP. */
import { createMcpHandler } from '@modelcontextprotocol/server';
import type { FastifyRequest } from 'fastify';
import type { Asked } from './asked.js';
import { assistantFor, type AssistantReport } from './assistant.js';
import { protocolServer } from './protocol.js';

/** By itself: nothing is kept between two requests. */
export async function answerOverHttp(
  request: FastifyRequest,
  asked: Asked,
  report: AssistantReport,
): Promise<Response> {
  const assistant = assistantFor(asked, report);
  // Nothing that it lists changes while it runs: there is nothing to be told of.
  const handler = createMcpHandler(() => protocolServer(assistant), { maxSubscriptions: 0 });
  return handler.fetch(webRequest(request, asked.asker.signal), { parsedBody: request.body });
}

/** What the protocol looks at of a request: who sends it, and to which host, was looked at before. */
function webRequest({ headers, method }: FastifyRequest, signal: AbortSignal | undefined): Request {
  const given = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as [string, string]],
  );
  return new Request('http://localhost/mcp', { method, headers: given, ...(signal && { signal }) });
}

/** Every failure of a request becomes a problem document; what nobody foresaw is logged and tells the caller nothing. */
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Abandoned, EntriesRefused, Refused, refusedByStore } from '../application/refusals.js';
import {
  HttpProblem,
  problemDocument,
  problemKinds,
  type FieldError,
  type ProblemDocument,
} from './problem.js';
import { Routes } from './routes.js';

interface Answer {
  readonly document: ProblemDocument;
  readonly headers: Readonly<Record<string, string>>;
}

const RETRY_SOON = { 'retry-after': '1' };

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(Routes) private readonly routes: Routes) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof Abandoned) {
      reply.hijack();
      reply.raw.destroy();
      return;
    }
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const { document, headers } = this.answer(error, request);
    if (document.status === 500) request.log.error({ err: error }, 'request failed');
    void reply
      .status(document.status)
      .headers({ ...headers, 'cache-control': 'no-store' })
      .type('application/problem+json')
      .send(JSON.stringify(document));
  }

  private answer(error: unknown, request: FastifyRequest): Answer {
    if (error instanceof HttpProblem) {
      return { document: problemDocument(error.code, error.message, error.errors), headers: error.headers };
    }
    if (error instanceof EntriesRefused) return { document: refusedEntries(error), headers: {} };
    const refused = error instanceof Refused ? error : refusedByStore(error);
    if (!refused) return this.ofFramework(error, request);
    const { code, message, pointers } = refused;
    const errors = pointers.map((pointer) => ({ pointer, code, detail: message }));
    const headers = problemKinds[code].status === 503 ? RETRY_SOON : {};
    return { document: problemDocument(code, message, errors), headers };
  }

  private ofFramework(error: unknown, request: FastifyRequest): Answer {
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    switch (status) {
      case 404: {
        const allowed = this.routes.methodsFor(request.url);
        // A method that is allowed here: an id longer than any can be.
        if (allowed.length === 0 || allowed.includes(request.method))
          return {
            document: problemDocument(
              'not-found',
              `there is nothing at ${request.method} ${pathOf(request.url)}`,
            ),
            headers: {},
          };
        const detail = `expected one of ${allowed.join(', ')} at ${pathOf(request.url)}, got ${request.method}`;
        return {
          document: problemDocument('method-not-allowed', detail),
          headers: { allow: allowed.join(', ') },
        };
      }
      case 413:
        return {
          document: problemDocument('body-too-large', 'expected a body of at most 4 MiB'),
          headers: {},
        };
      case 415: {
        const type = request.headers['content-type'] ?? 'none';
        return {
          document: problemDocument('unsupported-media-type', `expected application/json, got ${type}`),
          headers: {},
        };
      }
      case 400:
        return {
          document: problemDocument('malformed-json', error instanceof Error ? error.message : 'bad request'),
          headers: {},
        };
      default:
        return {
          document: problemDocument('internal-error', 'the server failed; the request id is in its log'),
          headers: {},
        };
    }
  }
}

/** The status is the lowest among the items', the code that of the first item with it. */
function refusedEntries({ refusals, batch }: EntriesRefused): ProblemDocument {
  const errors: FieldError[] = refusals.map(({ index, code, pointer, detail }) => ({
    pointer: batch ? `/${index}${pointer}` : pointer,
    code,
    detail,
  }));
  const lowest = Math.min(...errors.map(({ code }) => problemKinds[code].status));
  const first = errors.find(({ code }) => problemKinds[code].status === lowest);
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : '';
  return problemDocument(first?.code ?? 'internal-error', `${first?.detail ?? ''}${more}`, errors);
}

function statusOf(error: unknown): number {
  return typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

function pathOf(url: string): string {
  return url.split('?', 1)[0] ?? url;
}

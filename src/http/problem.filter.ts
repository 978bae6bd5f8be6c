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
import { callerOf } from './caller.js';
import { Metrics } from './metrics.js';
import { logRefusedAccess } from './refused-access.js';
import { pathOf } from './request-log.js';
import { Routes } from './routes.js';

interface Answer {
  readonly document: ProblemDocument;
  readonly headers: Readonly<Record<string, string>>;
}

const RETRY_SOON = { 'retry-after': '1' };

@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    @Inject(Routes) private readonly routes: Routes,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof Abandoned) {
      reply.hijack();
      reply.raw.destroy();
      return;
    }
    if (reply.sent || reply.raw.headersSent) {
      request.log.error({ err: error }, 'an answer that had begun has failed');
      reply.raw.destroy();
      return;
    }
    const { document, headers } = this.answer(error, request);
    this.metrics.ofRequests.refused(document.code);
    logProblem(request, document, error);
    if (document.code === 'forbidden')
      logRefusedAccess(request, { principal: callerOf(request).id, why: document.detail });
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
    return { document: problemDocument(code, errors[0] ? placed(errors[0]) : message, errors), headers };
  }

  private ofFramework(error: unknown, request: FastifyRequest): Answer {
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    switch (status) {
      case 404:
        return this.nowhere(request);
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
          document: {
            ...problemDocument(
              'internal-error',
              'the server failed; its log says why, under this request id',
            ),
            requestId: request.id,
          },
          headers: {},
        };
    }
  }

  private nowhere({ url, method }: FastifyRequest): Answer {
    const path = pathOf(url);
    const allowed = this.routes.methodsFor(path);
    if (isMissing(allowed, method)) {
      const meant = path.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '');
      const isNear = meant !== path && this.routes.methodsFor(meant).length > 0;
      const hint = isNear
        ? `; without ${path.endsWith('/') ? 'the slash at its end' : 'the doubled slash'} there is: ${meant}`
        : '';
      const document = problemDocument('not-found', `there is nothing at ${method} ${path}${hint}`);
      return { document, headers: {} };
    }
    const names = allowed.join(', ');
    const detail = `expected one of ${names} at ${path}, got ${method}`;
    return { document: problemDocument('method-not-allowed', detail), headers: { allow: names } };
  }
}

function isMissing(allowed: readonly string[], method: string): boolean {
  // A method that is allowed here: an id longer than any can be.
  return allowed.length === 0 || allowed.includes(method);
}

/** A detail that stands alone names its place too. */
function placed({ pointer, detail }: FieldError): string {
  if (pointer === '' || detail.includes(pointer)) return detail;
  return pointer.startsWith('/') ? `${pointer}: ${detail}` : `parameter "${pointer}": ${detail}`;
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
  const detail = first ? placed(first) : '';
  return problemDocument(first?.code ?? 'internal-error', `${detail}${more}`, errors);
}

/** A refusal is the caller's to know; a fault is ours, also where the caller may try again. What was sent is not logged. */
function logProblem(
  request: FastifyRequest,
  { status, code, errors }: ProblemDocument,
  error: unknown,
): void {
  if (status === 500) request.log.error({ code, err: error }, 'the request has failed');
  else if (status === 503 && refusedByStore(error))
    request.log.error({ code, err: error }, 'the store has failed the request');
  else {
    const places = errors?.map(({ pointer, code: reason }) => ({ pointer, code: reason }));
    request.log.debug({ status, code, ...(places ? { errors: places } : {}) }, 'refused');
  }
}

function statusOf(error: unknown): number {
  return typeof error === 'object' &&
    error !== null &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
    ? error.statusCode
    : 500;
}

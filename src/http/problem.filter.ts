/** Every failure of a request becomes a problem document; what nobody foresaw is logged and tells the caller nothing. */
import { Catch, HttpException, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Abandoned, refusedByStore } from '../application/refusals.js';
import { problemDocument, type ProblemDocument } from './problem.js';
import { failureOfServer, problemOf, type ProblemAnswer } from './problem-of.js';
import { callerOf } from './caller.js';
import { Metrics } from './metrics.js';
import { logRefusedAccess } from './refused-access.js';
import { pathOf } from './request-log.js';
import { Routes } from './routes.js';
import { SHEET_TYPES, takesSheets } from './sheet-body.js';

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

  private answer(error: unknown, request: FastifyRequest): ProblemAnswer {
    return problemOf(error) ?? this.ofFramework(error, request);
  }

  private ofFramework(error: unknown, request: FastifyRequest): ProblemAnswer {
    const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
    switch (status) {
      case 404:
        return this.nowhere(request);
      case 413:
        return {
          document: problemDocument(
            'body-too-large',
            `expected ${takesSheets(request) ? 'a sheet of at most 16 MiB' : 'a body of at most 4 MiB'}`,
          ),
          headers: {},
        };
      case 415: {
        const type = request.headers['content-type'] ?? 'none';
        return {
          document: problemDocument(
            'unsupported-media-type',
            `expected ${takesSheets(request) ? SHEET_TYPES : 'application/json'}, got ${type}`,
          ),
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
          document: failureOfServer(request.id),
          headers: {},
        };
    }
  }

  private nowhere({ url, method }: FastifyRequest): ProblemAnswer {
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

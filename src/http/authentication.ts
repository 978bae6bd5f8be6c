/** Finds out who sends a request, before its body is read and before any controller sees it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Access } from '../application/access/access.js';
import type { Authenticated, Authentication } from '../application/access/authentication.js';
import { errorOf } from '../thrown.js';
import type { FailureLimit } from './edge/limits.js';
import { rememberCaller } from './caller.js';
import { HttpProblem } from './problem.js';
import { logRefusedAccess } from './refused-access.js';
import { endedCookie, sessionIn } from './session-cookie.js';

/** Says the same to everybody: nothing of the record is in it. */
const OPEN =
  /^\/(?:(?:openapi|asyncapi)\.json|docs(?:\/.*)?|assets\/\*|\*|v1\/schemas(?:\/.*)?|health\/(?:live|ready|writable))?$/;
/** Asked by what would start a server again that does not answer well: whoever asks is not looked at. */
const LIVENESS = '/health/live';
/** How a session begins and ends: the first says who is missing, the other is for whoever has one that is over, too. */
const SESSION = '/v1/session';
const RETRY_SOON = { 'retry-after': '5' };
/** How long a request waits for a server that has just been started. */
const PATIENCE_MS = 30_000;
const NOT_KNOWN = 'who may what has not come from the store yet; nothing was recorded';

type Done = (error?: Error) => void;

export interface AuthenticateParts {
  readonly access: Access;
  readonly authentication: Authentication;
  /** Absent: an address may fail as often as it likes. */
  readonly failures: FailureLimit | undefined;
}

export function authenticate(
  fastify: FastifyInstance,
  { access, authentication, failures }: AuthenticateParts,
): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (access.isKnown) lookAt(request, reply, done);
    else
      whenKnown(access, () => {
        lookAt(request, reply, done);
      });
  });

  /** What presents nothing is not counted: it guesses nothing. */
  const unlessTooMany = async (
    request: FastifyRequest,
    presented: () => Authenticated | Promise<Authenticated>,
  ): Promise<Authenticated | HttpProblem> => {
    const refusal = await failures?.refusalOf(request);
    if (refusal) return refusal;
    const found = await presented();
    if (found.outcome === 'unknown') await failures?.count(request);
    return found;
  };

  const lookAt = (request: FastifyRequest, reply: FastifyReply, done: Done): void => {
    const route = request.routeOptions.url ?? '';
    if (!access.isKnown) {
      done(OPEN.test(route) ? undefined : new HttpProblem('store-unavailable', NOT_KNOWN, [], RETRY_SOON));
      return;
    }
    const { nobody } = authentication;
    rememberCaller(request, nobody);
    if (!access.isConfigured || route === LIVENESS) {
      done();
      return;
    }
    const settle = (found: Authenticated): void => {
      if (found.outcome === 'known') {
        rememberCaller(request, found.caller);
        done();
      } else done(refusalOf(request, reply, found));
    };
    const { authorization } = request.headers;
    const session = authorization === undefined ? sessionIn(request) : undefined;
    const isEnd = request.method === 'DELETE' && route === SESSION;
    if (authorization !== undefined || (session !== undefined && session !== '')) {
      const presented = () =>
        authorization === undefined
          ? authentication.bySession(session ?? '')
          : authentication.by(authorization);
      unlessTooMany(request, presented).then(
        (found) => {
          if (found instanceof HttpProblem) done(found);
          else if (isEnd && session !== undefined && found.outcome !== 'known') done();
          else settle(found);
        },
        (error: unknown) => {
          done(errorOf(error));
        },
      );
    } else if (isEnd || OPEN.test(route) || access.grantsOf(nobody).length > 0) done();
    else settle({ outcome: 'unknown', principal: nobody.id, why: 'nothing was presented' });
  };
}

/** Calls back once it is known who may what, or when that takes too long. */
function whenKnown(access: Access, then: () => void): void {
  const finish = (): void => {
    end();
    clearTimeout(timer);
    then();
  };
  const end = access.onChange(() => {
    if (access.isKnown) finish();
  });
  const timer = setTimeout(finish, PATIENCE_MS);
}

/** It does not say which part was wrong. */
function refusalOf(
  request: FastifyRequest,
  reply: FastifyReply,
  found: Exclude<Authenticated, { readonly outcome: 'known' }>,
): HttpProblem {
  if (found.outcome === 'issuer-away') {
    const detail = 'the issuer of the token cannot be asked for its key now; try again';
    return new HttpProblem('issuer-unavailable', detail, [], RETRY_SOON);
  }
  logRefusedAccess(request, found);
  const { authorization } = request.headers;
  // A browser would send it again and again.
  if (authorization === undefined && sessionIn(request) !== undefined)
    void reply.header('set-cookie', endedCookie(request));
  return unauthenticated(authorization);
}

/** @param authorization what was presented */
export function unauthenticated(authorization: string | undefined): HttpProblem {
  const error = authorization === undefined ? '' : ', error="invalid_token"';
  return new HttpProblem('unauthenticated', 'expected a key, a token or a session that is good here', [], {
    'www-authenticate': `Bearer realm="chancery"${error}`,
  });
}

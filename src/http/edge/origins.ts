/**
 * Which pages a request may come from. A browser sends what a page elsewhere tells it to, from inside of the network and with
 * what it keeps for this server, so that a page of another origin may neither write nor have costly questions answered, whether
 * or not it could read the answer. What is no browser says nothing of this, and is left alone.
 */
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problem.js';

export class Origins {
  private readonly listed: ReadonlySet<string>;

  constructor(listed: readonly string[]) {
    this.listed = new Set(listed);
  }

  /** Whether pages of an origin elsewhere may read and write. */
  isListed(origin: string): boolean {
    return this.listed.has(origin);
  }

  /** Why a request of a page is not answered. The host of the request has been looked at. */
  refusalOf(request: FastifyRequest): HttpProblem | undefined {
    const { origin, 'sec-fetch-site': site } = request.headers;
    if (origin !== undefined && this.isListed(origin)) return undefined;
    if (origin !== undefined && !isOwn(origin, request))
      return foreign(`Origin: expected that of this server or one of CHANCERY_CORS_ORIGINS, got ${origin}`);
    // Pages of another port or of a neighbouring name are of the same site, and others all the same.
    if (site === undefined || site === 'same-origin' || site === 'none' || isLink(request)) return undefined;
    return foreign(`Sec-Fetch-Site: expected same-origin, or a link that is followed, got ${site}`);
  }
}

function foreign(detail: string): HttpProblem {
  return new HttpProblem('foreign-origin', detail);
}

function isOwn(origin: string, { protocol, host }: FastifyRequest): boolean {
  const own = `${protocol}://${host}`;
  return origin === own || (URL.canParse(own) && origin === new URL(own).origin);
}

/** Whether somebody follows a link to here: the page goes away, and its browser shows the answer in its place. */
function isLink({ method, headers }: FastifyRequest): boolean {
  return (
    (method === 'GET' || method === 'HEAD') &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    // Pages may have links fetched that nobody has followed yet.
    headers['sec-purpose'] === undefined
  );
}

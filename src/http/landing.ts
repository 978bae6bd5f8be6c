/** What stands at `/`: where to go on, for people as a page and for programs as JSON. */
import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import Negotiator from 'negotiator';
import type { Landing } from './answers.js';
import { varyByAccept } from './negotiation.js';
import { version } from './version.js';

interface Place {
  readonly path: string;
  readonly is: string;
}

const PLACES: readonly Place[] = [
  { path: '/docs', is: 'The API, to read and to try out' },
  { path: '/openapi.json', is: 'The same as an OpenAPI document' },
  { path: '/asyncapi.json', is: 'Its streams as an AsyncAPI document' },
  { path: '/v1/processes', is: 'The processes on the record' },
  { path: '/health/ready', is: 'Whether the server may be asked' },
  { path: '/metrics', is: 'Metrics for Prometheus' },
];

const STYLE =
  'body{font:1rem/1.6 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}' +
  'dt{margin-top:.75rem}dd{margin:0;color:#555}';

/** Its own style by its hash, and nothing else. */
const POLICY = `default-src 'none';style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}';base-uri 'none';form-action 'none';frame-ancestors 'none'`;

const places = PLACES.map(({ path, is }) => `<dt><a href="${path}">${path}</a></dt><dd>${is}</dd>`).join('');

const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chancery</title><meta name="viewport" content="width=device-width,initial-scale=1"><style>${STYLE}</style></head><body><main><h1>Chancery</h1><p>The record of a peace process: sourced entries, and what follows from them as of any moment. Version ${version()}.</p><dl>${places}</dl></main></body></html>`;

const TYPES = ['application/json', 'text/html'];

/** JSON unless a page is liked better. */
export function serveLanding(fastify: FastifyInstance): void {
  fastify.get('/', (request, reply) => {
    const isPage = new Negotiator(request.raw).mediaType(TYPES) === 'text/html';
    varyByAccept(reply);
    void reply.header('cache-control', 'no-cache');
    if (isPage) {
      void reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(PAGE);
      return;
    }
    const links = Object.fromEntries(PLACES.map(({ path, is }) => [path, is]));
    void reply.send({ name: 'chancery', version: version(), links } satisfies Landing);
  });
}

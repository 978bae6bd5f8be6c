/** Serves the OpenAPI document at `/openapi.json`, that of the streams at `/asyncapi.json`, a page at `/docs`, and the desk at `/`. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { asyncApiDocument } from './asyncapi/document.js';
import { serveDesk } from './desk.js';
import { serveLanding } from './landing.js';
import { openApiDocument } from './openapi/document.js';
import { pageDocument } from './openapi/page-document.js';

/** The page brings its own scripts and styles along; it styles single elements, and asks this server only. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Our page, and the viewer that it shows the document with. */
const FOLDERS = [
  fileURLToPath(new URL('./docs-page/', import.meta.url)),
  dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
];

/** What of these is served. */
const FILES: ReadonlySet<string> = new Set(
  ['page.css', 'page.js', 'swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'].map(
    (name) => `/${name}`,
  ),
);

/** After the headers that every answer has: this replaces the content policy of the page. */
export function serveDocuments(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (/^\/docs(?:[/?]|$)/.test(request.url)) reply.header('content-security-policy', PAGE_POLICY);
    done();
  });
  serveLanding(fastify, serveDesk(fastify));
  const document = onDemand(() => JSON.stringify(openApiDocument()));
  const ofStreams = onDemand(() => JSON.stringify(asyncApiDocument()));
  const ofThePage = onDemand(() => JSON.stringify(pageDocument(openApiDocument())));
  const page = readFileSync(new URL('./docs-page/page.html', import.meta.url), 'utf8');
  fastify.get('/openapi.json', (_request, reply) => json(reply, document()));
  fastify.get('/asyncapi.json', (_request, reply) => json(reply, ofStreams()));
  fastify.get('/docs/document.json', (_request, reply) => json(reply, ofThePage()));
  for (const path of ['/docs', '/docs/'])
    fastify.get(path, (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  void fastify.register(fastifyStatic, {
    root: FOLDERS,
    prefix: '/docs/',
    index: false,
    decorateReply: false,
    allowedPath: (path) => FILES.has(path),
  });
}

function json(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(text);
}

/** Made when it is first asked for, which most servers never are. */
function onDemand(make: () => string): () => string {
  let made: string | undefined;
  return () => (made ??= make());
}

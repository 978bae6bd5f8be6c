/** Serves the OpenAPI document at `/openapi.json`, a page to browse it at `/docs`, and at `/` what leads there. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { serveLanding } from './landing.js';
import { openApiDocument } from './openapi/document.js';

/** The page brings its own scripts and styles along; it styles single elements, and asks this server only. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** After the headers that every answer has: this replaces the content policy of the page. */
export function serveDocuments(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    if (/^\/docs(?:[/?]|$)/.test(request.url)) reply.header('content-security-policy', PAGE_POLICY);
    done();
  });
  serveLanding(fastify);
  SwaggerModule.setup('docs', app, () => openApiDocument(), {
    jsonDocumentUrl: 'openapi.json',
    raw: ['json'],
    customSiteTitle: 'Chancery API',
    swaggerOptions: { docExpansion: 'list', defaultModelsExpandDepth: 0, tryItOutEnabled: false },
  });
}

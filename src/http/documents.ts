/** Serves the OpenAPI document and a page to browse it. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export function serveDocuments(_app: NestFastifyApplication): void {}

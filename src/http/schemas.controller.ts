/** The JSON Schema of each payload: what an entry's `data` may be, for whoever makes or checks entries without this server. */
import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catalogue, eventTypes, isEventType, type EventType } from '../domain/events/catalogue.js';
import { payloadSchema } from '../domain/events/json-schema.js';
import { nearest } from '../domain/validation/nearest.js';
import type { PayloadSchemas } from './answers.js';
import { Parameters } from './parameters.js';
import { HttpProblem } from './problem.js';
import { sendTagged } from './requests.js';

@Controller('v1/schemas')
export class SchemasController {
  @Get()
  list(@Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    new Parameters(request.query, []);
    const items = eventTypes.map((type) => {
      const { version, summary, sourced } = catalogue[type];
      return { type, version, url: schemaUrl(type), summary, sourced };
    });
    sendTagged(request, reply, { items } satisfies PayloadSchemas);
  }

  @Get(':type/:version')
  one(
    @Param('type') type: string,
    @Param('version') version: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    new Parameters(request.query, []);
    if (!isEventType(type)) {
      const [near] = nearest(type, eventTypes);
      const hint = near === undefined ? '' : `; did you mean ${near}?`;
      throw new HttpProblem('not-found', `expected an event type, got "${type}"${hint}`);
    }
    const { version: current } = catalogue[type];
    if (version !== String(current))
      throw new HttpProblem('not-found', `expected version ${current} of ${type}, got "${version}"`);
    const schema = { $id: schemaUrl(type), ...payloadSchema(type) };
    sendTagged(request, reply, schema, 'application/schema+json; charset=utf-8');
  }
}

/** Relative to the server. */
function schemaUrl(type: EventType): string {
  return `/v1/schemas/${type}/${catalogue[type].version}`;
}

/** What stands at `/`: the desk for people, and for programs where to go on, as JSON. */
import type { FastifyInstance } from 'fastify';
import type { Landing } from './answers.js';
import { likesPage, type SendDesk } from './desk.js';
import { varyByAccept } from './negotiation.js';
import { version } from './version.js';

const LINKS = {
  '/docs': 'The API, to read and to try out',
  '/openapi.json': 'The same as an OpenAPI document',
  '/asyncapi.json': 'Its streams as an AsyncAPI document',
  '/v1/processes': 'The processes on the record',
  '/health/ready': 'Whether the server may be asked',
  '/metrics': 'Metrics for Prometheus',
};

/** JSON unless a page is liked better. @param sendDesk undefined where the desk is not built */
export function serveLanding(fastify: FastifyInstance, sendDesk: SendDesk | undefined): void {
  fastify.get('/', (request, reply) => {
    varyByAccept(reply);
    if (sendDesk && likesPage(request.raw)) {
      sendDesk(reply);
      return;
    }
    void reply
      .header('cache-control', 'no-cache')
      .send({ name: 'chancery', version: version(), links: LINKS } satisfies Landing);
  });
}

/** A server that has what the demo loads: the whole sample history. */
import { readLines } from '../../src/cli/load.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';

const SAMPLE = new URL('../../docs/examples/gaza-2025.ndjson', import.meta.url);

export async function startWithSample(
  start: () => Promise<RunningServer> = startServer,
): Promise<RunningServer> {
  const server = await start();
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  const lines = await readLines(SAMPLE);
  const { body } = await server.http
    .post('/v1/processes/gaza-2025/events')
    .send(lines.map(({ entry }) => entry))
    .expect(201);
  const { position } = body as { position: string };
  await server.http.get('/v1/processes').query({ minPosition: position }).expect(200);
  return server;
}

/** A short part of the sample history on a server whose clock is set by hand, so that every answer is always the same. */
import { readFileSync } from 'node:fs';
import { ORIGIN, SECRET } from '../attestation/attested.js';
import { partsOf, settableClock, startServer, type RunningServer } from '../server/running-server.js';

const sample = readFileSync(new URL('../../docs/examples/gaza-2025.ndjson', import.meta.url), 'utf8');

interface SampleEntry {
  readonly id: string;
  readonly [field: string]: unknown;
}

const entries = new Map(
  sample
    .trim()
    .split('\n')
    .map((line) => {
      const { processId: _, ...entry } = JSON.parse(line) as SampleEntry;
      return [entry.id, entry] as const;
    }),
);

/** An entry of the sample by the last digits of its id. */
export function sampleEntry(number: number): SampleEntry {
  const id = idOf(number);
  const entry = entries.get(id);
  if (!entry) throw new Error(`the sample has no entry ${id}`);
  return entry;
}

export function idOf(number: number): string {
  return `0199a000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

const PARTS = [
  {
    recordedAt: '2025-10-14T08:00:00Z',
    numbers: [1, 2, 3, 4, 5, 14, 16, 17, 21, 40, 41, 44, 49, 50, 51, 52, 56],
  },
  { recordedAt: '2025-10-30T08:00:00Z', numbers: [20, 57, 59, 60] },
  { recordedAt: '2026-01-27T08:00:00Z', numbers: [88, 97] },
];

/** Tells the story; the clock then stands at the morning of 2026-02-02. */
export async function tellStory(): Promise<RunningServer> {
  const { clock, set } = settableClock('2025-10-14T08:00:00Z');
  const server = await startServer({
    clock,
    flags: ['--origin', ORIGIN, '--signing-key', SECRET, '--webhook-secret', 'w'.repeat(32)],
  });
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  // Nothing is sent: when it would be, and what became of it, is not the same in every run.
  await partsOf(server.app).webhooks.signing?.deliveries.stop();
  for (const { recordedAt, numbers } of PARTS) {
    set(recordedAt);
    const { body } = await server.http
      .post('/v1/processes/gaza-2025/events')
      .send(numbers.map(sampleEntry))
      .expect(201);
    const { position } = body as { position: string };
    await server.http.get('/v1/processes').query({ minPosition: position }).expect(200);
  }
  set('2026-02-02T09:00:00Z');
  return server;
}

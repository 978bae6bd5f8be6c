/** The load is what people could post: our server takes all of it, and so do the references, which see the same bytes. */
import 'reflect-metadata';
import { Ajv } from 'ajv';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { amendments } from '../../bench/load/amendments.js';
import { entryAt, opening } from '../../bench/load/entries.js';
import { entryId } from '../../bench/load/seed.js';
import { EntryDto } from '../../bench/references/entry-dto.js';
import { entrySchema } from '../../bench/references/entry-schema.js';
import { startServer, type RunningServer } from '../server/running-server.js';

/** Goes through every type and into a third phase. */
const entries = Array.from({ length: 400 }, (_, n) => entryAt(n));

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.dispose());

test('our server takes the load, and what comes late or is about it, without a refusal', async () => {
  const identified = entries.map((entry, n) => ({ ...entry, id: entryId(0, n) }));
  const late = Object.values(amendments).flatMap((amendment) => [0, 1, 2, 3].map((n) => amendment(n)));
  const answer = await server.http
    .post('/v1/processes/process-0/events?dryRun=true')
    .send([...opening(), ...identified, ...late]);
  expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ processId: 'process-0' })]);
});

test('the schema of the limit takes the load and refuses another field', () => {
  const accepts = new Ajv({ discriminator: true }).compile(entrySchema);
  expect(entries.filter((entry) => !accepts(entry))).toEqual([]);
  expect(accepts({ ...entryAt(1), more: true })).toBe(false);
});

test('the DTO of the ceiling takes the load and refuses another field', async () => {
  const options = { whitelist: true, forbidNonWhitelisted: true };
  for (const entry of entries.slice(0, 80)) {
    expect(await validate(plainToInstance(EntryDto, entry), options)).toEqual([]);
  }
  const [, meeting] = entries;
  expect(await validate(plainToInstance(EntryDto, { ...meeting, more: true }), options)).toHaveLength(1);
});

test('an entry has the size of the entries of the sample history', () => {
  const bytes = entries.map((entry) => Buffer.byteLength(JSON.stringify(entry)));
  const mean = bytes.reduce((sum, value) => sum + value, 0) / bytes.length;
  expect(mean).toBeGreaterThan(600);
  expect(mean).toBeLessThan(900);
});

/** Clients that two generators make of the document compile as they are, and say what the server says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import openapiTS, { astToString } from 'openapi-typescript';
import { generate } from 'orval';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../server/running-server.js';
import { tellStory } from './story.js';
import { TourFolder } from './tour.js';

let server: RunningServer;
let folder: TourFolder;
let document: string;
beforeAll(async () => {
  server = await tellStory();
  document = (await server.http.get('/openapi.json').expect(200)).text;
  folder = new TourFolder();
  folder.write('openapi.json', document);
});
afterAll(async () => {
  folder.remove();
  await server.dispose();
});

async function take(tour: string, ...made: readonly string[]): Promise<string[]> {
  // Not a module of the house: what it imports is made here.
  folder.write(tour, readFileSync(join(import.meta.dirname, 'clients', `${tour}.txt`), 'utf8'));
  return folder.take([tour, ...made], server.url);
}

test('openapi-typescript and openapi-fetch', async () => {
  folder.write('schema.d.ts', astToString(await openapiTS(document)));
  expect(await take('openapi-fetch-tour.ts')).toMatchInlineSnapshot(`
    [
      "1 Phase one in_progress 2025-10-10T09:00:00.000Z ",
      "2 Phase two not_started 2025-09-29T00:00:00.000Z us: in_progress",
      "point-04 complete false 2025-10-13T09:00:00.000Z",
      "made 2025-09-29",
      "binding 2025-10-09",
      "deadline_set 2025-10-10T12:00+03:00",
      "progress_reported 2025-10-13",
      "assessed 2026-01-26",
      "PhaseDeclared",
      "up-to-date",
      "process-not-found",
    ]
  `);
}, 600_000);

test('orval', async () => {
  await generate(
    {
      input: { target: join(folder.path, 'openapi.json') },
      output: { target: join(folder.path, 'orval.ts'), client: 'fetch', mode: 'single', baseUrl: server.url },
    },
    folder.path,
  );
  expect(await take('orval-tour.ts', 'orval.ts')).toMatchInlineSnapshot(`
    [
      "1 in_progress",
      "2 not_started",
      "ProcessOpened 2025-09-29",
      "PartyJoined 2025-09-29",
      "hamas 0",
      "PhaseDeclared",
      "not-found",
    ]
  `);
}, 600_000);

test('redocly finds no fault by its recommended rules', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lintFromString({ source: document, absoluteRef: 'openapi.json', config });
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual([]);
  // What `lang` makes of a text, a frame of a stream and other representations are told where redocly does not look.
  const unused = problems.flatMap(({ ruleId, location }) =>
    ruleId === 'no-unused-components' ? (location[0]?.pointer?.split('/').at(-1) ?? []) : [],
  );
  const told = (name: string): boolean =>
    ['ChosenText', 'CloudEvent'].includes(name) || name.endsWith('Frame');
  expect(unused.filter((name) => !told(name))).toEqual([]);
  // It asks that what is required is defined beside it: `anyOf` of what is defined above is well-formed, and what is meant.
  const others = new Set(problems.map(({ ruleId }) => ruleId));
  expect([...others].toSorted()).toEqual(['no-required-schema-properties-undefined', 'no-unused-components']);
}, 600_000);

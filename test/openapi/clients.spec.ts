/** Clients that two generators make of the document compile as they are, and say what the server says. */
import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import openapiTS, { astToString } from 'openapi-typescript';
import { generate } from 'orval';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../server/running-server.js';
import { tellStory } from './story.js';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

let server: RunningServer;
let folder: string;
let document: string;
beforeAll(async () => {
  server = await tellStory();
  document = (await server.http.get('/openapi.json').expect(200)).text;
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(join(cache, 'clients-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'openapi.json'), document);
});
afterAll(async () => {
  await server.dispose();
  rmSync(folder, { recursive: true, force: true });
});

/** Compiles a tour as strictly as a careful user does, and takes it. */
async function take(tour: string, ...made: readonly string[]): Promise<string[]> {
  // Not a module of the house: what it imports is made here.
  copyFileSync(join(import.meta.dirname, 'clients', `${tour}.txt`), join(folder, tour));
  const strict = ['--strict', '--noUncheckedIndexedAccess', '--skipLibCheck', '--types', 'node'];
  const modules = [
    '--module',
    'NodeNext',
    '--target',
    'ES2024',
    '--outDir',
    join(folder, 'out'),
    '--ignoreConfig',
  ];
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = await run(
    process.execPath,
    [compiler, ...strict, ...modules, ...[tour, ...made].map((file) => join(folder, file))],
    {
      cwd: folder,
    },
  ).catch((error: unknown) => error as { stdout: string });
  expect(compiled.stdout).toBe('');
  const script = join(folder, 'out', tour.replace(/\.ts$/, '.js'));
  const { stdout } = await run(process.execPath, [script, server.url], { cwd: dirname(script) });
  return stdout.trim().split('\n');
}

test('openapi-typescript and openapi-fetch', async () => {
  writeFileSync(join(folder, 'schema.d.ts'), astToString(await openapiTS(document)));
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
      input: { target: join(folder, 'openapi.json') },
      output: { target: join(folder, 'orval.ts'), client: 'fetch', mode: 'single', baseUrl: server.url },
    },
    folder,
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
}, 600_000);

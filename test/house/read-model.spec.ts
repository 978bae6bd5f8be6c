/** A read model is one file and one line: its URL, its schema in the document and its feeds follow. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { examples } from '../../src/domain/events/examples.js';
import { root, start, type Program } from '../cli/program.js';
import { openStream } from '../server/sse-client.js';

const LIST = '/v1/processes/gaza-2025/spokespersons';

let copy: string;
let program: Program;
let url: string;

/** A copy of the sources with the worked example of CONTRIBUTING.md, which `npm run demo` builds and starts. */
beforeAll(async () => {
  copy = mkdtempSync(join(tmpdir(), 'chancery-read-model-'));
  for (const part of [
    'bin',
    'client/package.json',
    'client/src',
    'docs/examples',
    'nest-cli.json',
    'package-lock.json',
    'package.json',
    'projections',
    'scripts',
    'src',
    'tsconfig.build.json',
    'tsconfig.json',
    'web',
  ])
    cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

  const file = readFileSync(join(root, 'test/docs/spokespersons.ts'), 'utf8');
  writeFileSync(
    join(copy, 'projections/spokespersons.ts'),
    file.replaceAll("'../../projections/", "'./").replaceAll("'../../src/", "'../src/"),
  );
  const index = join(copy, 'projections/index.ts');
  const before = readFileSync(index, 'utf8');
  writeFileSync(
    index,
    before
      .replace(/^import/m, "import { spokespersons } from './spokespersons.js';\nimport")
      .replace('\n];', '\n  defineProjection(spokespersons),\n];'),
  );

  program = start('npm', ['run', 'demo', '--', '--port', '0'], { cwd: copy });
  await program.until('Browse the API:');
  url = /listens on (http:[^,\s]+)/.exec(program.out())?.[1] ?? '';
}, 600_000);
afterAll(async () => {
  program.child.kill('SIGTERM');
  await program.ended;
  rmSync(copy, { recursive: true, force: true });
});

async function get<T>(path: string): Promise<T> {
  const response = await fetch(url + path);
  expect(response.status).toBe(200);
  return (await response.json()) as T;
}

it('has a URL that answers with its rows', async () => {
  expect(await get(LIST)).toMatchObject({
    items: [{ processId: 'gaza-2025', name: 'Steve Witkoff', statements: 5 }],
    nextCursor: null,
  });
});

it('is asked as of a moment there, like every other one', async () => {
  expect(await get(`${LIST}?at=2025-01-01`)).toMatchObject({ items: [] });
});

interface Document {
  readonly paths: Readonly<Record<string, { readonly get: { readonly operationId: string } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

it('stands in the OpenAPI document with its operation and the schemas of its rows', async () => {
  const { paths, components } = await get<Document>('/openapi.json');
  const { get: operation } = paths['/v1/processes/{processId}/spokespersons'] ?? {};
  expect(operation).toMatchObject({
    operationId: 'listSpokespersons',
    responses: {
      200: {
        content: { 'application/json': { schema: { $ref: '#/components/schemas/SpokespersonsPage' } } },
      },
    },
  });
  expect(components.schemas['SpokespersonRow']).toMatchObject({
    description: 'How many statements each spokesperson made, by name.',
    properties: { statements: { type: 'integer', description: 'How many.' } },
    required: ['processId', 'name', 'statements'],
  });
  expect(components.schemas['SpokespersonFrame']).toBeDefined();
});

it('is a feed at that URL, and in the feed of all read models', async () => {
  const own = await openStream(url + LIST);
  const all = await openStream(`${url}/v1/changes?projection=spokespersons`);
  for (const feed of [own, all]) await feed.until(({ event }) => event === 'up-to-date');
  const { StatementIssued } = examples;
  const spokesperson = { name: 'The spokesperson of the ministry' };
  const { meetingId: _, ...statement } = StatementIssued.data;
  const data = { ...statement, statementId: 'briefing', spokesperson };

  const posted = await fetch(`${url}/v1/processes/gaza-2025/events`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...StatementIssued, data }),
  });

  expect([posted.status, await posted.text()]).toEqual([201, expect.anything()]);
  for (const feed of [own, all]) {
    const [row] = await feed.until(({ event }) => event === 'row');
    expect(JSON.parse(row?.data ?? '')).toMatchObject({ row: { ...spokesperson, statements: 1 } });
    feed.cut();
  }
});

it('is rebuilt and told of among all read models', async () => {
  const rebuild = await fetch(`${url}/v1/admin/projections/spokespersons/rebuild`, { method: 'POST' });
  expect(rebuild.status).toBe(202);
  expect(await get('/v1/admin/projections')).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ name: 'spokespersons' })]) as unknown,
  });
});

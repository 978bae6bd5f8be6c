import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfiguration } from '../../src/config/configuration.js';
import { examples } from '../../src/domain/events/examples.js';
import type { MediaType, Operation, QueryParameter } from '../../src/http/openapi/operation.js';
import { operations } from '../../src/http/openapi/operations.js';
import { exampleSheet } from '../../src/http/openapi/operations/sheets.js';
import { pathParameters } from '../../src/http/openapi/parameters.js';
import { createServer } from '../../src/server.js';
import type { RunningServer } from '../server/running-server.js';
import { readModelRoutes } from '../../src/http/read-model-routes.js';
import { startWithSample } from './sample.js';
import { flagsOf } from '../server/flags.js';

/**
 * The routes that the controllers make; those of the documents and of the desk, and the root that leads to them, are none of theirs.
 * What is asked at `/mcp` is described by the protocol.
 */
async function routesOfControllers(): Promise<string[]> {
  const data = mkdtempSync(join(tmpdir(), 'chancery-'));
  const reading = readConfiguration({}, flagsOf(['--data', data, '--port', '0', '--log-level', 'silent']));
  if (reading.outcome !== 'read') throw new Error(`configuration ${reading.outcome}`);
  const app = await createServer(reading.configuration);
  const routes: string[] = [];
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRoute', ({ method, url }) => {
    if (url === '/mcp' || url.startsWith('/docs') || url.startsWith('/assets/')) return;
    for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one.toLowerCase()} ${url}`);
  });
  await app.init();
  await app.close();
  rmSync(data, { recursive: true, force: true });
  return routes;
}

test('every route is documented, and nothing else is', async () => {
  const documented = operations.map(
    ({ method, path }) => `${method} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
  );
  expect(documented.sort()).toEqual(['get /', ...(await routesOfControllers())].sort());
});

let server: RunningServer;
beforeAll(async () => {
  server = await startWithSample();
});
afterAll(() => server.dispose());

interface Refusal {
  readonly status: number;
  readonly code?: string;
  readonly detail?: string;
}

function withExamples(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => pathParameters[name]?.example ?? '');
}

function bodyFor({ takesEntries, takesSheet, takes }: Operation): string | undefined {
  if (takesSheet) return exampleSheet;
  if (takesEntries) return JSON.stringify(examples.MeetingHeld);
  return takes?.mediaType === undefined ? undefined : String(takes.example);
}

/** Asks and hangs up once it is clear what the server makes of the question. */
async function ask(
  operation: Operation,
  mediaType: MediaType,
  query: readonly (readonly [string, string])[],
): Promise<Refusal> {
  const call = request(
    `${server.url}${withExamples(operation.path)}?${new URLSearchParams(Object.fromEntries(query)).toString()}`,
    {
      method: operation.method.toUpperCase(),
      headers: {
        accept: mediaType,
        ...(operation.takesEntries ? { 'content-type': 'application/json' } : {}),
        ...(operation.takes?.mediaType ? { 'content-type': operation.takes.mediaType } : {}),
        ...(operation.takesSheet ? { 'content-type': 'text/csv' } : {}),
      },
      agent: false,
    },
  );
  call.end(bodyFor(operation));
  const [response] = (await once(call, 'response')) as [IncomingMessage];
  const isProblem = response.headers['content-type']?.startsWith('application/problem+json') === true;
  const problem = isProblem ? ((await json(response)) as { code: string; detail: string }) : undefined;
  response.destroy();
  return { status: response.statusCode ?? 0, ...problem };
}

const asked = operations.flatMap((operation) => {
  const forms = new Set(
    operation.answers.flatMap(({ status, mediaType }) => (mediaType && status < 300 ? [mediaType] : [])),
  );
  return [...forms].map((mediaType) => {
    const query = (operation.query ?? []).filter(({ only }) => only?.includes(mediaType) ?? true);
    return { id: operation.id, operation, mediaType, query };
  });
});

const required = (query: readonly QueryParameter[]): (readonly [string, string])[] =>
  query.filter((one) => one.required).map(({ name, example }) => [name, example] as const);

describe('the documented parameters are the ones that are read', () => {
  const strict = asked.filter(({ operation }) => operation.query !== undefined);

  test.each(strict)(
    '$id as $mediaType knows these and no others',
    async ({ operation, mediaType, query }) => {
      const refusal = await ask(operation, mediaType, [['undocumented', '1']]);
      expect(refusal).toMatchObject({ status: 400, code: 'invalid-query' });
      const [, known = ''] = /expected one of (.*?)(?:;|$)/.exec(refusal.detail ?? '') ?? [];
      const names = known === 'no parameter' ? [] : known.split(', ');
      expect(names.sort()).toEqual(query.map(({ name }) => name).sort());
    },
  );

  const each = strict.flatMap((one) =>
    one.query.map((parameter) => ({ ...one, parameter, name: parameter.name })),
  );
  test.each(each)(
    '$id as $mediaType takes the example of $name',
    async ({ operation, mediaType, query, parameter }) => {
      const others = required(query).filter(([name]) => name !== parameter.name);
      const answer = await ask(operation, mediaType, [...others, [parameter.name, parameter.example]]);
      expect(answer).toSatisfy(({ status }: Refusal) => status < 300);
    },
  );

  /** The sample says of no commitment to whom it is owed, and of no violation what was found or which commitment it broke. */
  const WITHOUT_ROWS: ReadonlySet<string> = new Set([
    ...['listCommitments', 'listCommitmentsOfProcess'].map((id) => `${id} to`),
    ...['listViolations', 'listViolationsOfProcess'].flatMap((id) =>
      ['attributedTo', 'finding', 'contested', 'commitment'].map((name) => `${id} ${name}`),
    ),
  ]);
  const filters = readModelRoutes.flatMap(({ id, kind, resource: { filter } }) =>
    kind === 'list' ? (filter ?? []).map(({ name, example }) => ({ id, name, example })) : [],
  );
  test.each(filters)(
    '$id has an answer for the example of $name in the sample',
    async ({ id, name, example }) => {
      const path = operations.find((operation) => operation.id === id)?.path ?? '';
      const { body } = await server.http
        .get(withExamples(path))
        .query({ [name]: example })
        .expect(200);
      expect(body).not.toHaveProperty('unknown');
      expect((body as { items: unknown[] }).items.length > 0).toBe(!WITHOUT_ROWS.has(`${id} ${name}`));
    },
  );

  test.each(asked.filter(({ query }) => required(query).length > 0))(
    '$id cannot do without its required parameters',
    async ({ operation, mediaType }) => {
      expect(await ask(operation, mediaType, [])).toMatchObject({ status: 400, code: 'invalid-query' });
    },
  );
});

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defined, determined, made, process } from '../domain/decisions/entries.js';
import { expectProblem, openDesk, type Desk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('gaza-2025', ...process, defined('phase-1'), made('release', '2025-10-08'));
});
afterAll(() => desk.close());

async function refused(url: string, status: number, code: string) {
  return expectProblem(desk.server.http.get(url), status, code);
}

describe('a path', () => {
  test.each([
    '/v1',
    '/v2/processes',
    '/v1/process',
    '/v1/processes/gaza-2025/rumours',
    '/v1/processes/Gaza-2025',
    '/v1/processes/-gaza',
    '/v1/processes/gaza%202025',
    '/v1/processes/%00',
    '/v1/processes/..%2f..%2fetc',
    `/v1/processes/${'g'.repeat(65)}`,
    `/v1/processes/${'g'.repeat(300)}`,
    `/v1/processes/${'g'.repeat(300)}/events`,
    '/v1/processes/gaza-2025/phases/Phase_1',
    '/v1/processes/gaza-2025/phases/phase-9',
    '/v1/processes/gaza-2025/commitments/nothing',
    '/v1/processes/gaza-2025/events/not-an-id',
    '/v1/processes/gaza-2025/events/00000000-0000-0000-0000-000000000000',
    '/v1/parties/nobody',
    '/v1/parties/%F0%9F%98%80',
  ])('%s leads nowhere', async (path) => {
    await refused(path, 404, 'not-found');
  });

  test.each([
    '',
    '/phases',
    '/phases/phase-1',
    '/commitments',
    '/agreements',
    '/meetings',
    '/statements',
    '/statements/miami',
    '/bodies',
    '/violations',
    '/timeline',
    '/events',
    '/events?cursor=3',
    `/events/${process[0]?.id ?? ''}`,
    '/verify',
    '/changes?from=2025-10-01&to=2025-11-01',
    '/replay',
  ])('of a process that is not on the record: %s', async (path) => {
    await refused(`/v1/processes/nowhere${path}`, 404, 'process-not-found');
  });

  test.each(['/v1/processes/%zz', '/v1/processes/%', '/v1/processes/%ff'])(
    '%s cannot be decoded',
    async (path) => {
      const answer = await fetch(`${desk.server.url}${path}`);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
    },
  );

  test.each(['/v1/processes/gaza-2025/events', '/v1/processes/Gaza/events', '/v1/processes/%00/events'])(
    'posting to %s takes no other parameter',
    async (path) => {
      const post = desk.server.http
        .post(`${path}?dryrun=true`)
        .send(determined('phase-1', 'preparing', '2025-10-10'));
      const known = path.includes('gaza-2025');
      await expectProblem(post, known ? 400 : 404, known ? 'invalid-query' : 'not-found');
    },
  );

  test.each(['dryRun=yes', 'dryRun=', 'dryRun', 'dryRun=true&dryRun=true'])(
    'posting takes no %s',
    async (parameter) => {
      const post = desk.server.http.post(`/v1/processes/gaza-2025/events?${parameter}`).send(process[0]);
      await expectProblem(post, 400, 'invalid-query');
    },
  );

  test('of a read model that there is none of cannot be rebuilt', async () => {
    await expectProblem(desk.server.http.post('/v1/admin/projections/rumours/rebuild'), 404, 'not-found');
  });
});

describe('a method', () => {
  test.each([
    ['DELETE', '/v1/processes/gaza-2025/events', ['GET', 'POST']],
    ['PUT', `/v1/processes/gaza-2025/events/${process[0]?.id ?? ''}`, ['GET']],
    ['PATCH', '/v1/processes/gaza-2025/phases/phase-1', ['GET']],
    ['POST', '/v1/processes', ['GET']],
    ['POST', '/v1/log', ['GET']],
    ['OPTIONS', '/v1/parties', ['GET']],
    ['GET', '/v1/admin/projections/timeline/rebuild', ['POST']],
  ])('%s %s is told which ones there are', async (method, path, expected) => {
    for (const body of [undefined, '{"a":1}', 'a']) {
      if (body !== undefined && ['GET', 'OPTIONS'].includes(method)) continue;
      const answer = await fetch(`${desk.server.url}${path}`, {
        method,
        ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
      });
      expect(await answer.json()).toMatchObject({ status: 405, code: 'method-not-allowed' });
      const allowed = (answer.headers.get('allow') ?? '').split(', ').filter((one) => one !== 'HEAD');
      expect(allowed).toEqual(expected);
    }
  });

  test('HEAD answers as GET, without the body', async () => {
    const head = await fetch(`${desk.server.url}/v1/processes/gaza-2025`, { method: 'HEAD' });
    const get = await fetch(`${desk.server.url}/v1/processes/gaza-2025`);
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('etag')).toBe(get.headers.get('etag'));
  });
});

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppendOutcomeUnknown, LogCorrupt, LogUnavailable } from '../../src/log/event-log.js';
import { opened, process } from '../domain/decisions/entries.js';
import { partsOf } from '../server/running-server.js';
import { expectProblem, openDesk, postTo, type Desk } from './desk.js';

/** No log reaches it. */
const BEYOND = '900000000000000';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
  await desk.record('gaza-2025', ...process);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await desk.close();
});

test('an answer that would not cover what is asked for in time is none: not stale, to be asked again', async () => {
  vi.spyOn(partsOf(desk.server.app).projection.coverage, 'covers').mockResolvedValue(false);
  for (const path of ['/v1/processes', '/v1/processes/gaza-2025', '/v1/processes/gaza-2025/timeline']) {
    const asked = desk.server.http.get(path).query({ minPosition: BEYOND });
    const problem = await expectProblem(asked, 503, 'not-caught-up');
    expect(problem.detail).toContain(BEYOND);
    expect((await desk.server.http.get(path).query({ minPosition: BEYOND })).headers['retry-after']).toBe(
      '1',
    );
  }
});

test.each([
  [new LogUnavailable('disk'), 'store-unavailable'],
  [new LogCorrupt('disk'), 'store-unavailable'],
  [new AppendOutcomeUnknown('disk'), 'append-outcome-unknown'],
])('%s of the store is told as such, with when to try again', async (fault, code) => {
  vi.spyOn(partsOf(desk.server.app).recorder, 'record').mockRejectedValue(fault);
  await expectProblem(postTo(desk.server, 'gaza-2025', opened), 503, code);
  const { headers } = await postTo(desk.server, 'gaza-2025', opened);
  expect(headers['retry-after']).toBe('1');
});

test('a failure that nobody foresaw tells nothing of itself', async () => {
  vi.spyOn(partsOf(desk.server.app).ask, 'list').mockRejectedValue(new Error('the password is 1234'));
  const problem = await expectProblem(desk.server.http.get('/v1/processes'), 500, 'internal-error');
  expect(JSON.stringify(problem)).not.toContain('1234');
  await desk.ask('/v1/processes/gaza-2025');
});

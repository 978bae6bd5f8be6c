import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  assessed,
  defined,
  determined,
  idOf,
  joined,
  made,
  opened,
  process,
  proposed,
} from '../domain/decisions/entries.js';
import { expectProblem, failing, openDesk, postTo, type Desk, type Receipt } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('2026-01-20T09:00:00Z');
});
afterAll(() => desk.close());

describe('a posted entry', () => {
  test('is answered with where it stands on the record', async () => {
    const answer = await postTo(desk.server, 'single', opened).expect(201);
    const receipt = answer.body as Receipt;
    expect(receipt).toEqual({
      processId: 'single',
      revision: 0,
      position: expect.stringMatching(/^\d+$/),
      events: [
        {
          id: opened.id,
          type: 'ProcessOpened',
          revision: 0,
          position: receipt.position,
          recordedAt: expect.stringMatching(/^2026-01-20T09:00:00\.\d{6}Z$/),
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    });
    // A tag would be that of what Location names.
    expect(answer.headers['etag']).toBeUndefined();
    const location = answer.headers['location'] ?? '';
    expect(location).toBe(`/v1/processes/single/events/${opened.id}`);
    expect(await desk.ask(location)).toMatchObject({ id: opened.id, revision: 0, data: opened.data });
  });

  test('without an id gets a UUIDv7 from the server', async () => {
    const { id: _, ...anonymous } = opened;
    const { events } = await desk.record('anonymous', anonymous);
    expect(events[0]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test('keeps its id in lower case', async () => {
    const { events } = await desk.record('capitals', { ...opened, id: opened.id.toUpperCase() });
    expect(events[0]?.id).toBe(opened.id);
    await desk.ask(`/v1/processes/capitals/events/${opened.id.toUpperCase()}`);
  });

  test('of a process that is not on the record is refused unless it opens it', async () => {
    await expectProblem(postTo(desk.server, 'nowhere', joined('egypt')), 404, 'process-not-found');
  });

  test('a commitment dated before its agreement is refused with a text that says why', async () => {
    await desk.record('dated', ...process, proposed('plan', '2025-09-29'));
    const early = made('release', '2025-09-01', { agreementId: 'plan' });
    const problem = await expectProblem(
      postTo(desk.server, 'dated', early),
      409,
      'occurred-before-reference',
    );
    expect(failing(problem)).toEqual(['/occurred occurred-before-reference']);
    expect(problem.detail).toContain('plan');
    expect(problem.detail).toContain('2025-09-01');
    expect(problem.detail).toContain('2025-09-29');
  });
});

describe('a batch', () => {
  test('is recorded whole, in its order', async () => {
    const { revision, events } = await desk.record('whole', ...process);
    expect(revision).toBe(process.length - 1);
    expect(events.map(({ id }) => id)).toEqual(process.map(({ id }) => id));
    expect(events.map((event) => event.revision)).toEqual(process.map((_, i) => i));
  });

  test('with one wrong item is not recorded at all', async () => {
    const batch = [opened, joined('egypt'), determined('nowhere', 'preparing', '2025-10-10')];
    await expectProblem(postTo(desk.server, 'half', batch), 409, 'reference-not-found');
    await expectProblem(desk.server.http.get('/v1/processes/half/events'), 404, 'process-not-found');
  });

  test('names every failing item by its index, also those beside a malformed one', async () => {
    await desk.record('failing', ...process);
    const batch = [
      defined('phase-1'),
      made('release', '2025-10-08', { by: ['nobody', 'norway'] }),
      {
        ...defined('phase-2'),
        occured: '2025-09-29',
        data: { phaseId: 'phase-2', ordinal: 'two', title: {} },
      },
      determined('nowhere', 'preparing', '2025-10-10'),
    ];
    const problem = await expectProblem(postTo(desk.server, 'failing', batch), 400, 'invalid-payload');
    expect(failing(problem)).toEqual([
      '/1/data/by/0 party-not-in-process',
      '/1/data/by/1 party-not-in-process',
      '/2/data/ordinal invalid-payload',
      '/2/data/title invalid-payload',
      '/2/occured invalid-payload',
      '/3/data/phaseId reference-not-found',
    ]);
  });

  test('has the lowest status among its items and the code of the first with it', async () => {
    const conflicts = [
      determined('nowhere', 'preparing', '2025-10-10'),
      made('release', '2025-10-08', { by: ['nobody'] }),
    ];
    await expectProblem(postTo(desk.server, 'lowest', [opened, ...conflicts]), 409, 'reference-not-found');
    const { sources: _, ...unsourced } = made('pause', '2025-10-08', { by: ['egypt'] });
    const mixed = [opened, ...conflicts, { ...unsourced, id: idOf('unsourced') }, { type: 'Rumour' }];
    await expectProblem(postTo(desk.server, 'lowest', mixed), 400, 'source-required');
  });

  test('of one item points into the list, a bare entry into itself', async () => {
    const wrong = { ...opened, data: {} };
    const listed = await expectProblem(postTo(desk.server, 'pointers', [wrong]), 400, 'invalid-payload');
    const bare = await expectProblem(postTo(desk.server, 'pointers', wrong), 400, 'invalid-payload');
    expect([failing(listed), failing(bare)]).toEqual([
      ['/0/data/title invalid-payload'],
      ['/data/title invalid-payload'],
    ]);
  });
});

describe('a dry run', () => {
  test('decides and appends nothing', async () => {
    await desk.record('dry', ...process);
    const before = await desk.ask('/v1/processes/dry/events');
    const batch = [defined('phase-1'), made('release', '2025-10-08')];
    const answer = await postTo(desk.server, 'dry', batch).query({ dryRun: 'true' }).expect(200);
    expect(answer.body).toEqual({
      dryRun: true,
      processId: 'dry',
      events: batch.map(({ id, type }) => ({ id, type })),
    });
    const wrong = assessed('release', 'minimum', '2025-10-20');
    await expectProblem(
      postTo(desk.server, 'dry', wrong).query({ dryRun: 'true' }),
      409,
      'reference-not-found',
    );
    expect(await desk.ask('/v1/processes/dry/events')).toEqual(before);
    await postTo(desk.server, 'dry', batch).query({ dryRun: 'false' }).expect(201);
  });

  test('of a process that is not there opens none', async () => {
    await postTo(desk.server, 'dry-start', opened).query({ dryRun: 'true' }).expect(200);
    await expectProblem(desk.server.http.get('/v1/processes/dry-start'), 404, 'process-not-found');
  });
});

test('many posts to one process at once all land, without a gap', async () => {
  await desk.record('busy', ...process);
  const commitments = Array.from({ length: 60 }, (_, i) => made(`commitment-${i}`, '2025-10-08'));
  const answers = await Promise.all(
    commitments.map(async (commitment) => (await postTo(desk.server, 'busy', commitment)).body as Receipt),
  );
  const revisions = answers.map(({ revision }) => revision).sort((a, b) => a - b);
  expect(revisions).toEqual(commitments.map((_, i) => process.length + i));
  expect(await desk.ask('/v1/processes/busy/verify')).toMatchObject({
    ok: true,
    events: process.length + commitments.length,
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startServer, type RunningServer } from '../server/running-server.js';
import { defined, idOf, joined, made, opened, process } from '../domain/decisions/entries.js';
import { expectProblem, failing, postTo, type Receipt } from './desk.js';

let server: RunningServer;
/** Each test has a process of its own. */
let name = '';
let tests = 0;
beforeAll(async () => {
  server = await startServer();
});
beforeEach(() => {
  tests += 1;
  name = `process-${tests}`;
});
afterAll(() => server.dispose());

async function posted(body: unknown, status: number): Promise<Receipt> {
  const answer = await postTo(server, name, body);
  expect([answer.status, answer.body]).toEqual([status, expect.anything()]);
  return answer.body as Receipt;
}

describe('the same id again', () => {
  test('with the same content is answered with the original positions', async () => {
    const first = await posted(process, 201);
    await posted(defined('phase-1'), 201);
    expect(await posted(process, 200)).toEqual(first);
    expect(await posted(opened, 200)).toMatchObject({ revision: 0, events: [first.events[0]] });
  });

  test('counts as the same whatever the order of its keys and the case of its id', async () => {
    const first = await posted(opened, 201);
    const { id, type, occurred, data, sources } = opened;
    const turned = { sources, data, occurred, type, id: id.toUpperCase() };
    expect(await posted(turned, 200)).toEqual(first);
  });

  test('with other content is refused', async () => {
    await posted(process, 201);
    for (const other of [
      { ...opened, occurred: '2025-09-30' },
      { ...opened, data: { title: { en: 'Another process' } } },
      { ...opened, note: { en: 'A remark' } },
      { ...joined('norway'), id: opened.id },
    ]) {
      const problem = await expectProblem(postTo(server, name, other), 409, 'event-id-reused');
      expect(failing(problem)).toEqual(['/id event-id-reused']);
    }
  });

  test('in another process is another entry', async () => {
    await posted(opened, 201);
    await postTo(server, `${name}-elsewhere`, opened).expect(201);
  });

  test('is known before If-Match is looked at', async () => {
    const first = await posted(process, 201);
    const again = await postTo(server, name, process).set('if-match', '"none"').expect(200);
    expect(again.body).toEqual(first);
    await expectProblem(
      postTo(server, name, [opened, defined('phase-1')]).set('if-match', '"none"'),
      412,
      'revision-conflict',
    );
  });

  test('is known after a restart of the server', async () => {
    const first = await posted(process, 201);
    await server.stop();
    const { folder } = server;
    server = await startServer({ folder });
    expect(await posted(process, 200)).toEqual(first);
    await expectProblem(postTo(server, name, { ...opened, occurred: '2025-09-30' }), 409, 'event-id-reused');
  });
});

describe('a batch', () => {
  test('may mix entries that are on the record with new ones, and names the newest revision', async () => {
    const first = await posted(process, 201);
    const phase = defined('phase-1');
    const answer = await postTo(server, name, [phase, opened]).expect(201);
    const mixed = answer.body as Receipt;
    expect(mixed.events).toMatchObject([{ id: phase.id, revision: process.length }, first.events[0]]);
    expect(mixed.revision).toBe(process.length);
    expect(mixed.position).toBe(mixed.events[0]?.position);
  });

  test('that holds an id twice with equal content counts it once', async () => {
    const { events } = await posted([opened, joined('egypt'), opened], 201);
    expect(events.map(({ id }) => id)).toEqual([opened.id, joined('egypt').id]);
  });

  test('that holds an id twice with other content is refused', async () => {
    const other = { ...joined('egypt'), id: idOf('twice') };
    const batch = [opened, { ...joined('qatar'), id: idOf('twice') }, other];
    const problem = await expectProblem(postTo(server, name, batch), 409, 'event-id-reused');
    expect(failing(problem)).toEqual(['/2/id event-id-reused']);
  });
});

describe('If-Match', () => {
  const at = (value: string, body: unknown) => postTo(server, name, body).set('if-match', value);

  test('holds a new process, and the revision that the writer has seen', async () => {
    const { body } = await at('"none"', process).expect(201);
    await at(`"${(body as Receipt).revision}"`, defined('phase-1')).expect(201);
  });

  test('refuses what another writer came before, with both revisions', async () => {
    await posted(process, 201);
    for (const [value, seen] of [
      ['"none"', 'none'],
      ['"2"', '2'],
      ['"99"', '99'],
    ] as const) {
      const problem = await expectProblem(at(value, defined('phase-1')), 412, 'revision-conflict');
      expect(problem.detail).toContain(seen);
      expect(problem.detail).toContain(String(process.length - 1));
    }
    await posted(defined('phase-1'), 201);
  });

  test('of a process that is not there says so', async () => {
    const problem = await expectProblem(at('"0"', opened), 412, 'revision-conflict');
    expect(problem.detail).toContain('none');
  });

  test.each(['6', 'W/6', '"1', '"1" "2"', '*, "1"', ','])('%s is no list of tags', async (value) => {
    await expectProblem(at(value, opened), 400, 'invalid-header');
  });

  test('lets one of two writers that saw the same revision through', async () => {
    await posted(process, 201);
    const seen = `"${process.length - 1}"`;
    const answers = await Promise.all(
      ['first', 'second'].map((id) => at(seen, made(id, '2025-10-08')).then(({ status }) => status)),
    );
    expect(answers.sort()).toEqual([201, 412]);
  });
});

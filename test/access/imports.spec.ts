/** Rule: an import goes by the grants for each process; one that is hidden is as one that is not there. */
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { idOf, issued, joined, opened, process as members, retract } from '../domain/decisions/entries.js';
import { beginImport, importInto, lineOf, type Imported } from '../import/import-client.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { grant, restrict, revoke, startServerForCallers } from './callers.js';

let server: RunningServer;

beforeAll(async () => {
  server = await startServerForCallers();
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  await grant(server, 'desk', 'recorder:*');
  await grant(server, 'monitor', 'recorder:own', 'reader:*');
  await grant(server, 'visitor', 'reader:*');
  await restrict(server, 'hidden', false);
  await send('admin', linesFor('hidden', members));
});
afterAll(async () => {
  await server.dispose();
});

async function send(caller: string, body: string, query = ''): Promise<Imported> {
  return importInto(server.url, [body], { caller, query });
}

const linesFor = (processId: string, entries: readonly object[]): string =>
  entries.map((entry) => lineOf(processId, entry)).join('');

it('is forbidden to who records nothing anywhere, before a line is read', async () => {
  expect(await send('visitor', lineOf('own', opened))).toMatchObject({
    status: 403,
    last: { code: 'forbidden', detail: 'expected a caller with the role recorder for a process' },
  });
  expect(await send('anonymous', lineOf('own', opened))).toMatchObject({
    status: 401,
    last: { code: 'unauthenticated' },
  });
});

it('is refused while eight of all callers go on', async () => {
  const open = ['desk', 'admin'].flatMap((caller) =>
    Array.from({ length: 4 }, () => beginImport(server.url, { caller })),
  );
  for (const { call } of open) call.write('\n');
  const answers = await Promise.all(open.map(async ({ response }) => response));
  expect(await send('monitor', lineOf('own', opened))).toMatchObject({
    status: 429,
    last: { code: 'too-many-requests', detail: 'expected at most 8 imports at once; try again later' },
  });
  for (const { call } of open) call.end();
  for (const answer of answers) await text(answer);
});

it('ends at the first line for a process that the caller may not record into', async () => {
  const body = linesFor('own', members) + lineOf('foreign', opened);
  expect((await send('monitor', body)).last).toMatchObject({
    line: 8,
    committed: 7,
    problem: { code: 'forbidden', detail: 'expected a caller with the role recorder for process "foreign"' },
  });
  expect((await send('monitor', `${body}no JSON\n`, '?dryRun=true')).messages).toMatchObject([
    { line: 8, problem: { code: 'forbidden' } },
    { line: 9, problem: { code: 'malformed-json' } },
    { line: 9, accepted: 0, refused: 2 },
    { done: true, known: 7, refused: 2 },
  ]);
});

it('ends at the first entry about the record, of who may not amend it', async () => {
  const statements = [1, 2, 3].map((n) => issued(`s-${n}`, '2025-10-01'));
  const body = linesFor('amended', [
    ...members,
    ...statements.slice(0, 2),
    retract(opened),
    ...statements.slice(2),
  ]);
  expect((await send('desk', body)).last).toMatchObject({
    line: 10,
    committed: 9,
    problem: { code: 'forbidden', detail: 'expected a caller with the role editor for process "amended"' },
  });
});

it.each(['', '?dryRun=true'])('answers about a hidden process as about none %s', async (query) => {
  const told = async (processId: string, entry: object): Promise<string> =>
    JSON.stringify((await send('desk', lineOf(processId, entry), query)).messages).replaceAll(processId, 'x');
  for (const entry of [joined('norway'), members[3] ?? opened, { ...joined('us'), id: idOf('other') }])
    expect(await told('hidden', entry)).toBe(await told('nowhere', entry));
  expect((await send('desk', lineOf('hidden', opened), query)).messages[0]).toMatchObject({
    line: 1,
    problem: { code: 'forbidden', detail: 'process "hidden" cannot be opened by this caller' },
  });
});

it('ends when what the caller came with is taken back', async () => {
  await grant(server, 'leaving', 'recorder:*');
  await send('leaving', linesFor('left', members));
  await revoke(server, 'leaving');
  expect(await send('leaving', linesFor('left', [joined('norway')]))).toMatchObject({ status: 401 });
});

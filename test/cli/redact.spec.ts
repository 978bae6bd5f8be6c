// `chancery redact` shows what goes and what will be left, asks, and redacts through the API.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differences, leftOf } from '../../src/cli/left-of.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import { left, NAME, PROCESS, record, statement, told, violation } from '../redact/story.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';
import { runOnScreen, type Run } from './screen.js';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  const { position } = await record(server, told);
  await partsOf(server.app).projection.coverage.covers(BigInt(position), AbortSignal.timeout(20_000));
});
afterAll(() => server.dispose());

async function redact(
  words: readonly string[],
  answer?: string,
): Promise<Run & { readonly asked: string[] }> {
  const asked: string[] = [];
  const ask = async (question: string): Promise<string> => {
    asked.push(question);
    return Promise.resolve(answer ?? '');
  };
  const environment = { CHANCERY_URL: server.url };
  const run = await runOnScreen(['redact', ...words], {
    environment,
    ask: answer === undefined ? undefined : ask,
  });
  return { ...run, asked };
}

const of = (id: string): string[] => ['--process', PROCESS, '--entry', id, '--reason', 'It named a witness.'];
const put = ['--put', '/data/text/en=Somebody was hurt.'];

describe('chancery redact', () => {
  it('shows what goes, what will be left and who else says it, and does nothing unless the word is typed', async () => {
    const run = await redact([...of(violation.id), ...put, '--find', NAME], 'no');

    expect(run).toMatchObject({ status: 1, err: '' });
    expect(run.out).toContain(`/data/text/en: "${NAME} was hurt." becomes "Somebody was hurt."`);
    expect(run.out).toContain('"en": "Somebody was hurt."');
    expect(run.out).toMatch(
      /redacted entry by entry:\n {2}\S+ EntryCorrected, revision 8\n {2}\S+ EntryRetracted, revision 9/,
    );
    expect(run.out).toContain(`  ${statement.id} StatementIssued, revision 3`);
    expect(run.out).toContain('Nothing was redacted.');
    expect(run.asked).toEqual([expect.stringContaining('cannot be undone')]);
  });

  it('redacts once it is, and says what is gone', async () => {
    const run = await redact([...of(violation.id), ...put], 'redact');

    expect(run).toMatchObject({ status: 0, err: '' });
    expect(run.out).toContain('Nothing of what was redacted is left in the files of this server.');
    const { body } = await server.http.get(`/v1/processes/${PROCESS}/events/${violation.id}`).expect(200);
    expect(body).toMatchObject({ redacted: true, data: { text: { en: 'Somebody was hurt.' } } });
  });

  it('takes all that is left from a file, without asking where it is told so', async () => {
    const file = join(temporaryFolder(), 'left.json');
    writeFileSync(file, JSON.stringify(left));
    const run = await redact([...of(statement.id), '--body', file, '--yes']);

    expect(run).toMatchObject({ status: 0, err: '', asked: [] });
    expect(run.out).toContain(`/note/en: "${NAME} asked for protection." goes`);
  });

  it('tells machines in two lines of JSON what would go and what was done', async () => {
    const run = await redact([...of(violation.id), ...put, '--find', NAME, '--json'], 'no');
    const [preview, outcome] = run.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);

    expect([run.status, run.err]).toEqual([1, '']);
    expect(preview).toMatchObject({
      step: 'preview',
      left: { data: { text: { en: 'Somebody was hurt.' } } },
      found: [{ text: NAME, entries: expect.any(Array) }],
    });
    expect(outcome).toEqual({ outcome: 'declined' });
  });

  it('changes nothing where the server does not take what would be left', async () => {
    const run = await redact([...of(statement.id), '--drop', '/data/text', '--yes']);

    expect(run).toMatchObject({ status: 1, out: '' });
    expect(run.err).toContain('Nothing was redacted.');
    expect(run.err).toContain('/data/body/data/text');
  });

  it.each([
    [[], '--process: expected a text'],
    [[...of('x')], 'expected what goes: --drop, --put or --body'],
    [[...of('x'), '--drop', '/recordedBy'], 'expected a JSON Pointer below /occurred'],
    [[...of('x'), '--put', '/note/en'], '--put: expected POINTER=TEXT'],
    [[...of('x'), '--put', '/id=x'], '"/id": expected a JSON Pointer below /occurred'],
    [[...of('x'), '--body', 'f', '--drop', '/note'], '--body: expected without --drop'],
    [[...of('x'), '--dorp', '/note'], '--dorp: expected a known flag; nearest is --drop'],
    [[...of('x'), '--drop', '/note'], '--yes: expected where nobody can be asked'],
  ])('refuses %j', async (words, problem) => {
    const run = await redact(words);

    expect(run.status).toBe(2);
    expect(run.err).toContain(problem);
  });

  it('tells of itself', async () => {
    expect(await redact(['--help'])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Usage: chancery redact /),
    });
  });
});

describe('what is left', () => {
  const body = { data: { topics: ['a', 'b', 'c'], 'x/y': 1 }, note: { en: 'n' } };

  it('is what was there without the drops, those of a list by the places that they had', () => {
    const drops = ['/data/topics/0', '/data/topics/2', '/note', '/data/x~1y'];
    expect(leftOf(body, { drops, puts: [{ pointer: '/data/topics/1', text: 'B' }] })).toEqual({
      data: { topics: ['B'] },
    });
    expect(body.data.topics).toEqual(['a', 'b', 'c']);
  });

  it('is asked for by parts that are there', () => {
    expect(() => leftOf(body, { drops: ['/data/nothing'], puts: [] })).toThrow('/data/nothing');
  });

  it('differs in single values', () => {
    expect(differences({ a: { b: 1, c: 'x' } }, { a: { b: 1, d: null } })).toEqual([
      { pointer: '/a/c', was: 'x', is: undefined },
      { pointer: '/a/d', was: undefined, is: null },
    ]);
  });
});

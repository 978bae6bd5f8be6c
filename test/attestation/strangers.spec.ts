/** Guards that a stranger checks heads and proofs without this program, with Go's own libraries, and with it, without a server. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runOnScreen, type Run } from '../cli/screen.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';
import { headOf, ORIGIN, PROCESS, record, SECRET, textOf } from './attested.js';
import { buildVerifier, check, isThere, whyNot, type Checked } from './go.js';

const [BEFORE, ALL] = [300, 1_111];
const EVENTS = `/v1/processes/${PROCESS}/events`;

const folder = mkdtempSync(join(tmpdir(), 'chancery-stranger-'));
const file = (name: string): string => join(folder, name);

/** Writes a file that is another one's with one thing changed. */
function altered(name: string, from: string | RegExp, to: string): string {
  const text = readFileSync(file(name), 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(file(`altered-${name}`), changed);
  return file(`altered-${name}`);
}

let server: RunningServer;
let key: string;
beforeAll(async () => {
  server = await startServer({ flags: ['--origin', ORIGIN, '--signing-key', SECRET] });
  const { events } = await record(server, 0, BEFORE);
  writeFileSync(file('early.head'), await headOf(server));
  const { position } = await record(server, BEFORE, ALL);
  await partsOf(server.app).projection.coverage.covers(BigInt(position), AbortSignal.timeout(60_000));
  writeFileSync(file('late.head'), await headOf(server));
  const path = `${EVENTS}/${events[123]?.id}`;
  writeFileSync(file('entry.tlog-proof'), await textOf(server, `${path}/proof`));
  writeFileSync(file('entry.json'), await (await fetch(server.url + path)).text());
  writeFileSync(
    file('consistency'),
    await textOf(server, `/v1/processes/${PROCESS}/consistency?from=${BEFORE}`),
  );
  key = (await textOf(server, '/v1/verifier-key')).trim();
}, 120_000);
afterAll(async () => {
  await server.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe.skipIf(!isThere)(`with golang.org/x/mod/sumdb${whyNot}`, () => {
  let program: string;
  beforeAll(() => {
    program = buildVerifier(folder);
  }, 300_000);
  const go = (...words: readonly string[]): Checked => check(program, words);

  test('a head is signed by the key of the record', () => {
    const { status, out, err } = go('head', key, file('late.head'));
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(new RegExp(`^${ORIGIN}/processes/${PROCESS} ${ALL} \\S{44}\n$`));
  });

  test('a head that was altered is not', () => {
    const { status, err } = go('head', key, altered('late.head', `\n${ALL}\n`, `\n${ALL - 1}\n`));
    expect([status, err]).toEqual([1, expect.stringContaining('invalid signature')]);
  });

  test('an entry is under the head by its proof, and its leaf is what its hash covers', () => {
    const { status, out, err } = go('entry', key, file('entry.tlog-proof'));
    expect([status, err]).toEqual([0, '']);
    const { bodyHash, id, previousHash, recordedAt, recordedBy, revision, processId, type, version } =
      JSON.parse(readFileSync(file('entry.json'), 'utf8')) as Record<string, unknown>;
    const leaf = {
      bodyHash,
      id,
      previousHash,
      recordedAt,
      recordedBy,
      revision,
      stream: processId,
      type,
      version,
    };
    expect(out).toBe(`123 ${ALL} ${JSON.stringify(leaf)}\n`);
  });

  test.each<[string, string | RegExp, string]>([
    ['another place', 'index 123', 'index 122'],
    ['one hash less', /^index 123\n.*\n/m, 'index 123\n'],
    ['another leaf', /^extra .{8}/m, 'extra eyJpZCI6'],
  ])('it is not with %s', (_what, from, to) => {
    const { status, err } = go('entry', key, altered('entry.tlog-proof', from, to));
    expect([status, err]).toEqual([1, expect.stringMatching(/invalid transparency proof|inconsistent/)]);
  });

  test('an earlier head is the beginning of a later one by the proof of that', () => {
    expect(go('consistency', key, file('early.head'), file('consistency'))).toEqual({
      status: 0,
      out: `${BEFORE} ${ALL}\n`,
      err: '',
    });
    const { status, err } = go(
      'consistency',
      key,
      file('early.head'),
      altered('consistency', /^old 300\n.*\n/, 'old 300\n'),
    );
    expect([status, err]).toEqual([1, expect.stringMatching(/invalid transparency proof/)]);
  });
});

describe('with chancery verify, without a server', () => {
  const verify = (...words: readonly string[]): Promise<Run> => runOnScreen(['verify', ...words]);

  test('an entry, what was posted of it included, is proven by its proof and the key', async () => {
    const words = ['--key', key, '--entry', file('entry.json')];
    const { status, out, err } = await verify(file('entry.tlog-proof'), ...words);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(`is signed by ${ORIGIN}+93e2d8ec`);
    expect(out).toMatch(
      /Entry \S+, a StatementIssued, is under it: revision 123 of process talks, recorded at 20\S+ by local\./,
    );
    expect(out).toContain('What was posted is what the entry given has.');
    expect(out).toContain('This does not show who wrote an entry');
  });

  test.each<[string, string | RegExp, string, string]>([
    [
      'another title',
      'Statement 123',
      'Statement 124',
      'what was posted is not what its bodyHash was made of',
    ],
    [
      'another author',
      '"recordedBy":"local"',
      '"recordedBy":"desk"',
      'it differs from the proven entry in recordedBy',
    ],
  ])('an entry with %s is not', async (_what, from, to, says) => {
    const words = ['--key', key, '--entry', altered('entry.json', from, to)];
    expect(await verify(file('entry.tlog-proof'), ...words)).toMatchObject({
      status: 1,
      out: expect.stringContaining(says),
    });
  });

  test('a proof with another leaf, or under a head of another process, proves nothing', async () => {
    const proof = altered('entry.tlog-proof', /^index 123$/m, 'index 122');
    expect(await verify(proof, '--key', key)).toMatchObject({
      status: 1,
      out: expect.stringContaining('do not lead from the entry to the root of the head'),
    });
    const elsewhere = altered('entry.tlog-proof', '/processes/talks', '/processes/walks');
    expect(await verify(elsewhere, '--key', key)).toMatchObject({
      status: 1,
      out: expect.stringContaining('false signature'),
    });
    expect((await verify(elsewhere)).out).toContain('got revision 123 of process talks');
  });

  test('an earlier head is the beginning of a later one', async () => {
    const words = ['--head', file('early.head'), '--key', key];
    const holds = await verify(file('consistency'), ...words);
    expect([holds.status, holds.err]).toEqual([0, '']);
    expect(holds.out).toContain(
      'The head of 300 is the beginning of that of 1111: nothing was changed or taken away',
    );
    expect(await verify(altered('consistency', /^old 300\n.*\n/, 'old 300\n'), ...words)).toMatchObject({
      status: 1,
      out: expect.stringContaining('does not show that the head of 300 is the beginning'),
    });
  });

  test('heads alone are held against keys, which may lie in a file; without a key that is said', async () => {
    writeFileSync(file('keys'), `# of the record\n${key}\n`);
    expect((await verify(file('late.head'), '--key', file('keys'))).status).toBe(0);
    const unchecked = await verify(file('late.head'));
    expect([unchecked.status, unchecked.out]).toEqual([
      0,
      expect.stringContaining('that was not checked, as no key was given'),
    ]);
    expect((await verify(altered('late.head', `\n${ALL}\n`, '\n9\n'), '--key', key)).status).toBe(1);
  });

  test('a file of something else is told', async () => {
    expect(await verify(file('entry.json'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('got something else'),
    });
    expect(await verify(file('nothing.here'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('Expected a file that can be read'),
    });
  });
});

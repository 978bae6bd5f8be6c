/** Guards that a release is the same bytes for the same moment, is checked by anybody, and makes the same record again. */
import { Package } from 'datapackage';
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOfFile } from '../../src/application/release/release.js';
import { filesInZip, zipOf } from '../../src/application/release/zip.js';
import { readLines } from '../../src/cli/load.js';
import { runOnScreen, type Run } from '../cli/screen.js';
import { opened } from '../domain/decisions/entries.js';
import { partsOf, settableClock, startServer, type RunningServer } from '../server/running-server.js';

const SAMPLE = new URL('../../docs/examples/gaza-2025.ndjson', import.meta.url);
const KNOWN_AT = '2026-10-01T09:00:00Z';

const { clock, set } = settableClock('2026-09-01T09:00:00Z');
let top: string;
let server: RunningServer;
let first: string;

async function post(process: string, entries: readonly object[], to = server): Promise<void> {
  const { body } = await to.http.post(`/v1/processes/${process}/events`).send([...entries]);
  expect(body).toHaveProperty('position');
  const { position } = body as { position: string };
  await to.http.get('/v1/processes').query({ minPosition: position }).expect(200);
}

const release = (out: string, from = server, knownAt = KNOWN_AT): Promise<Run> =>
  runOnScreen(['release', 'gaza-2025', '--known-at', knownAt, '--out', out, '--url', from.url]);
const releaseFile = (file: string): Promise<Run> =>
  runOnScreen(['release', 'gaza-2025', '--known-at', KNOWN_AT, '--file', file, '--url', server.url]);

function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  const paths = files.map((one) => join(one.parentPath, one.name)).toSorted();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

beforeAll(async () => {
  top = mkdtempSync(join(tmpdir(), 'chancery-release-'));
  server = await startServer({ clock });
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  // Another process comes first, so that the positions of this one are the store's own.
  await post('elsewhere', [opened]);
  await post(
    'gaza-2025',
    (await readLines(SAMPLE)).map(({ entry }) => entry),
  );
  set('2026-10-02T09:00:00Z');
  first = join(top, 'first');
  expect(await release(first)).toMatchObject({ status: 0, err: '' });
});
afterAll(async () => {
  await server.dispose();
  rmSync(top, { recursive: true, force: true });
});

describe('a release', () => {
  it('is the same bytes when it is made again, also after more was recorded', async () => {
    const [again, later] = [join(top, 'again'), join(top, 'later')];
    await release(again);
    expect(filesIn(again)).toEqual(filesIn(first));
    const note = {
      type: 'PartyJoined',
      occurred: '2026-05-30',
      data: { party: { id: 'late', name: { en: 'Late' }, kind: 'ngo' }, roles: ['observer'] },
    };
    await post('gaza-2025', [note]);
    await release(later);
    expect(filesIn(later)).toEqual(filesIn(first));
    const now = join(top, 'now');
    set('2026-10-03T09:00:00Z');
    await release(now, server, '2026-10-02T10:00:00Z');
    expect(filesIn(now).get('log.ndjson')).not.toBe(filesIn(first).get('log.ndjson'));
  });

  it('has a table of each read model, the log, the head, the schemas and how it is cited', () => {
    expect([...filesIn(first).keys()]).toEqual(
      expect.arrayContaining([
        'CITATION.cff',
        'README.md',
        'data/commitments.csv',
        'data/phases.csv',
        'data/timeline.csv',
        'datapackage.json',
        'head.txt',
        'log.ndjson',
        'schemas/ProcessOpened.1.json',
        'verifier-keys.txt',
      ]),
    );
    expect(filesIn(first).get('log.ndjson')).not.toContain('"position"');
  });

  it('is read by the library of Frictionless: its descriptor is valid, its tables are of their types', async () => {
    const read = await Package.load(join(first, 'datapackage.json'), { strict: true });
    expect([read.valid, read.errors]).toEqual([true, []]);
    const phases = read.getResource('data-phases.csv');
    const rows = (await phases?.read({ keyed: true })) ?? [];
    const { body } = await server.http.get('/v1/processes/gaza-2025/phases').query({ knownAt: KNOWN_AT });
    const { items } = body as { items: { phaseId: string; title: { en: string }; history: unknown }[] };
    expect(rows).toHaveLength(items.length);
    expect(rows).toEqual(
      items.map(
        ({ phaseId, title, history }) =>
          expect.objectContaining({ phaseId, 'title.en': title.en, history }) as unknown,
      ),
    );
    for (const table of read.resources.filter(({ descriptor }) => descriptor.schema !== undefined))
      expect((await table.read()).length).toBeGreaterThan(0);
  });

  it('makes the record again in an empty store, with the same hashes, of which the release is the same', async () => {
    const target = join(top, 'made-again');
    const copied = await runOnScreen(['copy-log', '--from', `release:${first}`, '--to', `sqlite:${target}`]);
    expect([copied.status, copied.err]).toEqual([0, '']);
    copyFileSync(join(server.folder, 'signing.key'), join(target, 'signing.key'));
    const replica = await startServer({ folder: target, clock });
    await partsOf(replica.app).projection.coverage.firstCaughtUp();
    const out = join(top, 'of-the-replica');
    expect(await release(out, replica)).toMatchObject({ status: 0, err: '' });
    await replica.stop();
    const differing = [...filesIn(out)].filter(([path, text]) => filesIn(first).get(path) !== text);
    expect(differing.map(([path]) => path)).toEqual([]);
    const other = await runOnScreen(['copy-log', '--from', `release:${first}`, '--to', `sqlite:${target}`]);
    expect(other.out).toContain('Done: 0 events copied.');
  });

  it('is not made of a moment to come, of a process that is not there, or in the place of something', async () => {
    const to = join(top, 'never');
    const coming = await release(to, server, '2026-12-31T00:00:00Z');
    expect([coming.status, coming.err]).toEqual([
      1,
      expect.stringContaining('Expected a moment that is over'),
    ]);
    const taken = await release(first);
    expect([taken.status, taken.err]).toEqual([1, expect.stringContaining('a release replaces nothing')]);
    const none = await runOnScreen([
      'release',
      'nowhere',
      '--known-at',
      KNOWN_AT,
      '--out',
      to,
      '--url',
      server.url,
    ]);
    expect([none.status, none.err]).toEqual([1, expect.stringContaining('process-not-found')]);
    expect(readdirSync(top).filter((name) => name.startsWith('never'))).toEqual([]);
  });

  it.each<[readonly string[], string]>([
    [['gaza-2025'], '--known-at: expected a moment in UTC'],
    [['gaza-2025', '--known-at', 'today'], '--known-at: expected a moment in UTC'],
    [['gaza-2025', '--known-at', KNOWN_AT], '--out, --file: expected the path of a folder or of a file'],
    [
      ['gaza-2025', '--known-at', KNOWN_AT, '--out', 'x', '--file', 'x.zip'],
      '--out, --file: expected one of them; got both',
    ],
  ])('is refused with status 2 of %j', async (words, problem) => {
    expect(await runOnScreen(['release', ...words])).toMatchObject({
      status: 2,
      err: expect.stringContaining(problem),
    });
  });
});

describe('a release in one file', () => {
  let file: string;
  beforeAll(async () => {
    file = join(top, 'release.zip');
    expect(await releaseFile(file)).toMatchObject({ status: 0, err: '' });
  });

  it('is the same bytes when it is made again, and has the files of the folder', async () => {
    const again = join(top, 'again.zip');
    await releaseFile(again);
    expect(readFileSync(again).equals(readFileSync(file))).toBe(true);
    const files = new Map(
      [...filesInZip(readFileSync(file))].map(([path, bytes]) => [path, bytes.toString()]),
    );
    expect(files).toEqual(filesIn(first));
    const taken = await releaseFile(file);
    expect([taken.status, taken.err]).toEqual([1, expect.stringContaining('a release replaces nothing')]);
  });

  it('has the same bytes on every machine and in every version: nothing is compressed, and no time is in it', () => {
    const bytes = zipOf(new Map(Object.entries({ 'datapackage.json': '{}\n', 'data/اتفاق.csv': 'a,b\r\n' })));
    expect(hashOfFile(Buffer.from(bytes))).toBe(
      'sha256:4c61491dee6d03b58b97c672866a8e6c08355ce2ce59fac68aeb07ec4ba823cd',
    );
  });

  it('is verified', async () => {
    const { status, out, err } = await runOnScreen(['verify', file]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(`entries, in ${file}\n`);
    expect(out).toContain('its chain holds, and its head is that of its entries.');
  });

  it.each<[string, (files: Map<string, string>) => void, string]>([
    ['a table was changed', (files) => files.set('data/phases.csv', 'x'), 'data/phases.csv is not what'],
    ['a file is missing', (files) => files.delete('README.md'), 'README.md is missing'],
    ['a file was added', (files) => files.set('more.csv', 'x'), 'more.csv is none of'],
  ])('is told where %s', async (_what, change, told) => {
    const files = new Map(filesIn(first));
    change(files);
    const changed = join(mkdtempSync(join(top, 'changed-')), 'release.zip');
    writeFileSync(changed, zipOf(files));
    const { status, out } = await runOnScreen(['verify', changed]);
    expect([status, out]).toEqual([1, expect.stringContaining(told)]);
  });

  it('that has a file twice, or is damaged, is none', async () => {
    const twice = join(top, 'twice.zip');
    const bytes = Buffer.from(
      zipOf(new Map(Object.entries({ 'datapackage.json': '{}', 'datapackage.jsox': '{}' }))),
    );
    writeFileSync(twice, Buffer.from(bytes.toString('latin1').replaceAll('jsox', 'json'), 'latin1'));
    const damaged = join(top, 'damaged.zip');
    writeFileSync(damaged, readFileSync(file).subarray(0, 10_000));
    for (const [path, told] of [
      [twice, 'expected each file once, got datapackage.json twice'],
      [damaged, 'Expected a release in'],
    ] as const) {
      const { status, err } = await runOnScreen(['verify', path]);
      expect([status, err]).toEqual([1, expect.stringContaining(told)]);
    }
  });

  it('makes the record again, with the same hashes', async () => {
    const target = `sqlite:${join(top, 'of-a-file')}`;
    const { status, out, err } = await runOnScreen(['copy-log', '--from', `release:${file}`, '--to', target]);
    expect([status, err]).toEqual([0, '']);
    expect(out).toContain(`release:${file}`);
    const same = await runOnScreen(['copy-log', '--from', `release:${first}`, '--to', target]);
    expect([same.status, same.out]).toEqual([0, expect.stringContaining('Done: 0 events copied.')]);
    const none = await runOnScreen(['copy-log', '--from', `release:${top}`, '--to', target]);
    expect([none.status, none.err]).toEqual([1, expect.stringContaining('the ZIP file of a release at')]);
  });
});

describe('chancery verify of a release', () => {
  it('says that it holds, by the key in it or one that is given', async () => {
    const own = await runOnScreen(['verify', first]);
    expect([own.status, own.err]).toEqual([0, '']);
    expect(own.out).toContain('its chain holds, and its head is that of its entries.');
    expect(own.out).toContain('who could alter it could alter that');
    const given = await runOnScreen([
      'verify',
      join(first, 'datapackage.json'),
      '--key',
      join(first, 'verifier-keys.txt'),
      '--json',
    ]);
    expect(JSON.parse(given.out)).toMatchObject({ ok: true, processId: 'gaza-2025', signatures: ['signed'] });
  });

  it.each<[string, (folder: string) => void, string]>([
    [
      'a table was changed',
      (folder) => appendFileSync(join(folder, 'data/phases.csv'), 'x'),
      'data/phases.csv is not what',
    ],
    ['a file is missing', (folder) => rmSync(join(folder, 'README.md')), 'README.md is missing'],
    [
      'a file was added',
      (folder) => writeFileSync(join(folder, 'data/more.csv'), 'x'),
      'data/more.csv is none of',
    ],
    [
      'an entry was changed',
      (folder) => {
        const log = join(folder, 'log.ndjson');
        writeFileSync(log, readFileSync(log, 'utf8').replace('Recording desk', 'Somebody else'));
      },
      'Its chain breaks at revision 1',
    ],
    [
      'the newest entry was taken away',
      (folder) => {
        const log = join(folder, 'log.ndjson');
        writeFileSync(log, readFileSync(log, 'utf8').replace(/[^\n]+\n$/, ''));
      },
      'something was changed, added or taken away',
    ],
  ])('says that %s', async (_what, change, told) => {
    const folder = mkdtempSync(join(top, 'changed-'));
    cpSync(first, folder, { recursive: true });
    change(folder);
    const { status, out } = await runOnScreen(['verify', folder]);
    expect([status, out]).toEqual([1, expect.stringContaining(told)]);
  });
});

it('a text that a spreadsheet would run is text in a table', async () => {
  const { tableOf } = await import('../../src/application/release/csv.js');
  const rows = [
    { id: 'a', title: { en: '=1+1' }, by: ['x', 'y'], count: 2, left: null },
    { id: 'b', title: { en: 'He said "no", twice' }, by: [], count: -1.5, done: true },
  ];
  expect(tableOf(rows)).toEqual({
    fields: [
      { name: 'by', type: 'array' },
      { name: 'count', type: 'number' },
      { name: 'done', type: 'boolean' },
      { name: 'id', type: 'string' },
      { name: 'title.en', type: 'string' },
    ],
    csv: 'by,count,done,id,title.en\r\n"[""x"",""y""]",2,,a,\'=1+1\r\n[],-1.5,true,b,"He said ""no"", twice"\r\n',
  });
});

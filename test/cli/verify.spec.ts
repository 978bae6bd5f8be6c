/** Guards that whoever kept a head is told of every way in which a log was altered, and is told which. */
import Database from 'better-sqlite3';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifierKeyText } from '../../src/attestation/signed-note.js';
import { newSigningKey, SigningKeys } from '../../src/attestation/signing-keys.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import {
  alteredCopy,
  cutFrom,
  hashAnew,
  keepTree,
  rewrite,
  swapContents,
  swapPlaces,
} from '../attestation/altered.js';
import { ORIGIN, SECRET } from '../attestation/attested.js';
import { MORNING, SECOND, StandingClock, statements } from '../contract/sample-events.js';
import { runOnScreen, type Run } from './screen.js';

const environment = { CHANCERY_ORIGIN: ORIGIN, CHANCERY_SIGNING_KEY: SECRET };

/** Appends statements to a process, at a time of their own. */
async function append(folder: string, process: string, count: number, after = 0n): Promise<void> {
  const log = await openSqliteLog({ folder, clock: new StandingClock(MORNING + after * SECOND).read });
  await log.append(process, statements(count), await log.headOf(process));
  await log.close();
}

const top = mkdtempSync(join(tmpdir(), 'chancery-verify-'));
const data = join(top, 'data');
/** Of 12 entries, with the heads that were kept of 5 and of all. */
const [early, late, both] = [join(top, 'early'), join(top, 'late'), join(top, 'both')];

const heads = (folder: string, out: string): Promise<Run> =>
  runOnScreen(['heads', '--data', folder, '--out', out], { environment });
const verify = (words: readonly string[]): Promise<Run> => runOnScreen(['verify', ...words], { environment });
const verdict = async (folder: string, head: string): Promise<[number, string]> => {
  const { status, out, err } = await verify(['talks', '--head', head, '--data', folder]);
  expect(err).toBe('');
  return [status, out];
};

beforeAll(async () => {
  await append(data, 'talks', 5);
  expect((await heads(data, early)).err).toBe('');
  await append(data, 'talks', 7, 60n);
  expect((await heads(data, late)).err).toBe('');
  writeFileSync(both, `${readFileSync(early, 'utf8')}\n${readFileSync(late, 'utf8')}`);
});
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

/** The same alteration of a folder where no tree was kept, and of one where a server had kept one. */
const altered = (change: Parameters<typeof alteredCopy>[1]): { bare: string; withTree: string } => {
  const kept = alteredCopy(data, () => undefined);
  keepTree(kept, 'talks', 12);
  return { bare: alteredCopy(data, change), withTree: alteredCopy(kept, change) };
};

test('a log that was left alone holds, and what that does not show is said', async () => {
  const [status, out] = await verdict(data, both);
  expect(status).toBe(0);
  expect(out).toContain('Its chain of 12 entries holds.');
  expect(out).toContain(`The head of 12 entries of ${ORIGIN}/processes/talks is signed by ${ORIGIN}+`);
  expect(out).toContain('The head of 5, 12 entries holds: they are the entries that were signed');
  expect(out).toContain('This does not show who wrote an entry, nor that the world was as it says.');
});

describe('a chain that was hashed anew', () => {
  const change: Parameters<typeof alteredCopy>[1] = (db) => {
    rewrite(db, 7, { title: { en: 'They never met' } });
    hashAnew(db);
  };

  test('holds by itself, and without a head it is seen by nobody', async () => {
    const { status, out } = await verify(['talks', '--data', altered(change).bare]);
    expect([status, out]).toEqual([0, expect.stringContaining('Its chain of 12 entries holds.')]);
    expect(out).toContain('is seen only with a saved head: --head');
  });

  test('is told by a head, between the last that holds and the first that does not', async () => {
    const { bare } = altered(change);
    expect(await verdict(bare, late)).toEqual([
      1,
      expect.stringContaining(
        'The first revision that differs is one of 0 to 11: the log was rewritten and hashed anew',
      ),
    ]);
    expect(await verdict(bare, both)).toEqual([
      1,
      expect.stringContaining(
        'The first revision that differs is one of 5 to 11: the log was rewritten and hashed anew',
      ),
    ]);
  });

  test('is told as before where that tree was altered too: a head vouches for its leaves alone', async () => {
    const { withTree } = altered(change);
    const db = new Database(join(withTree, 'trees.db'));
    const leaf = 'SELECT hash FROM hashes WHERE at = 0';
    db.exec(`UPDATE hashes SET hash = (${leaf}) WHERE at = 3`);
    db.close();
    expect(await verdict(withTree, late)).toEqual([
      1,
      expect.stringContaining('one of 0 to 11: the log was rewritten'),
    ]);
  });

  test('is told to the revision where a tree was kept beside the log', async () => {
    expect(await verdict(altered(change).withTree, late)).toEqual([
      1,
      expect.stringContaining(
        'Revision 7 is the first that differs: another entry is there than the one that was signed',
      ),
    ]);
  });
});

test('a tail that was cut off is named, with the first revision that is missing', async () => {
  const { bare, withTree } = altered((db) => {
    cutFrom(db, 9);
  });
  for (const folder of [bare, withTree])
    expect(await verdict(folder, both)).toEqual([
      1,
      expect.stringContaining(
        'The head of 12 entries does not hold. The tail was cut off: the log ends after 9 entries, and revision 9 is the first that is missing.',
      ),
    ]);
  expect((await verify(['talks', '--data', bare])).status).toBe(0);
});

describe('two entries that have changed places', () => {
  test('break the chain where their hashes were left alone, and are named', async () => {
    const { bare } = altered((db) => {
      swapPlaces(db, 3, 8);
    });
    const [status, out] = await verdict(bare, late);
    expect(status).toBe(1);
    expect(out).toContain('Its chain breaks at revision 3');
    expect(out).toMatch(
      /Entries have changed places: \S+, which lies at revision 8, was recorded at the revision where/,
    );
  });

  test('are named where all was hashed anew and a tree was kept beside the log', async () => {
    const { bare, withTree } = altered((db) => {
      swapContents(db, 3, 8);
      hashAnew(db);
    });
    const [status, out] = await verdict(withTree, late);
    expect(status).toBe(1);
    expect(out).toMatch(
      /Revision 3 is the first that differs: its entry, \S+, has changed places with that of revision 8, and the chain was hashed anew/,
    );
    expect(await verdict(bare, late)).toEqual([
      1,
      expect.stringContaining('one of 0 to 11: the log was rewritten'),
    ]);
  });

  test('are told from an entry that was moved and others that were changed', async () => {
    const { withTree } = altered((db) => {
      swapContents(db, 3, 8);
      rewrite(db, 5, { title: { en: 'They never met' } });
      hashAnew(db);
    });
    const [, out] = await verdict(withTree, late);
    expect(out).toMatch(/Revision 3 is the first that differs: its entry, \S+, lies at revision 8 now/);
  });
});

test('a replica that has gone its own way is named, and from where', async () => {
  const fork = join(top, 'fork');
  await append(join(top, 'common'), 'talks', 5);
  cpSync(join(top, 'common'), fork, { recursive: true });
  await append(join(top, 'common'), 'talks', 3, 60n);
  await append(fork, 'talks', 4, 60n);
  keepTree(fork, 'talks', 9);
  const [at5, at8] = [join(top, 'at5'), join(top, 'at8')];
  const cut = alteredCopy(join(top, 'common'), (db) => {
    cutFrom(db, 5);
  });
  await heads(cut, at5);
  await heads(join(top, 'common'), at8);
  writeFileSync(at5, `${readFileSync(at5, 'utf8')}\n${readFileSync(at8, 'utf8')}`);
  const [status, out] = await verdict(fork, at5);
  expect(status).toBe(1);
  expect(out).toContain('Its chain of 9 entries holds.');
  expect(out).toContain('The head of 5 entries holds');
  expect(out).toContain(
    'The head of 8 entries does not hold. The first revision that differs is one of 5 to 7: it is another history than the one that was signed, as of a replica that has gone its own way (a fork).',
  );
});

test('a process that is gone is named by a head of it', async () => {
  const gone = alteredCopy(data, (db) => db.exec('DELETE FROM events; DELETE FROM streams'));
  const { status, out } = await verify(['--head', late, '--data', gone]);
  expect(status).toBe(1);
  expect(out).toContain('Process talks\n  There are no entries of it.');
  expect(out).toContain(
    'The tail was cut off: the log ends after 0 entries, and revision 0 is the first that is missing.',
  );
});

describe('a head', () => {
  test('that was altered, or signed by somebody else, is told as such', async () => {
    const text = readFileSync(late, 'utf8');
    const forged = join(top, 'forged');
    writeFileSync(forged, text.replace('\n12\n', '\n11\n'));
    expect(await verdict(data, forged)).toEqual([
      1,
      expect.stringContaining('has a false signature: it was altered'),
    ]);

    const [other] = SigningKeys.read(newSigningKey(ORIGIN)).verifierKeys;
    const words = ['talks', '--head', late, '--data', data, '--key', verifierKeyText(other)];
    expect(await verify(words)).toMatchObject({
      status: 1,
      out: expect.stringContaining('is signed by none of the keys'),
    });
  });

  test('of another process, and a file without heads, are no heads of this one', async () => {
    const other = join(top, 'other');
    await append(other, 'elsewhere', 1);
    await heads(other, join(top, 'elsewhere.head'));
    expect(await verify(['talks', '--head', join(top, 'elsewhere.head'), '--data', data])).toMatchObject({
      status: 1,
      err: expect.stringContaining('Expected a head of process talks in'),
    });
    writeFileSync(join(top, 'minutes'), 'the minutes of a meeting');
    expect(await verify(['talks', '--head', join(top, 'minutes'), '--data', data])).toMatchObject({
      status: 1,
      err: expect.stringContaining('Expected signed heads (C2SP tlog-checkpoint) in'),
    });
  });
});

describe('chancery heads', () => {
  test('writes the head of every process, and puts nothing in the place of heads that do not hold', async () => {
    const folder = join(top, 'several');
    const out = join(top, 'several.heads');
    await append(folder, 'talks', 3);
    await append(folder, 'more-talks', 2, 60n);
    expect(await heads(folder, out)).toMatchObject({
      status: 0,
      out: expect.stringContaining('holds the heads of 2 processes, 5 entries.'),
    });
    const before = readFileSync(out, 'utf8');
    expect(before.match(/^.*\/processes\/.*\n\d+$/gm)).toEqual([
      `${ORIGIN}/processes/talks\n3`,
      `${ORIGIN}/processes/more-talks\n2`,
    ]);

    const rewritten = alteredCopy(folder, (db) => {
      rewrite(db, 1, { title: { en: 'They never met' } });
      hashAnew(db);
    });
    expect(await heads(rewritten, out)).toMatchObject({
      status: 1,
      err: expect.stringContaining('do not hold for talks, more-talks, so it stays as it is'),
    });
    expect(readFileSync(out, 'utf8')).toBe(before);

    await append(folder, 'talks', 1, 120n);
    expect((await heads(folder, out)).status).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain(`${ORIGIN}/processes/talks\n4\n`);
    expect((await verify(['--head', out, '--data', folder])).status).toBe(0);
  });

  test('says in JSON for machines what it has written', async () => {
    const words = ['heads', '--data', data, '--out', join(top, 'machine.heads'), '--json'];
    const { out } = await runOnScreen(words, { environment });
    expect(JSON.parse(out)).toEqual({
      outcome: 'written',
      file: join(top, 'machine.heads'),
      processes: 1,
      entries: 12,
    });
    expect(await runOnScreen([...words])).toMatchObject({
      status: 1,
      err: '',
      out: expect.stringMatching(/^{"outcome":"failed","message":"Failed. Expected signing keys in/),
    });
  });

  test('signs nothing where there is no key', async () => {
    const { status, err } = await runOnScreen(['heads', '--data', data, '--out', join(top, 'unsigned')]);
    expect([status, err]).toEqual([1, expect.stringContaining('Expected signing keys in')]);
  });
});

describe('how it is told', () => {
  test('for machines there is a line of JSON for each process, and on a terminal a bar', async () => {
    const { out, status } = await verify(['--head', both, '--data', data, '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      processId: 'talks',
      chain: { ok: true, events: 12 },
      heads: { there: 12, held: [5, 12], failed: [] },
      signatures: ['signed', 'signed'],
    });
    const terminal = await runOnScreen(['verify', 'talks', '--data', data], { environment, terminal: true });
    expect(terminal.out).toMatch(/reading {3}█{40} 100 % {2}12 entries/);
  });

  test.each<[string, readonly string[], string]>([
    [
      'two words',
      ['talks', 'more'],
      '"more": expected one process or one file as one word, in quotes where it has spaces',
    ],
    [
      'a flag that is none',
      ['--heads', 'x'],
      '--heads: expected a known flag; nearest is --head, all are in --help',
    ],
    ['a head without a file', ['talks', '--head'], '--head: expected the path of a file; got no value'],
    [
      'an entry without its proof',
      ['talks', '--entry', 'x'],
      '--entry: expected with the file of its proof; got none',
    ],
  ])('%s are refused with status 2', async (_what, words, problem) => {
    const { status, out, err } = await verify(words);
    expect([status, out]).toEqual([2, '']);
    expect(err.split('\n')).toContain(problem);
  });

  test('a folder without a log is told, and stays as it is', async () => {
    const { status, err } = await verify(['talks', '--data', join(top, 'nowhere')]);
    expect([status, err]).toEqual([
      1,
      `Failed. Expected a log in the folder ${join(top, 'nowhere')}, got no file log.db\n`,
    ]);
  });

  test.each(['verify', 'heads'])('--help tells how, in lines that fit', async (command) => {
    const { status, out } = await runOnScreen([command, '--help']);
    expect(status).toBe(0);
    expect(out).toContain('Exit status');
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });
});

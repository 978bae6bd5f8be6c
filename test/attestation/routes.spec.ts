/** Guards that heads and proofs are right, stay the same for ever, and are refused with a code where they cannot be given. */
import Database from 'better-sqlite3';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/http/answers.js';
import { readCheckpoint } from '../../src/attestation/checkpoint.js';
import { leafHash, provesConsistency, rootByInclusion } from '../../src/attestation/merkle.js';
import { readConsistency, readEntryProof } from '../../src/attestation/proof-text.js';
import { judgeNote, readVerifierKey } from '../../src/attestation/signed-note.js';
import { runOnScreen } from '../cli/screen.js';
import { expectProblem } from '../http/desk.js';
import { partsOf, settableClock, startServer, type RunningServer } from '../server/running-server.js';
import { alteredCopy, hashAnew, rewrite } from './altered.js';
import { headOf, PROCESS, record, textOf } from './attested.js';
import { naiveRoot } from './naive-tree.js';

const EVENTS = `/v1/processes/${PROCESS}/events`;

/** More than one slice of growing. */
const ALL = 1_203;

let server: RunningServer;
let receipt: Receipt;
beforeAll(async () => {
  server = await startServer();
  receipt = await record(server, 0, ALL);
}, 120_000);
afterAll(() => server.dispose());

const checkpointIn = (text: string) => {
  const checkpoint = readCheckpoint(text);
  if (!checkpoint) throw new Error(`no head: ${text}`);
  return checkpoint;
};

interface PostedStatement {
  readonly occurred: string;
  readonly sources: readonly object[];
  readonly data: object;
}

/** What the hash of each entry covers, as the API answers it: made here by the rule of the documents. */
async function leaves(): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
    const { body } = await server.http.get(`${EVENTS}?limit=1000${query}`).expect(200);
    const page = body as { items: Record<string, unknown>[]; nextCursor: string | null };
    for (const {
      bodyHash,
      id,
      previousHash,
      recordedAt,
      recordedBy,
      revision,
      processId: stream,
      type,
      version,
    } of page.items)
      found.push(
        JSON.stringify({
          bodyHash,
          id,
          previousHash,
          recordedAt,
          recordedBy,
          revision,
          stream,
          type,
          version,
        }),
      );
    cursor = page.nextCursor;
  }
  return found;
}

describe('a head', () => {
  test('is the root of the Merkle tree over what the hashes of the entries cover, signed with the key of the server', async () => {
    const head = checkpointIn(await headOf(server));
    const all = await leaves();
    expect(head).toMatchObject({
      origin: `chancery.local/processes/${PROCESS}`,
      size: ALL,
      root: naiveRoot(all),
    });
    const key = readVerifierKey((await textOf(server, '/v1/verifier-key')).trim());
    expect(judgeNote(head.note, key ? [key] : [])).toBe('signed');
    for (const size of [1, 2, 3, 500, 501, 1_000, 1_024])
      expect(checkpointIn(await headOf(server, size)).root).toEqual(naiveRoot(all.slice(0, size)));
  });

  test('of one size has the same bytes for ever: when more is recorded, from a tree made anew, after a new start', async () => {
    const before = [await headOf(server, 7), await headOf(server, ALL)];
    const another = await startServer();
    try {
      await record(another, 0, 9);
      const heads = [await headOf(another, 7), await headOf(another)];
      await record(another, 9, 40);
      expect([await headOf(another, 7), await headOf(another, 9)]).toEqual(heads);
      await another.stop();

      for (const suffix of ['', '-wal', '-shm'])
        rmSync(join(another.folder, `trees.db${suffix}`), { force: true });
      const again = await startServer({ folder: another.folder });
      expect([await headOf(again, 7), await headOf(again, 9)]).toEqual(heads);
      await again.stop();

      writeFileSync(join(another.folder, 'trees.db'), 'the minutes of a meeting');
      const mended = await startServer({ folder: another.folder });
      expect([await headOf(mended, 7), await headOf(mended, 9)]).toEqual(heads);
      await mended.stop();
    } finally {
      await another.dispose();
    }
    expect([await headOf(server, 7), await headOf(server, ALL)]).toEqual(before);
  });

  test('stays what it is when what an entry said is erased, also from a tree that is made after that', async () => {
    const first = await startServer();
    try {
      const { events } = await record(first, 0, 9);
      await partsOf(first.app).projection.coverage.firstCaughtUp();
      const path = `${EVENTS}/${events[2]?.id}`;
      const told = async (asked: RunningServer): Promise<string[]> => [
        await headOf(asked, 9),
        await textOf(asked, `${path}/proof?size=9`),
      ];
      const before = await told(first);
      const { occurred, sources, data } = (await first.http.get(path).expect(200)).body as PostedStatement;
      const body = { occurred, sources, data: { ...data, title: { en: 'Erased.' } } };
      const redaction = { entryId: events[2]?.id, body, reason: { en: 'It named somebody.' } };
      await first.http.post(EVENTS).send({ type: 'EntryRedacted', data: redaction }).expect(201);
      expect((await first.http.get(path).expect(200)).body).toMatchObject({ redacted: true, salt: null });
      expect(await told(first)).toEqual(before);
      await first.stop();

      rmSync(join(first.folder, 'trees.db'));
      const again = await startServer({ folder: first.folder });
      expect(await told(again)).toEqual(before);
      await again.stop();
    } finally {
      await first.dispose();
    }
  });

  test('costs a post nothing: no tree is made before a head is asked for', async () => {
    const another = await startServer();
    try {
      await record(another, 0, 30);
      const db = new Database(join(another.folder, 'trees.db'), { readonly: true });
      const kept = db.prepare('SELECT size FROM trees').pluck();
      expect(kept.all()).toEqual([]);
      await headOf(another, 20);
      expect(kept.all()).toEqual([30]);
      db.close();
    } finally {
      await another.dispose();
    }
  });

  test.each([
    ['a size that the process has not', `/v1/processes/${PROCESS}/head?size=5000`, 404, 'size-not-reached'],
    ['no size', `/v1/processes/${PROCESS}/head?size=0`, 400, 'invalid-query'],
    ['a size that is no number', `/v1/processes/${PROCESS}/head?size=all`, 400, 'invalid-query'],
    ['a process that is not there', '/v1/processes/nowhere/head', 404, 'process-not-found'],
    ['an id that cannot be one', '/v1/processes/No_Where/head', 404, 'not-found'],
    ['an entry that is not there', `${EVENTS}/0199a000-0000-7000-8000-000000000000/proof`, 404, 'not-found'],
    ['no beginning', `/v1/processes/${PROCESS}/consistency?to=3`, 400, 'invalid-query'],
    ['a beginning behind its end', `/v1/processes/${PROCESS}/consistency?from=9&to=3`, 400, 'invalid-query'],
    ['a beginning behind all', `/v1/processes/${PROCESS}/consistency?from=5000`, 404, 'size-not-reached'],
    ['an end behind all', `/v1/processes/${PROCESS}/consistency?from=1&to=5000`, 404, 'size-not-reached'],
    ['a process without a beginning', '/v1/processes/nowhere/consistency?from=1', 404, 'process-not-found'],
  ])('is refused with %s', async (_what, path, status, code) => {
    await expectProblem(server.http.get(path), status, code);
  });
});

describe('the proof of an entry', () => {
  test.each([0, 2, 499, 500, 777, ALL - 1])(
    'leads from the entry of revision %i to the root of the head',
    async (revision) => {
      const { body } = await server.http
        .get(`${EVENTS}?limit=1&cursor=${revision - 1}`.replace('&cursor=-1', ''))
        .expect(200);
      const [event] = (body as { items: { id: string; hash: string }[] }).items;
      for (const size of [revision + 1, ALL]) {
        const proof = readEntryProof(await textOf(server, `${EVENTS}/${event?.id}/proof?size=${size}`));
        if (!proof) throw new Error('no proof');
        const { leaf, index, hashes, checkpoint } = proof;
        expect(index).toBe(revision);
        expect(rootByInclusion({ index, size, leaf: leafHash(leaf) }, hashes)).toEqual(checkpoint.root);
        expect(checkpoint).toEqual(checkpointIn(await headOf(server, size)));
        expect(JSON.parse(leaf)).toMatchObject({ id: event?.id, revision });
        expect(leaf).not.toContain('The talks go on');
      }
    },
  );

  test('is refused for a head that was there before the entry', async () => {
    const path = `${EVENTS}/${receipt.events.at(-1)?.id}/proof?size=3`;
    const { errors } = await expectProblem(server.http.get(path), 404, 'entry-beyond-size');
    expect(errors?.map(({ pointer }) => pointer)).toEqual(['size']);
  });
});

describe('the proof of a later head', () => {
  test.each([
    [1, 1],
    [3, 7],
    [512, 1_000],
    [1_000, ALL],
    [0, 9],
  ])('shows that the head of %i is the beginning of that of %i', async (from, to) => {
    const proof = readConsistency(
      await textOf(server, `/v1/processes/${PROCESS}/consistency?from=${from}&to=${to}`),
    );
    if (!proof) throw new Error('no proof');
    expect([proof.from, proof.checkpoint]).toEqual([from, checkpointIn(await headOf(server, to))]);
    const old = from === 0 ? { size: 0, root: naiveRoot([]) } : checkpointIn(await headOf(server, from));
    expect(provesConsistency(old, proof.checkpoint, proof.hashes)).toBe(true);
    const other = { ...old, root: checkpointIn(await headOf(server, 5)).root };
    expect(provesConsistency(other, proof.checkpoint, proof.hashes)).toBe(false);
  });
});

describe('the key of a server', () => {
  test('is made once, for its user alone, and is in no answer', async () => {
    const file = join(server.folder, 'signing.key');
    const [secret = ''] = /PRIVATE\S+/.exec(readFileSync(file, 'utf8')) ?? [];
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(secret).toMatch(/^PRIVATE\+KEY\+chancery\.local\+/);
    for (const path of ['/v1/verifier-key', '/metrics', '/openapi.json', '/health/ready'])
      expect(await (await fetch(server.url + path)).text()).not.toContain(secret.split('+')[4]);
  });

  test('gives way to a new one from a moment on, and what was signed before keeps its bytes', async () => {
    const { clock, set } = settableClock('2026-11-30T09:00:00Z');
    const first = await startServer({ clock });
    const { folder } = first;
    try {
      await record(first, 0, 4);
      const before = [await headOf(first, 2), await headOf(first, 4)];
      const running = await runOnScreen(['signing-key', '--rotate', '--data', folder]);
      expect([running.status, running.err]).toEqual([1, expect.stringContaining('is open already')]);
      await first.stop();

      const early = await runOnScreen([
        'signing-key',
        '--rotate',
        '--from',
        '2026-11-30T08:00:00Z',
        '--data',
        folder,
      ]);
      expect([early.status, early.err]).toEqual([
        1,
        expect.stringContaining('expected a moment after 2026-11-30T09:00'),
      ]);
      const words = ['--rotate', '--from', '2026-11-30T10:00:00Z', '--data', folder];
      const rotated = await runOnScreen(['signing-key', ...words]);
      expect([rotated.status, rotated.err]).toEqual([0, '']);

      set('2026-11-30T10:00:00Z');
      const second = await startServer({ folder, clock });
      await record(second, 4, 6);
      expect([await headOf(second, 2), await headOf(second, 4)]).toEqual(before);
      const lines = (await textOf(second, '/v1/verifier-key')).trim().split('\n');
      expect(rotated.out).toBe(`${lines.join('\n')}\n`);
      const [old, now] = lines.map(readVerifierKey);
      const signers = async (size: number) => {
        const { note } = checkpointIn(await headOf(second, size));
        return [old, now].map((key) => judgeNote(note, key ? [key] : []));
      };
      expect(await signers(4)).toEqual(['signed', 'unknown']);
      expect(await signers(5)).toEqual(['unknown', 'signed']);
      await second.stop();
    } finally {
      await first.dispose();
    }
  });

  test('stops the start under another name than it signs for, and when it is damaged, and is not shown', async () => {
    const first = await startServer();
    const { folder } = first;
    await first.stop();
    try {
      const [secret = ''] = /PRIVATE\S+/.exec(readFileSync(join(folder, 'signing.key'), 'utf8')) ?? [];
      await expect(startServer({ folder, flags: ['--origin', 'elsewhere.example'] })).rejects.toThrow(
        'CHANCERY_ORIGIN: expected chancery.local, which the signing keys are for; got elsewhere.example',
      );
      writeFileSync(join(folder, 'signing.key'), secret.slice(0, -2));
      const start = startServer({ folder });
      await expect(start).rejects.toThrow(
        /^The signing keys of .* cannot be used: signing key 1: expected PRIVATE/,
      );
      await expect(start).rejects.not.toThrow(secret.slice(40, 60));
    } finally {
      await first.dispose();
    }
  });
});

test('an operator who rewrites the log with SQL and hashes it anew is found out by whoever kept a head', async () => {
  const first = await startServer();
  const kept = join(first.folder, 'kept.head');
  try {
    await record(first, 0, 9);
    writeFileSync(kept, await headOf(first));
    await first.stop();
    const rewritten = alteredCopy(first.folder, (db) => {
      const said = db.prepare('SELECT body FROM events WHERE revision = 4').pluck().get() as string;
      rewrite(db, 4, JSON.parse(said.replace('The talks go on.', 'The talks are over.')) as object);
      hashAnew(db);
    });
    for (const suffix of ['', '-wal', '-shm']) rmSync(join(rewritten, `views.db${suffix}`), { force: true });
    const before = await runOnScreen(['verify', PROCESS, '--head', kept, '--data', rewritten]);
    expect([before.status, before.out]).toEqual([
      1,
      expect.stringContaining('Revision 4 is the first that differs'),
    ]);

    const second = await startServer({ folder: rewritten });
    const { body } = await second.http.get(`/v1/processes/${PROCESS}/verify`).expect(200);
    expect(body).toMatchObject({ ok: true, events: 9 });
    expect(await headOf(second)).not.toBe(readFileSync(kept, 'utf8'));
    const after = await runOnScreen(['verify', PROCESS, '--head', kept, '--data', rewritten]);
    expect([after.status, after.out]).toEqual([
      1,
      expect.stringContaining('The head of 9 entries does not hold'),
    ]);
    await second.stop();
  } finally {
    await first.dispose();
  }
});

test('entries that are the same in another log have another head: it is of this record alone', async () => {
  const another = await startServer();
  try {
    await record(another, 0, 3);
    expect(checkpointIn(await headOf(another)).root).not.toEqual(checkpointIn(await headOf(server, 3)).root);
  } finally {
    await another.dispose();
  }
});

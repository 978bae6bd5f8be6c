// After a redaction what was posted is in no byte of the data folder and in no answer, and stays so.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { toEvent } from '../../src/application/append/submission.js';
import { runOnScreen } from '../cli/screen.js';
import { collect } from '../contract/sample-events.js';
import { en, redact } from '../domain/decisions/entries.js';
import type { Receipt } from '../http/desk.js';
import { openStream } from '../server/sse-client.js';
import { partsOf, startServer, type RunningServer } from '../server/running-server.js';
import { upToDate } from '../subscribe/feed-client.js';
import {
  answersWithTheName,
  filesWithTheName,
  left,
  NAME,
  PROCESS,
  record,
  redactions,
  statement,
  told,
  type RedactionReceipt,
} from './story.js';

const others: string[] = [];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'chancery-redact-'));
  others.push(made);
  return made;
}

afterAll(() => {
  for (const made of others) rmSync(made, { recursive: true, force: true });
});

async function expectNothing(at: RunningServer, before: Receipt): Promise<void> {
  expect(await answersWithTheName(at, before)).toEqual([]);
  expect(filesWithTheName(at.folder)).toEqual([]);
}

async function started(data: string): Promise<RunningServer> {
  const server = await startServer({ folder: data });
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  return server;
}

describe('a name that was redacted', () => {
  const data = folder();
  let server: RunningServer;
  let before: Receipt;
  let receipt: RedactionReceipt;

  beforeAll(async () => {
    server = await started(data);
    before = await record(server, told);
  });
  afterAll(() => server.stop());

  test('was there before, in files and answers', async () => {
    const { status } = await server.http
      .get(`/v1/processes/${PROCESS}/timeline`)
      .query({ minPosition: before.position });
    expect(status).toBe(200);
    expect((await answersWithTheName(server, before)).length).toBeGreaterThan(15);
    expect(filesWithTheName(data)).toEqual(expect.arrayContaining(['log.db-wal']));
  });

  test('is gone once the post is answered, which says so', async () => {
    const feed = await openStream(`${server.url}/v1/processes/${PROCESS}/timeline`);
    await feed.until(upToDate);
    receipt = (await record(server, redactions)) as RedactionReceipt;

    expect(receipt.erasure).toMatchObject({ files: 'erased', store: 'erased' });
    expect(receipt.erasure.detail).toContain('Backups made before still hold it.');
    const frames = await feed.until(
      ({ event, data: row }) => event === 'row' && row.includes('A witness saw it.'),
    );
    feed.cut();
    expect(JSON.parse(frames.at(-1)?.data ?? '')).toMatchObject({
      row: { entryId: statement.id, redacted: true },
    });
    await expectNothing(server, before);
  });

  test('leaves what is left in every view, marked', async () => {
    const path = `/v1/processes/${PROCESS}/timeline`;
    for (const moment of ['', '?at=2026-01-01', `?at=2026-01-01&knownAt=position:${before.position}`]) {
      const { body } = await server.http.get(path + moment).expect(200);
      const row = (body as { items: { entryId: string }[] }).items.find(
        ({ entryId }) => entryId === statement.id,
      );
      expect(row, moment).toMatchObject({
        redacted: true,
        title: left.data.title,
        what: { text: { en: left.data.text.en } },
      });
    }
    const { body: event } = await server.http
      .get(`/v1/processes/${PROCESS}/events/${statement.id}`)
      .expect(200);
    expect(event).toMatchObject({
      ...left,
      redacted: true,
      salt: null,
      bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(event).not.toHaveProperty('note');
    const { body: other } = await server.http
      .get(`/v1/processes/${PROCESS}/events/${redactions[0]?.id}`)
      .expect(200);
    expect(other).not.toHaveProperty('redacted');
  });

  test('leaves a chain that holds and names what was redacted, with the head of before in it', async () => {
    const { body } = await server.http.get(`/v1/processes/${PROCESS}/verify`).expect(200);
    expect(body).toMatchObject({ ok: true, events: told.length + redactions.length });
    expect((body as { redacted: { eventId: string; by: string }[] }).redacted).toEqual(
      expect.arrayContaining([{ revision: 3, eventId: statement.id, by: redactions[0]?.id }]),
    );
    const { body: log } = await server.http.get('/v1/log?limit=1000').expect(200);
    const last = before.events.at(-1);
    expect((log as { items: unknown[] }).items).toContainEqual(
      expect.objectContaining({ id: last?.id, hash: last?.hash }),
    );
  });

  test('is not taken for new when the redaction is posted again', async () => {
    const again = await server.http.post(`/v1/processes/${PROCESS}/events`).send(redactions as object[]);
    expect([again.status, again.body]).toMatchObject([200, { erasure: { files: 'erased' } }]);
  });

  test('stays away when read models are rebuilt, and after a restart', async () => {
    const { body } = await server.http.get('/v1/admin/projections').expect(200);
    for (const { name } of (body as { items: { name: string }[] }).items)
      await server.http.post(`/v1/admin/projections/${name}/rebuild`).expect(202);
    await server.stop();
    expect(filesWithTheName(data)).toEqual([]);
    server = await started(data);
    await expectNothing(server, before);
  });

  test('is in no backup made later, and in no copy', async () => {
    const [saved, copied] = [folder(), folder()];
    expect(await runOnScreen(['backup', '--data', data, '--to', join(saved, 'log.db')])).toMatchObject({
      status: 0,
    });
    expect(filesWithTheName(saved)).toEqual([]);
    await server.stop();
    const words = ['--from', `sqlite:${data}`, '--to', `sqlite:${copied}`];
    expect(await runOnScreen(['copy-log', ...words])).toMatchObject({ status: 0 });
    const copy = await started(copied);
    await expectNothing(copy, before);
    const { body } = await copy.http.get(`/v1/processes/${PROCESS}/verify`).expect(200);
    expect(body).toMatchObject({ ok: true, redacted: expect.any(Array) });
    await copy.stop();
    expect(filesWithTheName(copied)).toEqual([]);
  });

  test('can go in two steps, of which the first is forgotten', async () => {
    server = await started(data);
    const halfway = redact(
      statement,
      { ...left, data: { ...left.data, text: en(`${NAME}, a witness.`) } },
      `By ${NAME}.`,
    );
    await record(server, [halfway]);
    expect(filesWithTheName(data)).not.toEqual([]);
    await record(server, [redact(statement, { ...left, note: en('Nobody.') })]);

    await expectNothing(server, before);
    const { body } = await server.http.get(`/v1/processes/${PROCESS}/verify`).expect(200);
    expect(body).toMatchObject({ ok: true });
  });
});

test('a redaction that a kill has broken off between its append and the erasing is finished by the next start', async () => {
  const data = folder();
  const server = await started(data);
  const before = await record(server, told);
  await partsOf(server.app).projection.coverage.covers(BigInt(before.position), AbortSignal.timeout(20_000));
  await server.stop();
  const log = await openSqliteLog({ folder: data, clock: () => BigInt(Date.now()) * 1_000n });
  const [head] = await collect(log.readStream(PROCESS, { backwards: true, limit: 1 }));
  const events = redactions.map((one) => toEvent(one, 'local'));
  const appended = await log.append(PROCESS, events, head ?? null);
  await log.close();
  expect(filesWithTheName(data)).toEqual(expect.arrayContaining(['log.db', 'views.db']));

  const again = await started(data);
  const position = appended.outcome === 'appended' ? appended.events.at(-1)?.position : undefined;
  expect(await partsOf(again.app).erasing.finished(position ?? 0n, AbortSignal.timeout(20_000))).toBe(true);
  await expectNothing(again, before);
  await again.stop();
});

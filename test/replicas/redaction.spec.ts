// On a cluster every server stops serving what was redacted and erases it from its mirror; the store's own bytes stay.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runOnScreen } from '../cli/screen.js';
import { partsOf, startServer } from '../server/running-server.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';
import type { Receipt } from '../http/desk.js';
import {
  answersWithTheName,
  filesWithTheName,
  PROCESS,
  record,
  redactions,
  statement,
  told,
  type RedactionReceipt,
} from '../redact/story.js';
import { startReplicas, type Replicas } from './replicas.js';

let replicas: Replicas;
let before: Receipt;
let receipt: RedactionReceipt;

beforeAll(async () => {
  replicas = await startReplicas();
  before = await record(replicas.one, told);
  const { coverage } = partsOf(replicas.other.app).projection;
  await coverage.covers(BigInt(before.position), AbortSignal.timeout(20_000));
});
afterAll(() => replicas.dispose());

test('the answer says that the store keeps its bytes, and the server that gives it has none', async () => {
  expect(filesWithTheName(replicas.one.folder)).not.toEqual([]);
  receipt = (await record(replicas.one, redactions)) as RedactionReceipt;

  expect(receipt.erasure).toMatchObject({ files: 'erased', store: 'kept' });
  expect(receipt.erasure.detail).toContain('chancery copy-log');
  expect(filesWithTheName(replicas.one.folder)).toEqual([]);
  expect(await answersWithTheName(replicas.one, before)).toEqual([]);
});

test('the other server erases it by itself', async () => {
  const { erasing } = partsOf(replicas.other.app);
  expect(await erasing.finished(BigInt(receipt.position), AbortSignal.timeout(20_000))).toBe(true);

  expect(filesWithTheName(replicas.other.folder)).toEqual([]);
  expect(await answersWithTheName(replicas.other, before)).toEqual([]);
  const { body } = await replicas.other.http.get(`/v1/processes/${PROCESS}/verify`).expect(200);
  expect(body).toMatchObject({
    ok: true,
    redacted: expect.arrayContaining([expect.objectContaining({ eventId: statement.id })]),
  });
});

test('a server that comes later reads it from the store and erases it as well', async () => {
  const late = await replicas.another();
  const { projection, erasing } = partsOf(late.app);
  await projection.coverage.firstCaughtUp();
  expect(await erasing.finished(BigInt(receipt.position), AbortSignal.timeout(20_000))).toBe(true);

  expect(filesWithTheName(late.folder)).toEqual([]);
  expect(await answersWithTheName(late, before)).toEqual([]);
});

test('copy-log carries redacted entries as such, and nothing of what was there', async () => {
  const target = temporaryFolder();
  const words = ['--from', replicas.store.connectionString(), '--to', `sqlite:${target}`];
  const environment = { CHANCERY_SETTLE_TIME: '5' };
  expect(await runOnScreen(['copy-log', ...words], { environment })).toMatchObject({ status: 0 });
  expect(filesWithTheName(target)).toEqual([]);

  const server = await startServer({ folder: target });
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  expect(await answersWithTheName(server, before)).toEqual([]);
  await server.stop();
  // The store and the copy are told to be the same log.
  expect(await runOnScreen(['copy-log', ...words], { environment })).toMatchObject({ status: 0 });
});

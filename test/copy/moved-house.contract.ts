import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { copyLog } from '../../src/application/copy/copy-log.js';
import type { Clock, EventLog } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import {
  assessed,
  correct,
  corroborate,
  dispute,
  issued,
  joined,
  made,
  opened,
  retract,
  translate,
  type Posted,
} from '../domain/decisions/entries.js';
import { ceasefire } from '../http/ceasefire.js';
import type { Receipt } from '../http/desk.js';
import { settableClock, startServer, type RunningServer } from '../server/running-server.js';

/** Where a log is moved to. */
export interface NewHouse {
  /** Opens the log there, in an empty folder if it is an embedded one. */
  readonly open: (folder: string, clock: Clock) => Promise<EventLog>;
  /** What a server is told to find it there, beside the folder. */
  readonly flags: readonly string[];
}

const release = made('release-2', '2025-11-08', { by: ['hamas'], agreementId: 'plan' });
const misread = correct(release, { occurred: '2025-11-09' });
const editorial = [
  release,
  dispute(release, 'israel'),
  corroborate(release),
  translate(release, '/text', { ar: 'نص' }),
  misread,
];

const gaza = '/v1/processes/gaza-2025';
const questions = [
  ...['', '/phases', '/commitments', '/agreements', '/meetings', '/timeline', '/events', '/verify'].flatMap(
    (below) => [gaza + below, `/v1/processes/other${below}`],
  ),
  ...[`${gaza}/commitments?at=2025-11-01`, `${gaza}/commitments?knownAt=2025-12-20T10:00:00Z`],
  ...['/v1/processes', '/v1/commitments?overdue=true', '/v1/parties', '/v1/log'],
];

/** A server on the copy is the server on the original. */
export function describeMovedHouse(name: string, house: NewHouse): void {
  describe(`a server on a log that was moved: ${name}`, () => {
    const folders = [1, 2].map(() => mkdtempSync(join(tmpdir(), 'chancery-moved-')));
    const [oldFolder = '', newFolder = ''] = folders;
    const { clock, set } = settableClock('2025-12-20T09:30:00Z');
    let before: object[];
    let last: Receipt;
    let moved: RunningServer;

    beforeAll(async () => {
      const original = await startServer({ folder: oldFolder, clock });
      await post(original, 'gaza-2025', ceasefire);
      set('2025-12-20T09:40:00Z');
      await post(original, 'other', [opened, joined('norway')]);
      await post(original, 'gaza-2025', editorial);
      set('2025-12-20T10:20:00Z');
      await post(original, 'other', [issued('statement', '2025-12-19', { issuers: ['norway'] })]);
      last = await post(original, 'gaza-2025', [retract(misread)]);
      before = await answers(original, last);
      await original.stop();

      const source = await openSqliteLog({ folder: oldFolder, clock });
      const target = await house.open(newFolder, clock);
      const signal = new AbortController().signal;
      const outcome = await copyLog({ source, target, signal, report: () => undefined });
      expect(outcome).toMatchObject({ outcome: 'copied', processes: 2 });
      await source.close();
      await target.close();
      moved = await startServer({ folder: newFolder, clock, flags: house.flags });
    });

    afterAll(async () => {
      await moved.stop();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    test('answers everything as it was answered before', async () => {
      const after = await answers(moved);
      for (const [index, question] of questions.entries()) {
        expect(after[index], question).toEqual(before[index]);
      }
    });

    test('goes on recording: in the same chains, at later times also when its clock is behind', async () => {
      set('2025-12-20T08:00:00Z');
      const [event] = (await post(moved, 'gaza-2025', [assessed('release-2', 'minimum', '2025-12-01')]))
        .events;

      expect(event?.revision).toBe(last.revision + 1);
      expect(String(event?.recordedAt) > String(last.events.at(-1)?.recordedAt)).toBe(true);
      const { body } = await moved.http.get(`${gaza}/verify`);
      expect(body).toMatchObject({ ok: true, head: { hash: event?.hash } });
    });

    test('knows the entries that were posted before', async () => {
      const { status, body } = await moved.http.post(`${gaza}/events`).send([...ceasefire]);

      expect([status, (body as Receipt).events[0]?.id]).toEqual([200, ceasefire[0]?.id]);
    });
  });
}

async function post(server: RunningServer, processId: string, entries: readonly Posted[]): Promise<Receipt> {
  const { status, body } = await server.http.post(`/v1/processes/${processId}/events`).send([...entries]);
  expect([status, body]).toEqual([201, expect.anything()]);
  return body as Receipt;
}

/** What a server answers to each question, at the latest when its rows cover what was recorded. */
async function answers(server: RunningServer, recorded?: Receipt): Promise<object[]> {
  const covering = recorded === undefined ? {} : { minPosition: recorded.position };
  await server.http.get('/v1/processes').query(covering).expect(200);
  const bodies: object[] = [];
  for (const question of questions) {
    const { status, body } = await server.http.get(question);
    expect([status, body], question).toEqual([200, expect.anything()]);
    bodies.push(withoutPlaces(body) as object);
  }
  return bodies;
}

/** An answer without what is the store's own: positions, and where to go on. */
function withoutPlaces(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const own = new Set(['position', 'nextAfter', 'nextCursor']);
  const kept = Object.entries(value).filter(([key]) => !own.has(key));
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPlaces(inner)]));
}

/** Rule: drafts are what the log has of them, for every server and after every start. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Drafts } from '../../src/application/drafts/drafts.js';
import { refuseChange } from '../../src/domain/drafts/decide-draft.js';
import type { DraftEvent } from '../../src/domain/drafts/events.js';
import type { EventLog } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';

const AT = BigInt(Date.parse('2026-01-01T00:00:00Z')) * 1_000n;

let folder: string;
let log: EventLog;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  log = await openSqliteLog({ folder, clock: () => AT });
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

function proposal(draftId: string, ...ids: readonly string[]): DraftEvent {
  const items = ids.map((id) => ({ entry: { id }, quotes: [] }));
  return { type: 'DraftProposed', data: { draftId, texts: [], items, verdicts: [] } };
}

function on(draftId: string, by = 'junior') {
  return { processId: 'talks', draftId, by };
}

function rejecting(draftId: string, entryId: string, version: number) {
  return (draft: Parameters<Parameters<Drafts['change']>[1]>[0]) =>
    (draft && refuseChange(draft, [entryId], version)) ?? {
      type: 'DraftRejected' as const,
      data: { draftId, entryIds: [entryId], reason: 'Not said there.' },
    };
}

describe('drafts of a process', () => {
  it('are the same for who has followed them and for who reads them first', async () => {
    const follows = new Drafts(log);
    await follows.change(on('first'), () => proposal('first', 'a', 'b'));
    await follows.change(on('second'), () => proposal('second', 'c'));
    await follows.change(on('first', 'desk'), rejecting('first', 'a', 1));

    const starts = new Drafts(log);
    const all = { states: undefined, before: Number.MAX_SAFE_INTEGER, limit: 10 };
    expect(await starts.page('talks', all)).toEqual(await follows.page('talks', all));
    expect(await starts.get('talks', 'first')).toMatchObject({
      version: 2,
      state: 'waiting',
      proposedBy: 'junior',
    });
    expect(await starts.waiting('talks')).toBe(2);
    expect(await starts.waiting('other-talks')).toBe(0);
  });

  it('are decided once where two servers decide at the same moment', async () => {
    const [one, other] = [new Drafts(log), new Drafts(log)];
    await one.change(on('first'), () => proposal('first', 'a'));
    await other.get('talks', 'first');

    const outcomes = await Promise.allSettled([
      one.change(on('first'), rejecting('first', 'a', 1)),
      other.change(on('first'), rejecting('first', 'a', 1)),
    ]);

    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'draft-changed' },
    });
    expect((await one.get('talks', 'first')).history).toHaveLength(2);
  });

  it('take some memory each, and as much for who reads them first', async () => {
    const follows = new Drafts(log);
    await follows.change(on('first'), () => proposal('first', 'a'));
    const ofOne = follows.cachedBytes;
    await follows.change(on('second'), () => proposal('second', 'b'));
    await follows.waiting('talks');
    expect(follows.cachedBytes).toBeGreaterThan(ofOne);

    const starts = new Drafts(log);
    expect(starts.cachedBytes).toBe(0);
    await starts.waiting('talks');
    expect(starts.cachedBytes).toBe(follows.cachedBytes);
  });

  it('lie in a stream beside that of the process', async () => {
    await new Drafts(log).change(on('first'), () => proposal('first', 'a'));
    expect([await log.headOf('talks'), (await log.headOf('$drafts-talks'))?.revision]).toEqual([null, 0]);
  });
});

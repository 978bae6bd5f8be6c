/** Rule: whoever reads the feed of drafts, cut wherever it may be, holds at the end what the list holds. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftSummary } from '../../src/application/drafts/draft-answer.js';
import { Changes } from '../../src/application/drafts/draft-changes.js';
import { DraftFeed } from '../../src/application/drafts/draft-feed.js';
import { Drafts } from '../../src/application/drafts/drafts.js';
import type { DraftState } from '../../src/domain/drafts/draft.js';
import type { DraftEvent } from '../../src/domain/drafts/events.js';
import type { EventLog } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { runs, seeded } from '../laws/seed.js';
import { EventStreamParser } from '../server/event-stream.js';
import { Reader, feedFrame, type Frame } from '../subscribe/feed-client.js';

const AT = BigInt(Date.parse('2026-01-01T00:00:00Z')) * 1_000n;
const PROCESS = 'talks';

interface Step {
  readonly draft: number;
  readonly type: DraftEvent['type'];
  /** How many frames the reader takes after it, before it is cut. */
  readonly read: number;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    draft: fc.nat({ max: 4 }),
    type: fc.constantFrom('DraftRevised', 'DraftAccepted', 'DraftRejected'),
    read: fc.nat({ max: 4 }),
  }),
  { minLength: 1, maxLength: 20 },
);

const filters: fc.Arbitrary<readonly DraftState[] | undefined> = fc.constantFrom(
  undefined,
  ['waiting'],
  ['accepted', 'rejected'],
);

describe(`${seeded} the feed of drafts`, () => {
  it('comes to what the list holds, and says what has happened since', async () => {
    await fc.assert(
      fc.asyncProperty(steps, filters, async (history, states) => {
        await withLog(async (log) => {
          const drafts = new Drafts(log);
          let reader = new Reader();
          for (const { draft, type, read } of history) {
            await drafts.change(on(draft), (known) =>
              known ? event(draft, type) : event(draft, 'DraftProposed'),
            );
            // Each time another server.
            const frames = await framesOf(new Drafts(log), log, states, reader.lastEventId, read);
            for (const { data } of frames) expectCause(data, reader.lastEventId);
            reader = reader.resumed(frames);
          }
          reader = reader.resumed(await framesOf(drafts, log, states, reader.lastEventId, Infinity));
          const listed = await drafts.page(PROCESS, { states, before: Infinity, limit: 100 });
          const rows = listed.drafts.map((one) => draftSummary(PROCESS, one));
          expect([...reader.rows.values()].map(byId).sort()).toEqual(rows.map(byId).sort());
        });
      }),
      runs(25),
    );
  });
});

const byId = (row: object): string => JSON.stringify(row);

function on(draft: number) {
  return { processId: PROCESS, draftId: `draft-${draft}`, by: 'desk' };
}

function event(draft: number, type: DraftEvent['type']): DraftEvent {
  const draftId = `draft-${draft}`;
  const items = [{ entry: { id: `entry-${draft}` }, quotes: [] }];
  const entryIds = [`entry-${draft}`];
  switch (type) {
    case 'DraftProposed':
      return { type, data: { draftId, texts: [], items, verdicts: [] } };
    case 'DraftRevised':
      return { type, data: { draftId, texts: [], items } };
    case 'DraftAccepted':
      return { type, data: { draftId, entryIds } };
    case 'DraftRejected':
      return { type, data: { draftId, entryIds, reason: 'Not said there.' } };
  }
}

/** A reader that comes back is told of each draft what has happened to it since; one that holds nothing is told none of it. */
function expectCause({ row, cause }: Frame['data'], came: string | undefined): void {
  if (row === undefined) return;
  if (came === undefined) expect(cause).toBeUndefined();
  else expect(cause?.length).toBeGreaterThan(0);
}

async function framesOf(
  drafts: Drafts,
  log: EventLog,
  states: readonly DraftState[] | undefined,
  after: string | undefined,
  most: number,
): Promise<Frame[]> {
  const heartbeat = { reaches: async (position: number) => BigInt(position) <= (await log.head()) };
  const feed = new DraftFeed(
    { drafts, heartbeat, changes: new Changes() },
    { processId: PROCESS, states, after, version: '1' },
  );
  const parser = new EventStreamParser();
  const stop = new AbortController();
  const frames: Frame[] = [];
  if (most === 0) return frames;
  for await (const text of feed.frames(stop.signal)) {
    frames.push(...parser.push(Buffer.from(text)).map(feedFrame));
    if (frames.length >= most || frames.at(-1)?.event === 'up-to-date') break;
  }
  return frames;
}

async function withLog(run: (log: EventLog) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'));
  const log = await openSqliteLog({ folder, clock: () => AT });
  try {
    await run(log);
  } finally {
    await log.close();
    rmSync(folder, { recursive: true });
  }
}

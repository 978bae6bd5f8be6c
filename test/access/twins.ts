/**
 * Two servers: the one has all processes, the other never had those that are hidden. Where they would have been recorded it has
 * events of access that change nothing, so that positions and times are the same.
 */
import { ACCESS_STREAM, ACCESS_VERSION } from '../../src/domain/access/events.js';
import { newEntryId } from '../../src/application/append/entry-ids.js';
import { idOf, joined, type Posted } from '../domain/decisions/entries.js';
import { partsOf, settableClock, type RunningServer } from '../server/running-server.js';
import { ORIGIN, SECRET } from '../attestation/attested.js';
import { caughtUp, grant, restrict, startServerForCallers } from './callers.js';
import { rawAnswer, type Asking, type RawAnswer } from './raw-answer.js';

/** Entries of one process that are recorded as one batch. */
export interface Batch {
  readonly process: string;
  readonly entries: readonly Posted[];
}

export interface Twins {
  readonly whole: RunningServer;
  readonly lacking: RunningServer;
  /** Records batches, and waits until the rows cover them. */
  record(batches: readonly Batch[]): Promise<void>;
  /** Proposes an entry for each process, as a draft that has the name of it in its id. */
  propose(processes: readonly string[]): Promise<void>;
  /** What both answer. */
  ask(asking: Asking): Promise<readonly [whole: RawAnswer, lacking: RawAnswer]>;
  dispose(): Promise<void>;
}

export interface Hiding {
  /** The processes that the other server never had. */
  readonly hidden: readonly string[];
  /** Those of them that are restricted. */
  readonly restricted: readonly string[];
  /** The grants of callers, by their names. */
  readonly callers: Readonly<Record<string, readonly string[]>>;
}

export async function startTwins(iso: string, { hidden, restricted, callers }: Hiding): Promise<Twins> {
  const clocks = [settableClock(iso), settableClock(iso)];
  const [whole, lacking] = await Promise.all(
    clocks.map(async ({ clock }) =>
      startServerForCallers({ clock, flags: ['--origin', ORIGIN, '--signing-key', SECRET] }),
    ),
  );
  if (!whole || !lacking) throw new Error('expected two servers');
  const both = [whole, lacking];
  await Promise.all(both.map(({ app }) => partsOf(app).projection.coverage.firstCaughtUp()));
  for (const server of both)
    for (const [name, grants] of Object.entries(callers)) await grant(server, name, ...grants);
  for (const processId of restricted) {
    await restrict(whole, processId, false);
    await fill(lacking, 1);
  }
  return {
    whole,
    lacking,
    async record(batches) {
      for (const { process, entries } of batches) {
        await post(whole, process, entries);
        if (hidden.includes(process)) await fill(lacking, entries.length);
        else await post(lacking, process, entries);
      }
      await Promise.all(both.map(caughtUp));
    },
    async propose(processes) {
      for (const processId of processes) {
        await propose(whole, processId);
        if (hidden.includes(processId)) await fill(lacking, 1);
        else await propose(lacking, processId);
      }
      await Promise.all(both.map(caughtUp));
    },
    async ask(asking) {
      // What is published tells where the server is reached: both by the same name.
      const asked = { ...asking, headers: { host: 'localhost', ...asking.headers } };
      const [one, other] = await Promise.all(both.map(async ({ url }) => rawAnswer(url, asked)));
      if (!one || !other) throw new Error('expected two answers');
      return [one, other];
    },
    async dispose() {
      await Promise.all(both.map(async (server) => server.dispose()));
    },
  };
}

async function post({ app }: RunningServer, processId: string, entries: readonly Posted[]): Promise<void> {
  const items = entries.map((entry) => ({ ...entry }));
  await partsOf(app).recorder.record({ processId, items, batch: true, dryRun: false, recordedBy: 'desk' });
}

/** The id of the draft that is proposed for a process. */
export function draftOf(processId: string): string {
  return idOf(`the draft of ${processId}`);
}

async function propose({ app }: RunningServer, processId: string): Promise<void> {
  const draftId = draftOf(processId);
  const quotes = [{ text: 'report', quote: 'They talk.' }];
  const items = [{ entry: { ...joined('drafted-party'), id: idOf(`drafted for ${processId}`) }, quotes }];
  const texts = [{ name: 'report', text: 'They talk.' }];
  await partsOf(app).drafts.change({ processId, draftId, by: 'desk' }, () => ({
    type: 'DraftProposed',
    data: { draftId, texts, items, verdicts: [] },
  }));
}

/** Records as many events of access as would else have been recorded. Each issues a key that nobody has. */
async function fill({ app }: RunningServer, count: number): Promise<void> {
  const { access, log } = partsOf(app);
  const events = Array.from({ length: count }, () => {
    const id = newEntryId();
    const data = { keyId: id, name: 'nobody', secretHash: '0'.repeat(64), grants: [] };
    return { id, type: 'KeyIssued', version: ACCESS_VERSION, recordedBy: 'test', body: { data } };
  });
  await log.append(ACCESS_STREAM, events, await log.headOf(ACCESS_STREAM));
  access.refresh();
}

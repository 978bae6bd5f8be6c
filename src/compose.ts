/** Builds every part once and says what stands behind each port. No framework: `app.module.ts` hands the result to Nest. */
import { join } from 'node:path';
import { projections } from '../projections/index.js';
import { localCaller } from './application/access/caller.js';
import { Access } from './application/access/access.js';
import { Authentication } from './application/access/authentication.js';
import { SessionSeal } from './application/access/session-seal.js';
import { Tokens } from './application/access/tokens.js';
import { AppendOutcomes } from './application/append/append-outcomes.js';
import { Recorder } from './application/append/recorder.js';
import { WriterFairness } from './application/append/writer-fairness.js';
import { Heads } from './application/attest/heads.js';
import { IN_FILE, makeSigningKey, openKeyFile, readSigningKeys } from './application/attest/key-file.js';
import type { Chancery, Scratch } from './application/chancery.js';
import { DraftChanges } from './application/drafts/draft-changes.js';
import { Drafts } from './application/drafts/drafts.js';
import { Feeds } from './application/feed/feeds.js';
import { Heartbeat } from './application/feed/heartbeat.js';
import { HeavyQuestions } from './application/heavy/heavy-questions.js';
import type { ReadSideFiles } from './application/heavy/read-side.js';
import { Generations } from './application/project/generations.js';
import { LogWatch } from './application/project/log-watch.js';
import { ProjectionThread } from './application/project/projection-thread.js';
import type { ProjectorReport } from './application/project/projector.js';
import { Publications } from './application/publish/publish-process.js';
import { aheadOfTheClock, Readiness } from './application/project/readiness.js';
import { Statuses } from './application/project/status.js';
import { Erasing } from './application/redact/erasing.js';
import { RecordClock } from './application/record-clock.js';
import { AsOfReader } from './application/query/as-of-reader.js';
import { Ask } from './application/query/ask.js';
import { LiveAnswers } from './application/query/live-answers.js';
import type { SigningKeys } from './attestation/signing-keys.js';
import { composeWebhooks } from './compose-webhooks.js';
import type { Configuration } from './config/configuration.js';
import { isLoopback } from './config/loopback.js';
import { LogCorrupt, LogUnavailable, type Clock, type Micros } from './log/event-log.js';
import { parseRecordedAt } from './log/recorded-at.js';
import {
  openLog,
  openLogFile,
  ScratchLog,
  TreeFile,
  type LogFileReader,
  type MirrorReport,
  type OpenedLog,
} from './open-log.js';
import { LogEntries } from './application/log/log-entries.js';
import { checkAtStart } from './application/log/start-checks.js';
import { openLiveViews, type LiveViews } from './views/sqlite/live-views.js';
import { registerReadModels } from './views/sqlite/row-numbers.js';
import { ViewTexts } from './views/sqlite/view-texts.js';
import { holdViewsFile, type HeldViewsFile } from './views/sqlite/views-file.js';

/** Bounds the states of processes that a dry run of an import keeps; those that are not kept are read again. */
const SCRATCH_BYTES = 64 * 1024 * 1024;

/** What the parts say of events that they cannot read and of faults that nobody waits for. */
export interface Report extends ProjectorReport, MirrorReport {}

/**
 * Opens the store and the read models. Nothing runs before `start`.
 * @throws LogUnavailable when another server has the data folder; LogCorrupt when it holds no log of ours; OtherLog when its
 * read models were made from another one
 */
export async function compose(
  configuration: Configuration,
  clocks: { readonly wall: Clock; readonly steady?: Clock },
  report: Report,
): Promise<Chancery> {
  const { store, settleTime, clockAccepted } = configuration;
  const recordClock = new RecordClock({
    ...clocks,
    accepted: BigInt(Date.parse(clockAccepted)) * 1_000n,
    // On a shared store the clocks of its servers may differ, by less than its settle time.
    tolerance: store === 'sqlite' ? 1_000_000n : BigInt(settleTime) * 1_000_000n,
  });
  // The log first: on the embedded store its lock is the one that refuses a second server.
  const opened = await openLog(configuration, recordClock, report);
  try {
    const keys = signingKeys(configuration, opened.shared, report);
    const viewsPath = join(configuration.data, 'views.db');
    const logFile = openLogFile(opened.file.path, opened.file.streamPrefix);
    recordClock.follow(() => newestRecordedAt(logFile));
    const tell = (text: string): void => {
      report.flawed(text);
    };
    const { store: own } = opened;
    if (own.settled)
      checkAtStart({ settled: () => own.settled?.(), lost: () => logFile.lost() }, recordClock, tell);
    // A file of its own that is another one was lost or mistaken; a shared store has its own operators.
    const file = await holdViewsFile(viewsPath, opened.log, opened.shared ? 'renew' : 'stop', {
      links: opened.shared ? undefined : logFile,
      tell,
    });
    const treesPath = join(configuration.data, 'trees.db');
    const files = {
      viewsPath,
      treesPath,
      log: opened.file,
      cacheBytes: configuration.readCache * 1024 * 1024,
    };
    const entries = new LogEntries(logFile, files.cacheBytes / 2);
    const access = new Access({
      log: opened.log,
      file: logFile,
      clock: recordClock.wall,
      isReachedByOthers: !isLoopback(configuration.host),
      takesTokens: configuration.oidcIssuer !== 'none',
      isToCome: opened.shared && logFile.head() === 0n,
    });
    const authentication = authenticationFor(access, configuration, recordClock.wall, report);
    tellOfTheClock(recordClock, report);
    registerReadModels(file.db, projections);
    const live = openLiveViews(viewsPath, projections, entries, files.cacheBytes / 2);
    // From here on a thread of its own writes the file.
    file.db.close();
    return assemble({
      access,
      authentication,
      configuration,
      recordClock,
      report,
      opened,
      logFile,
      entries,
      keys,
      file,
      live,
      files,
    });
  } catch (error) {
    // Nothing else would let go of the store, and a connection keeps the process alive.
    await opened.log.close();
    throw error;
  }
}

interface Opened {
  readonly access: Access;
  readonly authentication: Authentication;
  readonly configuration: Configuration;
  readonly recordClock: RecordClock;
  readonly report: Report;
  readonly opened: OpenedLog;
  readonly logFile: LogFileReader;
  readonly entries: LogEntries;
  readonly keys: SigningKeys | undefined;
  readonly file: HeldViewsFile;
  readonly live: LiveViews;
  readonly files: ReadSideFiles;
}

function assemble(given: Opened): Chancery {
  const { access, authentication, configuration, recordClock, report, opened } = given;
  const { logFile, entries, keys, file, live, files } = given;
  const { log, shared, store, arrivals, erasable } = opened;
  const { wall: clock } = recordClock;
  const { views, rows } = live;
  const generations = new Generations(views);
  const projection = new ProjectionThread({ files, arrivals }, live, generations, report);
  const { coverage } = projection;
  const watched = {
    head: () => store.head(),
    fault: () => store.fault?.() ?? recordClock.fault(),
  };
  const watch = new LogWatch(watched, coverage, clock);
  const outcomes = new AppendOutcomes(clock);
  const isMirrored = opened.mirror !== undefined;
  const readiness = new Readiness({
    coverage,
    views,
    watch,
    appends: outcomes,
    isMirrored,
    clock: recordClock,
  });
  const recorder = new Recorder(log, recordClock.read, shared ? new WriterFairness(clock) : undefined, {
    cacheBytes: configuration.recordCache * 1024 * 1024,
    outcomes,
  });
  const openScratch = (): Scratch => {
    const scratch = new ScratchLog(log, recordClock.read);
    const deciding = new Recorder(scratch, recordClock.read, undefined, { cacheBytes: SCRATCH_BYTES });
    return {
      recorder: deciding,
      async close() {
        await deciding.close();
        scratch.close();
      },
    };
  };
  const asOf = new AsOfReader(log, store, views, rows, coverage, recordClock);
  const heavy = new HeavyQuestions({
    files,
    workers: configuration.workers,
    most: configuration.maxQuestions,
  });
  const trees = TreeFile.open(files.treesPath);
  const heads = new Heads({
    log: logFile,
    trees,
    keys,
    ...(shared && {
      named: {
        verifierKey: () => access.state.verifierKey,
        name: async (verifierKey) => access.change({ kind: 'name-signing-key', verifierKey }, localCaller),
      },
    }),
    heavy,
    remade: (process) => {
      report.flawed(
        `The Merkle tree of process ${process} was made of another history than the log has now; it is made anew, and heads ` +
          'that were given out before may not hold: chancery verify --head',
      );
    },
  });
  const { versions } = live;
  // Half for the rows, half for the answers that are joined from them.
  const cacheBytes = configuration.viewCache * 512 * 1024;
  const texts = new ViewTexts(rows, views, versions, cacheBytes);
  const liveAnswers = new LiveAnswers(texts, live.narrowed, versions, entries, cacheBytes);
  const publications = new Publications(asOf, generations, heavy, versions, cacheBytes / 8);
  const heartbeat = new Heartbeat(coverage, rows, log, clock);
  const feeds = new Feeds(rows, heartbeat, generations, configuration.feedCache * 1024 * 1024);
  const forget = async (): Promise<void> => {
    entries.forget();
    live.forget();
    liveAnswers.forget();
    publications.forget();
    feeds.forget();
    await heavy.renew();
  };
  const failed = (error: unknown): void => {
    report.failed(error);
  };
  const erasing = new Erasing({ file: erasable, coverage, projection, forget, failed });
  const drafts = new Drafts(log);
  const draftChanges = new DraftChanges(drafts);
  const webhooks = composeWebhooks(configuration, {
    ...{ access, log, views, rows, coverage, logFile, shared, failed },
    tell: (text) => {
      report.flawed(text);
    },
  });
  const stopping = new AbortController();
  return {
    access,
    authentication,
    log,
    views,
    rows,
    recorder,
    drafts,
    draftChanges,
    webhooks,
    openScratch,
    erasing,
    projection,
    cachedBytes: () => entries.cachedBytes + views.cachedBytes + projection.cachedBytes + heavy.cachedBytes,
    logSize: () => logFile.size(),
    readiness,
    ahead: () => recordClock.ahead(),
    latest: () => recordClock.latest(),
    ...(opened.mirror ? { mirror: opened.mirror } : {}),
    ...(opened.strange ? { strange: opened.strange } : {}),
    asOf,
    statuses: new Statuses(views, projection, watch),
    ask: new Ask(asOf, generations, heavy, liveAnswers),
    publications,
    heavy,
    heads,
    feeds,
    heartbeat,
    start() {
      projection.start();
      erasing.start();
      void access.follow(arrivals, stopping.signal).catch(failed);
      void draftChanges.follow(arrivals(stopping.signal), stopping.signal).catch(failed);
      webhooks.signing?.deliveries.start();
    },
    async drain() {
      readiness.stop();
      await recorder.close();
    },
    async stop() {
      stopping.abort();
      // It notes how far it has come.
      await webhooks.signing?.deliveries.stop();
      erasing.stop();
      heartbeat.stop();
      await heavy.stop();
      // Before the thread, which is the last to close the file and so takes the write-ahead log into it.
      live.close();
      await projection.stop();
      file.close();
      trees.close();
      logFile.close();
      await log.close();
    },
  };
}

function authenticationFor(
  access: Access,
  { oidcIssuer, oidcAudience, oidcGrantsClaim, oidcNameClaim, sessionSecret }: Configuration,
  clock: Clock,
  report: Report,
): Authentication {
  const now = (): number => Number(clock() / 1_000n);
  const settings = {
    issuer: oidcIssuer,
    audience: oidcAudience,
    grantsClaim: oidcGrantsClaim,
    nameClaim: oidcNameClaim,
  };
  return new Authentication({
    access,
    tokens: oidcIssuer === 'none' ? undefined : new Tokens(settings, now, (text) => report.flawed(text)),
    seal: new SessionSeal(sessionSecret === 'random' ? undefined : sessionSecret),
    now,
  });
}

/** The keys that heads are signed with. The embedded store makes a first one; on a shared one every server is given the same ones. */
function signingKeys(
  { data: folder, signingKey: given, origin }: Configuration,
  shared: boolean,
  report: Report,
): SigningKeys | undefined {
  const wide = given === IN_FILE ? openKeyFile(folder) : undefined;
  if (wide !== undefined) report.flawed(wide);
  return (
    readSigningKeys({ folder, given, origin }) ?? (shared ? undefined : makeSigningKey({ folder, origin }))
  );
}

/** When the newest entry in a file was recorded; undefined where there is none, or none that can be read. */
function newestRecordedAt(logFile: LogFileReader): Micros | undefined {
  try {
    const newest = logFile.eventAt(logFile.head());
    return newest && parseRecordedAt(newest.recordedAt);
  } catch (error) {
    if (error instanceof LogCorrupt || error instanceof LogUnavailable) return undefined;
    throw error;
  }
}

function tellOfTheClock(clock: RecordClock, report: Report): void {
  const fault = clock.fault();
  if (fault !== undefined)
    report.flawed(`${fault}. No entries are taken; if it is right, set CHANCERY_CLOCK_ACCEPTED`);
  const ahead = clock.ahead();
  if (ahead) report.flawed(aheadOfTheClock(ahead));
}

/** The life of the thread that keeps the rows: it follows the file of the log, and rebuilds what it is asked to. */
import type { MessagePort } from 'node:worker_threads';
import { projections } from '../../../projections/index.js';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Arrival, Position } from '../../log/event-log.js';
import { toFault } from '../heavy/protocol.js';
import type { Projector, ProjectorReport } from './projector.js';
import type { FromProjection, ToProjection } from './protocol.js';
import type { RebuildReport, Rebuilds } from './rebuild.js';

/** What keeps the rows, with the files that it works on. */
export interface ProjectionSide {
  readonly projector: Projector;
  readonly rebuilds: Rebuilds;
  readonly writeAhead: { readonly isLarge: boolean; checkpoint(): boolean; rewrite(): void };
  /** Bytes that are kept of what was read, roughly. */
  cachedBytes(): number;
  /** Forgets what was read of the log. */
  forget(): void;
  arrived(arrival: Arrival): void;
  close(): void;
}

/** While somebody reads what is to be erased, it is tried again so often. */
const ERASE_RETRY_MS = 50;

/** Keeps the rows until it is told to stop. */
export function serveProjection(
  port: MessagePort,
  open: (report: ProjectorReport & RebuildReport) => ProjectionSide,
): void {
  const say = (message: FromProjection): void => {
    port.postMessage(message);
  };
  const failed = (error: unknown): void => {
    say({ kind: 'failed', fault: toFault(error) });
  };
  const side = open({
    skipped: (reason) => {
      say({ kind: 'skipped', reason });
    },
    failed,
    caughtUp: () => {
      say({ kind: 'caught-up' });
    },
    state: (name, state) => {
      say({ kind: 'rebuild', name, state });
    },
  });
  const { projector, rebuilds, writeAhead } = side;

  const committed = (): void => {
    say({ kind: 'committed', cachedBytes: side.cachedBytes() });
  };
  const stopping = new AbortController();
  let letGo: PromiseWithResolvers<undefined> | undefined;
  /** Lets rebuilds begin again, which an erasing holds up from its beginning to its end. */
  let release: (() => void) | undefined;
  projector.onCommit(() => {
    committed();
    if (!letGo && writeAhead.isLarge) void projector.whilePaused(checkpoint).catch(failed);
  });
  const checkpoint = async (): Promise<boolean> => {
    // Nobody answers any more.
    if (stopping.signal.aborted) return true;
    letGo = Promise.withResolvers();
    say({ kind: 'let-go' });
    await letGo.promise;
    letGo = undefined;
    const isEmpty = writeAhead.checkpoint();
    committed();
    return isEmpty;
  };
  const erase = async (position: Position): Promise<void> => {
    release ??= await rebuilds.hold();
    if (!(await projector.covers(position, stopping.signal))) return;
    await projector.whilePaused(() => {
      writeAhead.rewrite();
    });
    while (!(await projector.whilePaused(checkpoint))) await sleep(ERASE_RETRY_MS);
    if (!stopping.signal.aborted) say({ kind: 'erased', position });
  };
  const stop = async (): Promise<void> => {
    stopping.abort();
    // Nobody reads there any more, so nobody answers.
    letGo?.resolve(undefined);
    await rebuilds.stop();
    await projector.stop();
    side.close();
    port.close();
  };

  port.on('message', (message: ToProjection) => {
    switch (message.kind) {
      case 'arrived':
        side.arrived(message.arrival);
        break;
      case 'rebuild': {
        const projection = projections.find(({ name }) => name === message.name);
        if (projection) void rebuilds.rebuild(projection);
        break;
      }
      case 'erase':
        void erase(message.position).catch(failed);
        break;
      case 'forget':
        void projector.whilePaused(() => {
          side.forget();
          release?.();
          release = undefined;
        });
        break;
      case 'let-go':
        letGo?.resolve(undefined);
        break;
      case 'stop':
        void stop();
    }
  });
  projector.start();
  void rebuilds.renew().catch(failed);
}

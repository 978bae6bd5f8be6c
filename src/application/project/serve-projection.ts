/** The life of the thread that keeps the rows: it follows the file of the log, and rebuilds what it is asked to. */
import type { MessagePort } from 'node:worker_threads';
import { projections } from '../../../projections/index.js';
import type { Arrival } from '../../log/event-log.js';
import { toFault } from '../heavy/protocol.js';
import type { Projector, ProjectorReport } from './projector.js';
import type { FromProjection, ToProjection } from './protocol.js';
import type { RebuildReport, Rebuilds } from './rebuild.js';

/** What keeps the rows, with the files that it works on. */
export interface ProjectionSide {
  readonly projector: Projector;
  readonly rebuilds: Rebuilds;
  readonly writeAhead: { readonly isLarge: boolean; checkpoint(): void };
  /** Bytes that are kept of what was read, roughly. */
  cachedBytes(): number;
  arrived(arrival: Arrival): void;
  close(): void;
}

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
  let letGo: PromiseWithResolvers<undefined> | undefined;
  projector.onCommit(() => {
    committed();
    if (!letGo && writeAhead.isLarge) void projector.whilePaused(checkpoint).catch(failed);
  });
  const checkpoint = async (): Promise<void> => {
    letGo = Promise.withResolvers();
    say({ kind: 'let-go' });
    await letGo.promise;
    letGo = undefined;
    writeAhead.checkpoint();
    committed();
  };
  const stop = async (): Promise<void> => {
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

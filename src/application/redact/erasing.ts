/**
 * Erases what redactions say is to go, from the files of this server and from all that it keeps in memory. The rows first:
 * what they were made of is needed to change them. Then the log, whose file alone tells what is still to be done, so that a
 * start finishes what a kill has broken off.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Erasable } from '../../log/erasable.js';
import type { Position } from '../../log/event-log.js';
import type { Coverage } from '../project/coverage.js';
import type { ProjectionThread } from '../project/projection-thread.js';

export interface ErasingParts {
  /** Holds the log, or its mirror. */
  readonly file: Erasable;
  readonly coverage: Coverage;
  readonly projection: Pick<ProjectionThread, 'erase' | 'forget'>;
  /** Forgets what the main thread and the threads of questions have read. */
  readonly forget: () => Promise<void>;
  readonly failed: (error: unknown) => void;
}

const RETRY_MS = 50;
const FAILED_RETRY_MS = 1_000;

export class Erasing {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly parts: ErasingParts) {}

  /** Watches what comes into the rows, and begins with what was left undone. */
  start(): void {
    const { coverage } = this.parts;
    void coverage.firstCaughtUp().then(() => {
      this.look();
      coverage.onCommit(() => {
        this.look();
      });
    });
  }

  /** Ends after the step that is under way; the next start goes on. */
  stop(): void {
    this.stopping.abort();
  }

  /** Resolves to true once nothing is left of what the redactions up to a position erase, to false where the signal aborts first. */
  async finished(position: Position, signal: AbortSignal): Promise<boolean> {
    const { coverage } = this.parts;
    if (!(await coverage.covers(position, signal))) return false;
    this.look();
    while (this.running) {
      await Promise.race([this.running, aborted(signal)]);
      if (signal.aborted) return false;
      this.look();
    }
    return true;
  }

  private look(): void {
    const { coverage, file, failed } = this.parts;
    if (this.running !== undefined || this.stopping.signal.aborted) return;
    try {
      if (!file.hasToErase(coverage.position)) return;
    } catch (error) {
      failed(error);
      return;
    }
    this.running = this.untilDone().finally(() => {
      this.running = undefined;
      this.look();
    });
  }

  private async untilDone(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await Promise.race([this.erase(), aborted(signal)]);
        return;
      } catch (error) {
        this.parts.failed(error);
        await sleep(FAILED_RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async erase(): Promise<void> {
    const { coverage, file, projection, forget } = this.parts;
    const { signal } = this.stopping;
    const { position } = coverage;
    await projection.erase(position);
    while (!signal.aborted && !file.erase(position))
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    projection.forget();
    await forget();
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
}

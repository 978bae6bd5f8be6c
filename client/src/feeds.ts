/** What a live feed is asked and what it sends, by the types of the document. */
import type { components, paths, streams } from './openapi.js';

type Schemas = components['schemas'];

/** A path that can be followed: a read model, all changes, the log, a replay. */
export type FeedPath = keyof streams & keyof paths;

/** What the stream of a path sends, told apart by `event`. */
export type Frame<Path extends FeedPath> = streams[Path];

/** What the stream of a read model sends whose rows are of this type. */
export type RowFrame<Row> =
  | {
      readonly event: 'row';
      readonly id?: string;
      readonly data: {
        readonly key: string;
        /** The row as it is now. */
        readonly row: Row;
        /** The position of the last entry that changed it. */
        readonly position: string;
        /** The entries that made the change; none in a snapshot, and where time alone did. */
        readonly cause?: readonly string[];
      };
    }
  | Schemas['ContextFrame']
  | Schemas['GoneFrame']
  | Schemas['UpToDateFrame']
  | Schemas['ResetFrame'];

/** A stream that was cut or could not be opened, and is going to be opened again. */
export interface Interruption {
  readonly error: Error;
  /** How many in a row without a frame in between: 1, 2, 3 ... */
  readonly failures: number;
  /** Ms until the next try. */
  readonly delay: number;
}

export interface Following {
  /** Goes on after this `id` of a frame, of an earlier run too. */
  readonly after?: string | undefined;
  /** Ends the iteration. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Seconds without a byte after which the connection is taken for dead and opened anew, longer than `CHANCERY_FEED_KEEP_ALIVE` of the
   * server. Absent: 60.
   */
  readonly silence?: number | undefined;
  /** Is told of every interruption, to show it. */
  readonly onInterruption?: ((interruption: Interruption) => void) | undefined;
}

type Parameters<Path extends FeedPath> = Pick<paths[Path]['get']['parameters'], 'path' | 'query'>;

export type FollowOptions<Path extends FeedPath> = Following &
  (Partial<Parameters<Path>> extends Parameters<Path>
    ? { readonly params?: Parameters<Path> }
    : { readonly params: Parameters<Path> });

/** A reader of a feed: it applies what it has read to its rows, as a reader of the API would. */
import type { EventFrame } from '../server/event-stream.js';
import { openStream } from '../server/sse-client.js';

export interface Frame {
  readonly event: string;
  /** What a browser would send when it were cut after this frame. */
  readonly id: string;
  readonly data: FrameData;
}

interface FrameData {
  readonly key?: string;
  readonly projection?: string;
  readonly row?: object;
  readonly reason?: string;
  readonly position?: string;
  readonly cause?: readonly unknown[];
}

export function feedFrame({ event, data, lastEventId }: EventFrame): Frame {
  return { event, id: lastEventId, data: JSON.parse(data) as FrameData };
}

/** Reads a feed until a frame says that it is enough, then cuts it. */
export async function readFeed(
  url: string,
  enough: (frame: Frame) => boolean,
  lastEventId?: string,
): Promise<Frame[]> {
  const client = await openStream(url, { lastEventId });
  const frames = await client.until((frame) => enough(feedFrame(frame)));
  client.cut();
  return frames.map(feedFrame);
}

export const upToDate = ({ event }: { readonly event: string }): boolean => event === 'up-to-date';

/** What a reader holds: its rows by `<read model> <key>`, and the id that its browser would send, if it has one. */
export class Reader {
  readonly rows: Map<string, object>;
  lastEventId: string | undefined;

  constructor(held: ReadonlyMap<string, object> = new Map(), lastEventId?: string) {
    this.rows = new Map(held);
    this.lastEventId = lastEventId;
  }

  take({ event, id, data }: Frame): this {
    if (id !== '') this.lastEventId = id;
    const key = `${data.projection ?? ''} ${data.key ?? ''}`;
    if (event === 'reset') this.rows.clear();
    else if (event === 'row' && data.row) this.rows.set(key, data.row);
    else if (event === 'gone') this.rows.delete(key);
    return this;
  }

  /** A reader that goes on from where this one was cut. */
  resumed(frames: readonly Frame[]): Reader {
    const reader = new Reader(this.rows, this.lastEventId);
    for (const frame of frames) reader.take(frame);
    return reader;
  }
}

/** The rows of a reader that has read these frames, and the id that its browser would send. */
export function apply(frames: readonly Frame[]): Reader {
  return new Reader().resumed(frames);
}

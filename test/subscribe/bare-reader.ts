/** A reader of a feed without a socket: it takes all that comes, or a page only when it has read the last one. */
import type { Feed, FrameSink } from '../../src/application/feed/feed.js';
import { EventStreamParser } from '../server/event-stream.js';
import { feedFrame, type Frame } from './feed-client.js';

export class BareReader implements FrameSink {
  /** How often it was written to. */
  writes = 0;
  private readonly parser = new EventStreamParser();
  private readonly unread: Frame[] = [];
  private readonly gone = new AbortController();
  private proceed = Promise.withResolvers<undefined>();
  private arrived = Promise.withResolvers<undefined>();

  constructor(
    feed: Feed,
    private readonly takes: 'all' | 'pages',
  ) {
    feed.writeTo(this, this.gone.signal).then(
      () => {
        this.arrived.reject(new Error('the feed has ended'));
      },
      (error: unknown) => {
        this.arrived.reject(error);
      },
    );
    this.arrived.promise.catch(() => undefined);
  }

  write(bytes: string | Buffer): boolean {
    this.writes++;
    this.unread.push(...this.parser.push(Buffer.from(bytes)).map(feedFrame));
    this.arrived.resolve(undefined);
    return this.takes === 'all';
  }

  async drained(): Promise<void> {
    await this.proceed.promise;
  }

  /** The next frame; one that takes pages wants the next page when it has read the last. */
  async next(): Promise<Frame> {
    for (;;) {
      const [frame] = this.unread.splice(0, 1);
      if (frame) return frame;
      this.arrived = Promise.withResolvers();
      this.proceed.resolve(undefined);
      this.proceed = Promise.withResolvers();
      await this.arrived.promise;
    }
  }

  /** Of the frames that have come, so many at most. */
  takeArrived(frames: number): Frame[] {
    return this.unread.splice(0, frames);
  }

  /** The frames up to the first that is enough. */
  async until(enough: (frame: Frame) => boolean): Promise<Frame[]> {
    const frames = [await this.next()];
    for (let last = frames[0]; last && !enough(last); frames.push(last)) last = await this.next();
    return frames;
  }

  leave(): void {
    this.gone.abort();
    this.proceed.resolve(undefined);
  }
}

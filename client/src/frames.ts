/** Reads the frames of server-sent events. */
import { createParser, type EventSourceMessage } from 'eventsource-parser';
import { UnexpectedAnswer, Unreachable } from './errors.js';

/** A frame before anybody knows which. */
export interface AnyFrame {
  readonly event: string;
  readonly id?: string;
  readonly data: unknown;
}

export interface Reading {
  /** What was asked. */
  readonly url: string;
  /** Seconds without a byte after which it is taken for dead. */
  readonly silence: number;
  /** Is told of the ms after which the server wants its clients back. */
  readonly onRetry: (ms: number) => void;
}

/**
 * The frames of an answer, one after the other, as far as they are asked for. A frame that was cut off is none.
 * @throws UnexpectedAnswer it is no event stream
 * @throws Unreachable it was cut, or was silent for too long
 */
export async function* framesOf(
  response: Response,
  { url, silence, onRetry }: Reading,
): AsyncGenerator<AnyFrame, void> {
  const { body, status, headers } = response;
  const mediaType = headers.get('content-type') ?? 'no media type';
  if (!body || !mediaType.startsWith('text/event-stream')) {
    await body?.cancel();
    throw new UnexpectedAnswer('text/event-stream', { status, url, body: mediaType });
  }
  const read: EventSourceMessage[] = [];
  const parser = createParser({ onEvent: (message) => read.push(message), onRetry });
  const reader = body.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await chunkOf(reader, { url, silence });
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      for (const message of read.splice(0)) yield frameOf(message, { status, url });
    }
  } finally {
    // Whoever leaves closes the connection; one that broke has nothing left to close.
    await reader.cancel().catch(() => undefined);
  }
}

type Chunk = Awaited<ReturnType<ReadableStreamDefaultReader<Uint8Array>['read']>>;

/** The next bytes. */
async function chunkOf(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  { url, silence }: Pick<Reading, 'url' | 'silence'>,
): Promise<Chunk> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silent = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Unreachable(url, new Error(`nothing came for ${silence} seconds`)));
    }, silence * 1_000);
  });
  try {
    return await Promise.race([reader.read(), silent]);
  } catch (error) {
    throw error instanceof Unreachable ? error : new Unreachable(url, error);
  } finally {
    clearTimeout(timer);
  }
}

function frameOf(
  { event = 'message', id, data }: EventSourceMessage,
  { status, url }: { readonly status: number; readonly url: string },
): AnyFrame {
  const told = id === undefined ? {} : { id };
  try {
    return { event, ...told, data: JSON.parse(data) as unknown };
  } catch {
    throw new UnexpectedAnswer(`JSON as the data of ${event}`, { status, url, body: data });
  }
}

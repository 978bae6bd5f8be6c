import { writeFrame } from '../application/feed/frame.js';

/** One frame of server-sent events. */
export interface SseMessage {
  readonly event: string;
  readonly id?: string | undefined;
  readonly data: unknown;
}

/** The frame of a message whose data is not written yet. */
export function sseFrame({ event, id, data }: SseMessage): string {
  return writeFrame({ event, id, data: JSON.stringify(data) });
}

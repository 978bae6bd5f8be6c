/** The text of server-sent events, by the WHATWG HTML standard (9.2). */

export interface Frame {
  readonly event: string;
  readonly id?: string | undefined;
  /** One line: JSON has no bare line break. */
  readonly data: string;
}

export function writeFrame({ event, id, data }: Frame): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}

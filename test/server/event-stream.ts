/** Reads an event stream by the rules of the WHATWG HTML standard (9.2.6), as a browser's EventSource does. */

export interface EventFrame {
  /** `message` unless the frame names another. */
  readonly event: string;
  readonly data: string;
  /** What a browser would send when it were cut after this frame; empty: nothing. */
  readonly lastEventId: string;
}

export class EventStreamParser {
  /** The id that stands after the last frame that was whole. */
  lastEventId = '';
  /** Ms that the server asks a client to wait before it comes back. */
  retry: number | undefined;
  readonly comments: string[] = [];
  private readonly decoder = new TextDecoder();
  private line = '';
  private afterReturn = false;
  private event = '';
  private data: string[] = [];
  private id = '';

  /** The frames that these bytes complete; what they begin waits for the next ones. */
  push(bytes: Uint8Array): EventFrame[] {
    const frames: EventFrame[] = [];
    for (const character of this.decoder.decode(bytes, { stream: true })) {
      const secondOfTwo = this.afterReturn && character === '\n';
      this.afterReturn = character === '\r';
      if (secondOfTwo) continue;
      if (character !== '\n' && character !== '\r') {
        this.line += character;
        continue;
      }
      const frame = this.take(this.line);
      this.line = '';
      if (frame) frames.push(frame);
    }
    return frames;
  }

  private take(line: string): EventFrame | undefined {
    if (line === '') return this.dispatch();
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    switch (field) {
      case '':
        this.comments.push(value);
        break;
      case 'event':
        this.event = value;
        break;
      case 'data':
        this.data.push(value);
        break;
      case 'id':
        if (!value.includes('\0')) this.id = value;
        break;
      case 'retry':
        if (/^\d+$/.test(value)) this.retry = Number(value);
        break;
    }
    return undefined;
  }

  /** The id outlives its frame: one without an id stands where the one before it stood. */
  private dispatch(): EventFrame | undefined {
    const { event, data } = this;
    this.event = '';
    this.data = [];
    this.lastEventId = this.id;
    if (data.length === 0) return undefined;
    return { event: event || 'message', data: data.join('\n'), lastEventId: this.id };
  }
}

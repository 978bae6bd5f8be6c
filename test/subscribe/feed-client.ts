/** A client of a feed that can be cut after any frame: it applies what it has read to its rows, as a reader of the API would. */

export interface Frame {
  readonly event: string;
  readonly id?: string;
  readonly data: FrameData;
}

interface FrameData {
  readonly key?: string;
  readonly projection?: string;
  readonly row?: object;
  readonly reason?: string;
  readonly position?: string;
  readonly cause?: readonly string[];
}

/** Reads a feed until a frame says that it is enough, then cuts it. */
export async function readFeed(
  url: string,
  enough: (frame: Frame, read: readonly Frame[]) => boolean,
  lastEventId?: string,
): Promise<Frame[]> {
  const cut = new AbortController();
  const headers = {
    accept: 'text/event-stream',
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  const response = await fetch(url, { headers, signal: cut.signal });
  if (!response.ok || !response.body) throw new Error(`${response.status} ${await response.text()}`);
  const frames: Frame[] = [];
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const frame = parse(block);
      if (!frame) continue;
      frames.push(frame);
      if (!enough(frame, frames)) continue;
      cut.abort();
      return frames;
    }
  }
  return frames;
}

/** The rows of a client that has read these frames, and the id that its browser would send. */
export function apply(
  frames: readonly Frame[],
  held: ReadonlyMap<string, object> = new Map(),
): { rows: Map<string, object>; lastEventId: string | undefined } {
  const rows = new Map(held);
  let lastEventId: string | undefined;
  for (const { event, id, data } of frames) {
    if (id !== undefined) lastEventId = id;
    const key = `${data.projection ?? ''} ${data.key ?? ''}`;
    if (event === 'reset') rows.clear();
    else if (event === 'row' && data.row) rows.set(key, data.row);
    else if (event === 'gone') rows.delete(key);
  }
  return { rows, lastEventId };
}

function parse(block: string): Frame | undefined {
  const fields = new Map(
    block
      .split('\n')
      .filter((line) => !line.startsWith(':'))
      .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  const id = fields.get('id');
  return {
    event: fields.get('event') ?? 'message',
    ...(id === undefined ? {} : { id }),
    data: JSON.parse(data) as FrameData,
  };
}

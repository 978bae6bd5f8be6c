/** The entries that this server has appended last, as the log would give them: whoever follows it need not read them anew. */
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import type { AppendedEvent, Position } from '../../log/event-log.js';

/** What an entry takes in memory beside its text, roughly. */
const ENTRY_BYTES = 1_000;

interface Kept {
  readonly entry: RecordedEntry;
  readonly bytes: number;
}

export class RecentEntries {
  private readonly kept = new Map<Position, Kept>();
  private bytes = 0;

  /** @param most bytes, roughly */
  constructor(private readonly most = 32 * 1024 * 1024) {}

  /** How many bytes it holds, roughly. */
  get size(): number {
    return this.bytes;
  }

  /** Keeps what was appended with a body in canonical order; the oldest entries go where there is no room. */
  add(body: object, event: AppendedEvent): void {
    const bytes = ENTRY_BYTES + 2 * event.body.length;
    this.kept.set(event.position, { entry: recorded(body, event), bytes });
    this.bytes += bytes;
    for (const position of this.kept.keys()) {
      if (this.bytes <= this.most) return;
      this.take(position);
    }
  }

  /** Hands an entry over: it is not kept any longer. Undefined where it came from elsewhere, or has gone. */
  take(position: Position): RecordedEntry | undefined {
    const kept = this.kept.get(position);
    if (!kept) return undefined;
    this.kept.delete(position);
    this.bytes -= kept.bytes;
    return kept.entry;
  }
}

/** What `decode` makes of the event, without reading its text again. */
function recorded(body: object, event: AppendedEvent): RecordedEntry {
  return {
    ...body,
    type: event.type,
    processId: event.stream,
    id: event.id,
    revision: event.revision,
    position: String(event.position),
    recordedAt: event.recordedAt,
    recordedBy: event.recordedBy,
    sequence: Number(event.position),
  } as RecordedEntry;
}

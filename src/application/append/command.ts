/** A submission on its way through the recorder, and the answer that it gets. */
import type { Candidate } from '../../domain/decisions/decide.js';
import type { AppendedEvent, AppendOutcomeUnknown, RecordedEvent } from '../../log/event-log.js';
import type { Reading, Receipt, Submission } from './submission.js';

export interface Command {
  readonly submission: Submission;
  readonly reading: Reading;
  /** The ids that an append of unknown outcome may have written. */
  attempted: ReadonlySet<string>;
  /** Why it is not known what became of them. */
  uncertain: AppendOutcomeUnknown | undefined;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
}

export interface Accepted {
  readonly command: Command;
  /** What of it is in the log already. */
  readonly known: ReadonlyMap<string, RecordedEvent>;
  readonly fresh: readonly Candidate[];
}

export interface RefusedCommand {
  readonly command: Command;
  readonly error: unknown;
}

/** `recorded` holds what was appended, of it among others. */
export function answer(
  { command, known, fresh }: Accepted,
  recorded: ReadonlyMap<string, AppendedEvent> = new Map(),
): void {
  const { submission, reading } = command;
  const events: AppendedEvent[] = [];
  for (const { entry } of reading.candidates) {
    const event = known.get(entry.id) ?? (submission.dryRun ? undefined : recorded.get(entry.id));
    if (event) events.push(event);
  }
  let before = 0;
  for (const id of known.keys()) if (command.attempted.has(id)) before++;
  const appended = submission.dryRun ? 0 : fresh.length + before;
  const entries = reading.candidates.map(({ entry: { id, type } }) => ({ id, type }));
  command.resolve({ processId: submission.processId, appended, entries, events });
}

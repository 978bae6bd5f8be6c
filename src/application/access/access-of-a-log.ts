/** Who may what, read once from a log that is open: for a command beside the servers, which follows nothing. */
import { ACCESS_STREAM } from '../../domain/access/events.js';
import type { Clock, EventLog, RecordedEvent } from '../../log/event-log.js';
import { Access } from './access.js';

/** @throws LogCorrupt, LogUnavailable */
export async function accessOfLog(
  log: EventLog,
  { clock, takesTokens }: { readonly clock: Clock; readonly takesTokens: boolean },
): Promise<Access> {
  const events: RecordedEvent[] = [];
  for await (const event of log.readStream(ACCESS_STREAM)) events.push(event);
  const file: ConstructorParameters<typeof Access>[0]['file'] = {
    pageOfStream: (_stream, { after }) => ({
      events: events.filter(({ revision }) => revision > after),
      full: false,
    }),
  };
  return new Access({ log, file, clock, isReachedByOthers: false, takesTokens });
}

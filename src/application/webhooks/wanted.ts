/** Which entries a webhook is sent. */
import { timeline } from '../../../projections/timeline.js';
import { idsOf, partiesNamed } from '../../../projections/parts.js';
import { isSystemStream } from '../../domain/access/events.js';
import { isSubstantive } from '../../domain/events/catalogue.js';
import type { WebhookFilter } from '../../domain/webhooks/webhook.js';
import type { RecordedEvent } from '../../log/event-log.js';
import type { SqliteRows } from '../../views/sqlite/sqlite-rows.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { decode } from '../log/decode.js';

export interface Rows {
  readonly views: Pick<SqliteViews, 'history'>;
  readonly rows: Pick<SqliteRows, 'one'>;
}

/** Whether a filter asks for an event. The rows cover it. */
export function isWanted(
  { processId, types, parties }: WebhookFilter,
  event: RecordedEvent,
  rows: Rows,
): boolean {
  return (
    !isSystemStream(event.stream) &&
    (processId === undefined || event.stream === processId) &&
    (types === undefined || types.includes(event.type)) &&
    (parties === undefined || partiesOf(event, rows).some((party) => parties.includes(party)))
  );
}

/**
 * The parties that an entry names itself, and those that the timeline has for it: they may come from what it is about. What is
 * said about an entry is of the parties of that entry.
 */
function partiesOf(event: RecordedEvent, { views, rows }: Rows): readonly string[] {
  const decoded = decode(event);
  if (decoded.outcome !== 'entry') return [];
  const { entry } = decoded;
  const named = isSubstantive(entry) ? idsOf(partiesNamed(entry.data)) : [];
  const root = views.history(event.stream).rootOf(event.id);
  const found = root === undefined ? undefined : rows.one(timeline, { process: event.stream, key: root });
  return found && 'parties' in found.row && Array.isArray(found.row.parties)
    ? [...named, ...found.row.parties.filter((party) => typeof party === 'string')]
    : named;
}

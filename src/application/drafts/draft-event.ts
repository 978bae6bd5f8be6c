/** Reads an event of a draft as it lies in the log. One that cannot be read stops whoever asks for drafts of its process. */
import { DRAFT_VERSION, type DraftEvent, type DraftEventType } from '../../domain/drafts/events.js';
import { isObject } from '../../domain/validation/compounds.js';
import { LogCorrupt, type RecordedEvent } from '../../log/event-log.js';
import { dataIn } from '../log/data-in.js';

/** The lists that an event of a type has. */
const lists: { readonly [Type in DraftEventType]: readonly string[] } = {
  DraftProposed: ['texts', 'items', 'verdicts'],
  DraftRevised: ['texts', 'items'],
  DraftAccepted: ['entryIds'],
  DraftRejected: ['entryIds'],
};

/** @throws LogCorrupt */
export function readDraftEvent({ type, version, body, position }: RecordedEvent): DraftEvent {
  const event = { type, data: dataIn(body) };
  if (version === DRAFT_VERSION && isDraftEvent(event)) return event;
  throw new LogCorrupt(
    `expected an event of a draft that this version reads at position ${position}, got ${type} of version ${version}`,
  );
}

function isDraftEvent(event: { readonly type: string; readonly data: unknown }): event is DraftEvent {
  const { type, data } = event;
  if (!isDraftType(type) || !isObject(data) || typeof data['draftId'] !== 'string') return false;
  if (type === 'DraftRejected' && typeof data['reason'] !== 'string') return false;
  return lists[type].every((name) => Array.isArray(data[name]));
}

function isDraftType(type: string): type is DraftEventType {
  return Object.hasOwn(lists, type);
}

// This is the stored format: the names of the event types and the versions of their payloads.
import { agreementEvents } from './agreement/events.js';
import { bodyEvents } from './body/events.js';
import { commitmentEvents } from './commitment/events.js';
import type { EditorialDefinition, EventDefinition } from './define-event.js';
import { editorialEvents } from './editorial/events.js';
import { meetingEvents } from './meeting/events.js';
import { partyEvents } from './party/events.js';
import { phaseEvents } from './phase/events.js';
import { processEvents } from './process/events.js';
import { statementEvents } from './statement/events.js';
import type { SubjectKind } from './subject.js';
import { violationEvents } from './violation/events.js';

/** The types that speak about the world, by the subject that they are about. */
const substantiveEvents = {
  ...processEvents,
  ...partyEvents,
  ...meetingEvents,
  ...statementEvents,
  ...agreementEvents,
  ...bodyEvents,
  ...phaseEvents,
  ...commitmentEvents,
  ...violationEvents,
};

/** Every event type. */
export const catalogue = { ...substantiveEvents, ...editorialEvents };

export type EventType = keyof typeof catalogue;

export type PayloadOf<T extends EventType> = InstanceType<(typeof catalogue)[T]['payload']>;

/** The types that speak about the record, not the world. */
export type EditorialType = keyof typeof editorialEvents;

/** The types that speak about the world: all but the editorial ones. */
export type SubstantiveType = keyof typeof substantiveEvents;

/** The types that are about one kind of subject. */
export type TypeOf<K extends SubjectKind> = {
  [T in SubstantiveType]: (typeof catalogue)[T]['kind'] extends K ? T : never;
}[SubstantiveType];

/** What an event type is, whatever its payload. */
export function definitionOf(type: SubstantiveType): EventDefinition;
export function definitionOf(type: EventType): EventDefinition | EditorialDefinition;
export function definitionOf(type: EventType): EventDefinition | EditorialDefinition {
  return catalogue[type];
}

export function isEventType(name: unknown): name is EventType {
  return typeof name === 'string' && Object.hasOwn(catalogue, name);
}

export function isEditorialType(type: EventType): type is EditorialType {
  return catalogue[type].kind === 'editorial';
}

/** Whether an entry speaks about the record. */
export function isEditorial<E extends { readonly type: EventType }>(
  entry: E,
): entry is Extract<E, { readonly type: EditorialType }> {
  return isEditorialType(entry.type);
}

/** Whether an entry speaks about the world. */
export function isSubstantive<E extends { readonly type: EventType }>(
  entry: E,
): entry is Extract<E, { readonly type: SubstantiveType }> {
  return !isEditorialType(entry.type);
}

/** Every event type, in the order of the catalogue. */
export const eventTypes: readonly EventType[] = Object.keys(catalogue).filter(isEventType);

/** The event types about one kind of subject, in the order of the catalogue. */
export function typesOf<K extends SubjectKind>(kind: K): readonly TypeOf<K>[] {
  return eventTypes.filter((type): type is TypeOf<K> => catalogue[type].kind === kind);
}

/** The URIs of what can be read as a resource. */
import { isEventType, type EventType } from '../../domain/events/catalogue.js';
import { isSlug } from '../../domain/validation/leaves.js';

export type Named =
  | { readonly kind: 'process'; readonly processId: string }
  | { readonly kind: 'entry'; readonly processId: string; readonly entryId: string }
  | { readonly kind: 'schema'; readonly type: EventType };

export function processUri(processId: string): string {
  return `chancery://processes/${processId}`;
}

export function entryUri(processId: string, entryId: string): string {
  return `${processUri(processId)}/entries/${entryId}`;
}

export function schemaUri(type: EventType): string {
  return `chancery://schemas/${type}`;
}

/** RFC 6570. */
export const templates = {
  process: 'chancery://processes/{processId}',
  entry: 'chancery://processes/{processId}/entries/{entryId}',
  schema: 'chancery://schemas/{type}',
} as const;

/** What a URI names; undefined for one that is none of ours. */
export function readUri(uri: string): Named | undefined {
  const [, type = ''] = /^chancery:\/\/schemas\/(\w+)$/.exec(uri) ?? [];
  if (isEventType(type)) return { kind: 'schema', type };
  const [, processId = '', entryId] =
    /^chancery:\/\/processes\/([^/]+)(?:\/entries\/([0-9A-Fa-f-]{36}))?$/.exec(uri) ?? [];
  if (!isSlug(processId)) return undefined;
  return entryId === undefined
    ? { kind: 'process', processId }
    : { kind: 'entry', processId, entryId: entryId.toLowerCase() };
}

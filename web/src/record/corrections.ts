/** The corrections of an entry: each field as it was before, and after. */
import type { EventDetail, Localized } from './types.ts';

export interface FieldChange {
  /** `occurred`, `sources`, `note`, or `data.` and the name of a field. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Correction {
  readonly id: string;
  readonly reason: Localized | undefined;
  readonly changes: readonly FieldChange[];
}

/** In recorded order: what one has changed is what the next one finds. */
export function correctionsOf(event: EventDetail): Correction[] {
  const now: Record<string, unknown> = {
    occurred: event.occurred,
    sources: event.sources,
    note: event.note,
    ...underData(event.data),
  };
  const own = event.about.filter(
    ({ type, data }) => type === 'EntryCorrected' && data['entryId'] === event.id,
  );
  return own.map(({ id, data }) => {
    const { data: fields, ...others } = data['changes'] as Record<string, unknown>;
    const after = { ...others, ...underData((fields ?? {}) as Record<string, unknown>) };
    const changes = Object.entries(after).map(([field, value]) => ({
      field,
      before: now[field],
      after: value,
    }));
    Object.assign(now, after);
    return { id, reason: data['reason'] as Localized | undefined, changes };
  });
}

function underData(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`data.${name}`, value]));
}

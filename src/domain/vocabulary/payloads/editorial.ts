// This is the stored format of the editorial events: about the record, not the world.
import { localized, translations, type LocalizedText, type Translations } from '../localized-text.js';
import { nested, ownField, whole } from '../rules/compounds.js';
import { edtf, flag, innerPointer, slug, uuid } from '../rules/leaves.js';
import { changedFields, type ChangedFields } from '../rules/changed-fields.js';
import { fieldsOf, Is, Maybe, type Rule } from '../rules/rule.js';
import { atLeastOneSource, type Source } from '../source.js';

/** What a correction replaces, each part whole. */
export class EntryChanges {
  @Maybe(edtf) readonly occurred?: string;
  @Maybe(atLeastOneSource) readonly sources?: readonly Source[];
  @Maybe(localized) readonly note?: LocalizedText;
  /** Top-level fields of the entry's data by name; null removes one. */
  @Maybe(changedFields) readonly data?: ChangedFields;
}

const changes: Rule<EntryChanges> = whole(
  nested(() => EntryChanges),
  {
    expected: 'at least one of occurred, sources, note, data',
    holds: (parts) => [...fieldsOf(EntryChanges).keys()].some((part) => ownField(parts, part) !== undefined),
    actual: () => 'none',
    schema: { minProperties: 1 },
  },
);

export class EntryCorrected {
  @Is(uuid) readonly entryId!: string;
  @Is(changes) readonly changes!: EntryChanges;
  @Is(localized) readonly reason!: LocalizedText;
}

export class EntryRetracted {
  @Is(uuid) readonly entryId!: string;
  @Is(localized) readonly reason!: LocalizedText;
}

export class EntryDisputed {
  @Is(uuid) readonly entryId!: string;
  @Is(slug) readonly by!: string;
  @Is(localized) readonly reason!: LocalizedText;
}

/** Its sources are further sources for the same fact. */
export class EntryCorroborated {
  @Is(uuid) readonly entryId!: string;
}

export class TranslationAdded {
  @Is(uuid) readonly entryId!: string;
  /** A JSON Pointer inside the entry's data to a localized text: `/title`. */
  @Is(innerPointer) readonly path!: string;
  @Is(translations) readonly text!: Translations;
  @Maybe(flag) readonly machine?: boolean;
}

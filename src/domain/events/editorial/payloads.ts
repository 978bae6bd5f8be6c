// This is the stored format of the editorial events: about the record, not the world.
import {
  localized,
  translations,
  type LocalizedText,
  type Translations,
} from '../../values/localized-text.js';
import { nested, ownField, refined, type JsonObject } from '../../validation/compounds.js';
import { edtf, flag, innerPointer, slug, uuid } from '../../validation/leaves.js';
import { changedFields, dataOfAnyType, type ChangedFields } from '../../validation/changed-fields.js';
import { fieldsOf, Field, OptionalField, type Rule } from '../../validation/rule.js';
import { anySources, atLeastOneSource, type Source } from '../../values/source.js';

/** What a correction replaces, each part whole. */
export class EntryChanges {
  @OptionalField(edtf) readonly occurred?: string;
  @OptionalField(atLeastOneSource) readonly sources?: readonly Source[];
  @OptionalField(localized) readonly note?: LocalizedText;
  /** Top-level fields of the entry's data by name; null removes one. */
  @OptionalField(changedFields) readonly data?: ChangedFields;
}

const changes: Rule<EntryChanges> = refined(
  nested(() => EntryChanges),
  {
    expected: 'at least one of occurred, sources, note, data',
    holds: (parts) => [...fieldsOf(EntryChanges).keys()].some((part) => ownField(parts, part) !== undefined),
    actual: () => 'none',
    schema: { minProperties: 1 },
  },
);

export class EntryCorrected {
  @Field(uuid) readonly entryId!: string;
  @Field(changes) readonly changes!: EntryChanges;
  @Field(localized) readonly reason!: LocalizedText;
}

export class EntryRetracted {
  @Field(uuid) readonly entryId!: string;
  @Field(localized) readonly reason!: LocalizedText;
}

export class EntryDisputed {
  @Field(uuid) readonly entryId!: string;
  @Field(slug) readonly by!: string;
  @Field(localized) readonly reason!: LocalizedText;
}

/** Its sources are further sources for the same fact. */
export class EntryCorroborated {
  @Field(uuid) readonly entryId!: string;
}

/** What is left of what was posted, whole: it has to be an entry of the same type. */
export class RemainingBody {
  @OptionalField(edtf) readonly occurred?: string;
  @Field(dataOfAnyType) readonly data!: JsonObject;
  @OptionalField(anySources) readonly sources?: readonly Source[];
  @OptionalField(localized) readonly note?: LocalizedText;
}

/** What was there is erased, and does not come back. */
export class EntryRedacted {
  @Field(uuid) readonly entryId!: string;
  @Field(nested(() => RemainingBody)) readonly body!: RemainingBody;
  @Field(localized) readonly reason!: LocalizedText;
}

export class TranslationAdded {
  @Field(uuid) readonly entryId!: string;
  /** A JSON Pointer inside the entry's data to a localized text: `/title`. */
  @Field(innerPointer) readonly path!: string;
  @Field(translations) readonly text!: Translations;
  @OptionalField(flag) readonly machine?: boolean;
}

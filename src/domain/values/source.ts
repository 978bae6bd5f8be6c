// This is the stored format of a source.
import { sourceKinds, type SourceKind } from '../events/enumerations.js';
import { listOf, nested, refined } from '../validation/compounds.js';
import { languageTag, oneOf, publicationDate, text, url } from '../validation/leaves.js';
import { Field, OptionalField, Rule } from '../validation/rule.js';
import type { JsonSchema, SchemaScope } from '../validation/schema.js';
import type { ValidationContext } from '../validation/validation-context.js';

/** Where an entry's facts are from, found by a url or a title. Title and quote are in the source's own language. */
export class Source {
  @OptionalField(url) readonly url?: string;
  @Field(text) readonly publisher!: string;
  @OptionalField(text) readonly title?: string;
  @OptionalField(languageTag) readonly language?: string;
  @OptionalField(publicationDate) readonly publishedOn?: string;
  @OptionalField(url) readonly archivedUrl?: string;
  @OptionalField(text) readonly quote?: string;
  @Field(oneOf(sourceKinds)) readonly kind!: SourceKind;
}

/** A source, found by its url or its title. */
const source: Rule<Source> = refined(
  nested(() => Source),
  {
    expected: 'a source with a url or a title',
    holds: ({ url, title }) => url !== undefined || title !== undefined,
    actual: () => 'neither',
    schema: { anyOf: [{ required: ['url'] }, { required: ['title'] }] },
  },
);

/** The sources of an entry that may go without. */
export const anySources: Rule<readonly Source[]> = listOf(source);

/** A list without sources has a code of its own, also in a correction that would leave none. */
class SourcesRule extends Rule<readonly Source[]> {
  accepts(value: unknown, context: ValidationContext): value is readonly Source[] {
    const none = value === undefined || (Array.isArray(value) && value.length === 0);
    return none
      ? context.refuse('at least one source', value, 'source-required')
      : anySources.accepts(value, context);
  }

  schema(scope: SchemaScope): JsonSchema {
    return { ...anySources.schema(scope), minItems: 1 };
  }
}

/** The sources of an entry that needs some. */
export const atLeastOneSource: Rule<readonly Source[]> = new SourcesRule();

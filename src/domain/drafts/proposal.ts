/** What is sent to propose entries and to decide on them, read from values that nobody has checked. */
import { isBlank } from '../validation/blank.js';
import { isObject, listOf, nested, type JsonObject } from '../validation/compounds.js';
import { shortText, text, textual, url, uuid, wholeNumber } from '../validation/leaves.js';
import { Field, OptionalField, Rule } from '../validation/rule.js';
import type { JsonSchema } from '../validation/schema.js';
import type { ValidationContext } from '../validation/validation-context.js';
import { MOST_ENTRIES, MOST_QUOTES, MOST_TEXTS, MOST_TEXT_BYTES } from './decide-draft.js';

/** An entry as it would be posted: what is wrong with it is the record's to say. */
class AnyEntry extends Rule<JsonObject> {
  accepts(value: unknown, context: ValidationContext): value is JsonObject {
    return isObject(value) || context.refuse('an entry', value);
  }

  schema(): JsonSchema {
    return { $ref: '#/components/schemas/PostedEntry' };
  }
}

class Bounded<V> extends Rule<readonly V[]> {
  private readonly list: Rule<readonly V[]>;

  constructor(
    private readonly most: number,
    item: Rule<V>,
    atLeast = 1,
  ) {
    super();
    this.list = listOf(item, { atLeast });
  }

  accepts(value: unknown, context: ValidationContext): value is readonly V[] {
    if (Array.isArray(value) && value.length > this.most)
      return context.report(`expected at most ${this.most} of them, got ${value.length}`);
    return this.list.accepts(value, context);
  }

  schema(): JsonSchema {
    return { type: 'array', maxItems: this.most };
  }
}

const sourceText = textual(
  `a text that is not blank, well-formed Unicode of at most ${MOST_TEXT_BYTES} characters`,
  (value) => value.length <= MOST_TEXT_BYTES && value.isWellFormed() && !isBlank(value),
);
const name = shortText(100);

class PostedText {
  @Field(name) readonly name!: string;
  @OptionalField(url) readonly url?: string;
  @Field(sourceText) readonly text!: string;
}

class PostedQuote {
  @Field(name) readonly text!: string;
  @Field(text) readonly quote!: string;
}

class PostedItem {
  @Field(new AnyEntry()) readonly entry!: JsonObject;
  @Field(
    new Bounded(
      MOST_QUOTES,
      nested(() => PostedQuote),
    ),
  )
  readonly quotes!: readonly PostedQuote[];
}

const texts = new Bounded(
  MOST_TEXTS,
  nested(() => PostedText),
  0,
);
const items = new Bounded(
  MOST_ENTRIES,
  nested(() => PostedItem),
);
const ids = new Bounded(MOST_ENTRIES, uuid);

/** What is proposed. */
export class Proposal {
  /** A UUID that the draft is known again by. */
  @OptionalField(uuid) readonly draftId?: string;
  @Field(texts) readonly texts!: readonly PostedText[];
  @Field(items) readonly entries!: readonly PostedItem[];
}

/** Every entry that waits, as it is now; texts are added. */
export class Revision {
  @Field(wholeNumber(1)) readonly version!: number;
  @OptionalField(texts) readonly texts?: readonly PostedText[];
  @Field(items) readonly entries!: readonly PostedItem[];
}

/** Which entries of a draft are accepted: without ids, all that wait. */
export class Acceptance {
  @Field(wholeNumber(1)) readonly version!: number;
  @OptionalField(ids) readonly entryIds?: readonly string[];
}

/** Which are rejected, and why. */
export class Rejection {
  @Field(wholeNumber(1)) readonly version!: number;
  @OptionalField(ids) readonly entryIds?: readonly string[];
  @Field(shortText(1_000)) readonly reason!: string;
}

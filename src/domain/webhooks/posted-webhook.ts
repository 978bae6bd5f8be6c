/** What is sent to add, change and replay webhooks, read from values that nobody has checked. */
import { eventTypes } from '../events/catalogue.js';
import { nested, setOf } from '../validation/compounds.js';
import { oneOf, slug, textual } from '../validation/leaves.js';
import { Field, OptionalField } from '../validation/rule.js';

/** Whether it may be posted to is judged where it is posted to. */
const url = textual('a URL', (value) => value.length <= 2_000);
const position = textual('a log position', (value) => /^\d{1,18}$/.test(value));

class PostedFilter {
  @OptionalField(slug) readonly processId?: string;
  @OptionalField(setOf(oneOf(eventTypes))) readonly types?: readonly string[];
  @OptionalField(setOf(slug)) readonly parties?: readonly string[];
}

/** Where entries are sent, and which. */
export class PostedWebhook {
  @Field(url) readonly url!: string;
  @OptionalField(nested(() => PostedFilter)) readonly filter?: PostedFilter;
}

/** From which position on entries are sent again. */
export class PostedReplay {
  @Field(position) readonly fromPosition!: string;
}

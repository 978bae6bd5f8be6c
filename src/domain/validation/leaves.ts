import { isISO31661Alpha2 } from 'class-validator';
import { durationPattern, expectedDuration, readDuration } from '../time/duration.js';
import { parseOccurred } from '../time/occurred.js';
import { isBlank, visiblePattern } from './blank.js';
import { canonicalTag } from './language-tag.js';
import { Rule } from './rule.js';
import type { JsonSchema } from './schema.js';
import type { ValidationContext } from './validation-context.js';

/** A rule over one value without parts. */
class Leaf<V> extends Rule<V> {
  constructor(
    private readonly expected: string,
    private readonly test: (value: unknown) => value is V,
    private readonly json: JsonSchema,
  ) {
    super();
  }

  accepts(value: unknown, context: ValidationContext): value is V {
    return this.test(value) || context.refuse(this.expected, value);
  }

  schema(): JsonSchema {
    return this.json;
  }
}

/** A text, by a condition and what JSON Schema can say of it. */
export function textual(
  expected: string,
  test: (text: string) => boolean,
  json: JsonSchema = {},
): Rule<string> {
  return new Leaf(expected, (value): value is string => typeof value === 'string' && test(value), {
    type: 'string',
    ...json,
  });
}

/** The longest string anywhere in an entry, in Unicode code points. */
const longestText = 20_000;

/** Whether a string can be stored: no lone surrogates, not too long. */
export function isStorable(text: string): boolean {
  return text.isWellFormed() && hasAtMost(longestText, text);
}

/** Whether a string has no more code points, without counting those of one that is much too long. */
function hasAtMost(most: number, text: string): boolean {
  return text.length <= most || (text.length <= 2 * most && Array.from(text).length <= most);
}

export const storableText = `well-formed Unicode of at most ${longestText} code points`;

/** A name, title or text in one language, or in none. */
export const text = textual(
  `a text that is not blank, ${storableText}`,
  (value) => !isBlank(value) && isStorable(value),
  { pattern: visiblePattern, maxLength: longestText },
);

/** Whether something is to be seen of a text, and it has at most so many code points. */
export function isShortText(value: string, longest: number): boolean {
  return value.isWellFormed() && hasAtMost(longest, value) && !isBlank(value);
}

/** A text that names something elsewhere, such as an id in a register. */
export function shortText(longest: number): Rule<string> {
  return textual(
    `a text that is not blank, of at most ${longest} characters`,
    (value) => isShortText(value, longest),
    { pattern: visiblePattern, maxLength: longest },
  );
}

/** Whether a text can be an id that the client chooses. */
export function isSlug(value: string): boolean {
  return /^[a-z0-9][a-z0-9-]{0,63}$/.test(value);
}

/** An id that the client chooses. */
export const slug = textual('an id of 1 to 64 characters a-z, 0-9 and -, not beginning with -', isSlug, {
  pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
});

/** The id of an entry: a UUID of any version. */
export const uuid = textual(
  'a UUID',
  (value) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value),
  { format: 'uuid' },
);

export const url = textual(
  'a URL with http or https',
  (value) => /^https?:\/\/\S+$/i.test(value) && isStorable(value) && URL.canParse(value),
  { format: 'uri', pattern: '^[Hh][Tt][Tt][Pp][Ss]?://', maxLength: longestText },
);

export const languageTag = textual('a BCP 47 language tag', (value) => canonicalTag(value) !== undefined, {
  examples: ['ar', 'en'],
});

/** An ISO 3166-1 alpha-2 code, in capitals. */
export const country = textual('an ISO 3166-1 alpha-2 country code in capitals', isCountry, {
  pattern: '^[A-Z]{2}$',
});

/** A country or a subdivision of one. */
export const region = textual(
  'an ISO 3166 code in capitals, of a country (PS) or a subdivision (PS-GZA)',
  (value) => isCountry(value) || (/^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(value) && isCountry(value.slice(0, 2))),
  { pattern: '^[A-Z]{2}(-[A-Z0-9]{1,3})?$' },
);

/** Kosovo has no code of ISO 3166 itself: this one, of those left to users, is what the world writes. */
const assignedByUsers: ReadonlySet<string> = new Set(['XK']);

function isCountry(value: string): boolean {
  return /^[A-Z]{2}$/.test(value) && (isISO31661Alpha2(value) || assignedByUsers.has(value));
}

/** A JSON Pointer to something inside: not the empty pointer, which is the whole. */
export const innerPointer = textual(
  'a JSON Pointer such as /title or /points/0/text',
  (value) => /^(\/([^~/]|~[01])*)+$/u.test(value) && isStorable(value),
  { format: 'json-pointer', minLength: 1 },
);

/** When something happens or happened, see `parseOccurred`. */
export const edtf: Rule<string> = new (class extends Rule<string> {
  accepts(value: unknown, context: ValidationContext): value is string {
    if (typeof value !== 'string')
      return context.refuse('an EDTF date or an ISO date-time with offset', value);
    const read = parseOccurred(value);
    return read.ok || context.refuse(read.expected, value);
  }

  schema(): JsonSchema {
    return {
      type: 'string',
      description: 'An EDTF date, interval or choice of dates, or an ISO 8601 date-time with offset.',
      examples: ['2025-12-19', '2025-10-08/2025-10-09', '[2025-10-08,2025-10-09]', '2025-10-10T12:00+03:00'],
    };
  }
})();

/** A day, month or year, or a date-time with offset; no interval and no choice. */
export const publicationDate: Rule<string> = new (class extends Rule<string> {
  accepts(value: unknown, context: ValidationContext): value is string {
    const expected = 'a day, month or year, or an ISO date-time with offset';
    if (typeof value !== 'string' || /[/[]/.test(value)) return context.refuse(expected, value);
    return edtf.accepts(value, context);
  }

  schema(): JsonSchema {
    return { type: 'string', examples: ['2025-12-20', '2025-12'] };
  }
})();

export const flag: Rule<boolean> = new Leaf('true or false', (value) => typeof value === 'boolean', {
  type: 'boolean',
});

/** A whole number from `least` on, as far as JSON numbers are exact. */
export function wholeNumber(least: number): Rule<number> {
  return new Leaf(
    `a whole number of at least ${least}`,
    (value): value is number => typeof value === 'number' && Number.isSafeInteger(value) && value >= least,
    { type: 'integer', minimum: least, maximum: Number.MAX_SAFE_INTEGER },
  );
}

/** A number that may have a fraction, both ends included. */
export function numberBetween(least: number, most: number): Rule<number> {
  return new Leaf(
    `a number from ${least} to ${most}`,
    (value): value is number => typeof value === 'number' && value >= least && value <= most,
    { type: 'number', minimum: least, maximum: most },
  );
}

/** An ISO 8601 duration, see `readDuration`. */
export const duration = textual(expectedDuration, (value) => readDuration(value) !== undefined, {
  pattern: durationPattern,
  examples: ['P30D', 'P1Y6M', '-P60D'],
});

/** One word of an enumeration. */
export function oneOf<const W extends string>(words: readonly W[]): Rule<W> {
  const known: ReadonlySet<unknown> = new Set(words);
  return new Leaf(`one of ${words.join(', ')}`, (value): value is W => known.has(value), {
    type: 'string',
    enum: words,
  });
}

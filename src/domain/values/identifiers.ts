// This is the stored format of what registers elsewhere call a party.
import { isObject } from '../validation/compounds.js';
import { isShortText, region, shortText, slug, textual } from '../validation/leaves.js';
import { Rule } from '../validation/rule.js';
import type { JsonSchema, SchemaScope } from '../validation/schema.js';
import type { ValidationContext } from '../validation/validation-context.js';

/** Ids by the scheme that gives them: `{"iso3166": "SS", "wikidata": "Q958", "ucdp": "113"}`. */
export interface Identifiers {
  readonly [scheme: string]: string;
}

interface Scheme {
  readonly means: string;
  readonly rule: Rule<string>;
}

const longestId = 200;
const anyId = shortText(longestId);

function matching(expected: string, form: RegExp): Rule<string> {
  return textual(expected, (id) => form.test(id) && isShortText(id, longestId), {
    pattern: form.source,
    maxLength: longestId,
  });
}

/** The schemes whose ids are checked; those of any other scheme are any short text. */
const schemes: ReadonlyMap<string, Scheme> = new Map([
  ['iso3166', { means: 'ISO 3166, a country or a subdivision of one.', rule: region }],
  ['wikidata', { means: 'Wikidata.', rule: matching('a Wikidata item such as Q30', /^Q[1-9][0-9]{0,11}$/) }],
  [
    'paax',
    {
      means: 'PAA-X, the actors of peace agreements.',
      rule: matching(
        'the code of an actor in PAA-X, letters and digits without blanks',
        /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
      ),
    },
  ],
  [
    'ucdp',
    {
      means: 'UCDP, the actors of its conflicts.',
      rule: matching('the number of an actor in UCDP, such as 113', /^[1-9][0-9]{0,9}$/),
    },
  ],
  [
    'acled',
    {
      // ACLED gives its actors no ids.
      means: 'ACLED, which tells its actors apart by name.',
      rule: matching(
        `the name of an actor as ACLED writes it, in one line of at most ${longestId} characters, no blanks around it`,
        /^\S(.*\S)?$/,
      ),
    },
  ],
]);

class IdentifiersRule extends Rule<Identifiers> {
  accepts(value: unknown, context: ValidationContext): value is Identifiers {
    if (!isObject(value)) return context.refuse('a map of schemes to ids such as {"wikidata": "Q30"}', value);
    let valid = true;
    for (const [scheme, id] of Object.entries(value)) {
      context.enter(scheme);
      // What is no slug is told as the name that it is.
      const rule = schemes.get(scheme)?.rule ?? anyId;
      if (!slug.accepts(scheme, context) || !rule.accepts(id, context)) valid = false;
      context.leave();
    }
    return valid;
  }

  schema(scope: SchemaScope): JsonSchema {
    const known = [...schemes].map(([scheme, { means, rule }]) => [
      scheme,
      { ...rule.schema(scope), description: means },
    ]);
    return scope.refToNamed('Identifiers', {
      type: 'object',
      propertyNames: slug.schema(scope),
      properties: Object.fromEntries(known),
      additionalProperties: anyId.schema(scope),
    });
  }
}

/** Ids in registers elsewhere, by scheme. An empty map says the same as none. */
export const identifiers: Rule<Identifiers> = new IdentifiersRule();

/**
 * Reads query parameters: an unknown, empty or missing one is refused by name. One that takes a list may be repeated, which
 * says the same as commas; any other may not.
 */
import { canonicalTag } from '../domain/validation/language-tag.js';
import { isSlug } from '../domain/validation/leaves.js';
import { nearest } from '../domain/validation/nearest.js';
import type { Languages } from '../domain/values/chosen-text.js';
import { HttpProblem } from './problem.js';

/** A reader of more languages than these has not said which is preferred. */
const MOST_LANGUAGES = 20;

export class Parameters {
  private readonly values: ReadonlyMap<string, readonly string[]>;

  /** @throws HttpProblem invalid-query */
  constructor(query: unknown, known: readonly string[]) {
    const values = new Map<string, readonly string[]>();
    for (const [name, value] of Object.entries(query ?? {})) {
      if (!known.includes(name)) {
        const likely = nearest(name, known)[0];
        refuse(
          name,
          `expected one of ${known.join(', ') || 'no parameter'}${likely === undefined ? '' : `; did you mean ${likely}?`}`,
        );
      }
      const given: readonly unknown[] = Array.isArray(value) ? value : [value];
      const texts = given.flatMap((text) => (typeof text === 'string' && text !== '' ? [text] : []));
      if (texts.length < given.length) refuse(name, 'expected a value, got an empty one');
      values.set(name, texts);
    }
    this.values = values;
  }

  text(name: string): string | undefined {
    const [first, ...more] = this.values.get(name) ?? [];
    if (more.length > 0)
      refuse(name, `expected it once, as it takes a single value, got it ${more.length + 1} times`);
    return first;
  }

  required(name: string): string {
    return this.text(name) ?? refuse(name, 'is required');
  }

  /** Those of these that are given, in one order: whoever gives the same asks the same. */
  canonical(names: readonly string[]): string {
    const given = names.flatMap((name) => {
      const value = this.values.get(name);
      return value === undefined ? [] : [`${name}=${value.join(',')}`];
    });
    return given.toSorted().join('&');
  }

  /** A whole number within bounds. */
  number(
    name: string,
    bounds: { readonly least: number; readonly most: number; readonly otherwise: number },
  ): number {
    const text = this.text(name);
    if (text === undefined) return bounds.otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= bounds.least && value <= bounds.most) return value;
    return refuse(name, `expected a whole number from ${bounds.least} to ${bounds.most}, got "${text}"`);
  }

  flag(name: string): boolean | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    return refuse(name, `expected true or false, got "${text}"`);
  }

  /** Words out of a list, given with commas or one by one. */
  words<W extends string>(name: string, allowed: readonly W[]): readonly W[] | undefined {
    return this.list(name)?.map(
      (word) =>
        allowed.find((one) => one === word) ??
        refuse(name, `expected words out of ${allowed.join(', ')}, got "${word}"`),
    );
  }

  /** One id. */
  id(name: string): string | undefined {
    const text = this.text(name);
    return text === undefined || isSlug(text) ? text : refuse(name, `expected an id, got "${text}"`);
  }

  /** Ids, given with commas or one by one. */
  ids(name: string): readonly string[] | undefined {
    const list = this.list(name);
    const wrong = list?.find((id) => !isSlug(id));
    return wrong === undefined ? list : refuse(name, `expected ids, got "${wrong}"`);
  }

  /** Language tags in their canonical form, the favourite first, given with commas or one by one. */
  languages(name: string): Languages | undefined {
    const tags = this.list(name)?.map(
      (tag) =>
        canonicalTag(tag) ?? refuse(name, `expected BCP 47 language tags, such as ar,en-GB, got "${tag}"`),
    );
    if (tags !== undefined && tags.length > MOST_LANGUAGES)
      refuse(name, `expected at most ${MOST_LANGUAGES} languages, got ${tags.length}`);
    return tags && [...new Set(tags)];
  }

  position(name: string): bigint | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    return /^\d{1,18}$/.test(text) ? BigInt(text) : refuse(name, `expected a log position, got "${text}"`);
  }

  private list(name: string): string[] | undefined {
    return this.values.get(name)?.flatMap((text) => text.split(','));
  }
}

export function refuse(name: string, detail: string): never {
  const text = `parameter "${name}": ${detail}`;
  throw new HttpProblem('invalid-query', text, [{ pointer: name, code: 'invalid-query', detail: text }]);
}

/** Reads query parameters: an unknown, doubled, empty or missing one is refused by name. */
import { isSlug } from '../domain/vocabulary/rules/leaves.js';
import { nearest } from '../domain/vocabulary/nearest.js';
import { HttpProblem } from './problem.js';

export class Parameters {
  private readonly values: ReadonlyMap<string, string>;

  /** @throws HttpProblem invalid-query */
  constructor(query: unknown, known: readonly string[]) {
    const values = new Map<string, string>();
    for (const [name, value] of Object.entries(query ?? {})) {
      if (!known.includes(name)) {
        const likely = nearest(name, known)[0];
        refuse(
          name,
          `expected one of ${known.join(', ') || 'no parameter'}${likely === undefined ? '' : `; did you mean ${likely}?`}`,
        );
      }
      if (typeof value !== 'string') refuse(name, 'expected it once');
      if (value === '') refuse(name, 'expected a value, got an empty one');
      values.set(name, value);
    }
    this.values = values;
  }

  text(name: string): string | undefined {
    return this.values.get(name);
  }

  required(name: string): string {
    return this.values.get(name) ?? refuse(name, 'expected it, it is missing');
  }

  /** Those of these that are given, in one order: whoever gives the same asks the same. */
  canonical(names: readonly string[]): string {
    const given = names.flatMap((name) => {
      const value = this.values.get(name);
      return value === undefined ? [] : [`${name}=${value}`];
    });
    return given.toSorted().join('&');
  }

  /** A whole number within bounds. */
  number(
    name: string,
    bounds: { readonly least: number; readonly most: number; readonly otherwise: number },
  ): number {
    const text = this.values.get(name);
    if (text === undefined) return bounds.otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    if (value >= bounds.least && value <= bounds.most) return value;
    return refuse(name, `expected a whole number from ${bounds.least} to ${bounds.most}, got "${text}"`);
  }

  flag(name: string): boolean | undefined {
    const text = this.values.get(name);
    if (text === undefined) return undefined;
    if (text === 'true' || text === 'false') return text === 'true';
    return refuse(name, `expected true or false, got "${text}"`);
  }

  /** Comma-separated words out of a list. */
  words<W extends string>(name: string, allowed: readonly W[]): readonly W[] | undefined {
    return this.list(name)?.map(
      (word) =>
        allowed.find((one) => one === word) ??
        refuse(name, `expected words out of ${allowed.join(', ')}, got "${word}"`),
    );
  }

  /** One id. */
  id(name: string): string | undefined {
    const text = this.values.get(name);
    return text === undefined || isSlug(text) ? text : refuse(name, `expected an id, got "${text}"`);
  }

  /** Comma-separated ids. */
  ids(name: string): readonly string[] | undefined {
    const list = this.list(name);
    const wrong = list?.find((id) => !isSlug(id));
    return wrong === undefined ? list : refuse(name, `expected ids, got "${wrong}"`);
  }

  position(name: string): bigint | undefined {
    const text = this.values.get(name);
    if (text === undefined) return undefined;
    return /^\d{1,18}$/.test(text) ? BigInt(text) : refuse(name, `expected a log position, got "${text}"`);
  }

  private list(name: string): string[] | undefined {
    return this.values.get(name)?.split(',');
  }
}

export function refuse(name: string, detail: string): never {
  const text = `parameter "${name}": ${detail}`;
  throw new HttpProblem('invalid-query', text, [{ pointer: name, code: 'invalid-query', detail: text }]);
}

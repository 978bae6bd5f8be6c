/** What the catalogue and the record take can be sealed and stored: an entry that no store can hold is refused before. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toEvent } from '../../src/application/append/submission.js';
import { readEntry } from '../../src/domain/events/read-entry.js';
import { examples } from '../../src/domain/events/examples.js';
import { canonicalEvent } from '../../src/log/chain.js';
import { canonicalJson } from '../../src/log/canonical-json.js';
import { correct, idOf, made } from '../domain/decisions/entries.js';

/** JSON as text: also what only its text can say. */
const text: fc.Arbitrary<string> = fc.letrec<{ value: string; text: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('1e999', '-1e999', '-0', '1e-400', '9007199254740993', 'null', 'true', '[]', '{}'),
    tie('text'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(tie('text'), tie('value')), { maxLength: 3 })
      .map((fields) => `{${fields.map(([name, value]) => `${name}:${value}`).join(',')}}`),
  ),
  text: fc.oneof(
    fc.constantFrom('"\\ud800"', '"\\udfff en"', '"\\u0000"', '"__proto__"', '"constructor"', '"0"', '"en"'),
    fc.constantFrom('"original"', '"machine"', '"toJSON"', '"2025-10"', '"/title/en"', '"data"', '"changes"'),
    fc.string({ unit: 'binary', maxLength: 5 }).map((value) => JSON.stringify(value)),
  ),
})).value;

/** Every place inside of a value. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, inner]) => placesIn(inner, [...path, name]))];
}

/** The text of a value with another one at a place. */
function withAt(value: unknown, [name, ...rest]: readonly string[], other: string): string {
  if (name === undefined) return other;
  if (Array.isArray(value))
    return `[${value.map((item, at) => (String(at) === name ? withAt(item, rest, other) : JSON.stringify(item))).join(',')}]`;
  const fields = Object.entries(value as object).map(([field, inner]) => {
    const said = field === name ? withAt(inner, rest, other) : JSON.stringify(inner);
    return `${JSON.stringify(field)}:${said}`;
  });
  return `{${fields.join(',')}}`;
}

const id = idOf('any');
const correction = correct(made('first', '2025-10-01'), { data: { theme: 'security' } });
const posted = [...Object.values(examples), correction].map((one) => ({ ...one, id }));
const altered = fc
  .constantFrom(...posted)
  .chain((one) => fc.tuple(fc.constant(one), fc.constantFrom(...placesIn(one)), text))
  .map(([one, place, other]) => withAt(one, place, other));

it('what is taken has a canonical form, and says the same once it has been stored', () => {
  fc.assert(
    fc.property(altered, (json) => {
      const reading = readEntry(JSON.parse(json));
      if (!reading.ok) return;
      const stored = canonicalEvent(toEvent({ ...reading.entry, id }, 'desk'));
      expect(canonicalJson(JSON.parse(stored.body))).toBe(stored.body);
    }),
    { numRuns: 10_000 },
  );
});

// Canonical JSON is the same text whichever way it is made: the library says what it is.
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/log/canonical-json.js';

describe('canonical JSON', () => {
  it('is what the library writes, for any JSON value', () => {
    const key = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('10', '2', '__proto__', '', 'b', 'a'),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.oneof(fc.string({ unit: 'grapheme' }), fc.double({ noNaN: true, noDefaultInfinity: true })),
        fc.constantFrom(null, true, false, -0, 1e21, '\u2028', '\\ud800', '"'),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        const text = canonicalJson(one);
        expect(text).toBe(canonicalize(one));
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['a lone surrogate', { text: '\ud800' }],
    ['a lone surrogate as a key', { '\udc00': 1 }],
    ['not a number', { n: NaN }],
    ['a number without end', [Infinity]],
  ])('does not exist for %s', (_what, value) => {
    expect(() => canonicalize(value)).toThrow();
    expect(() => canonicalJson(value)).toThrow();
  });
});

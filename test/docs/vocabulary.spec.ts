/** The page about the vocabulary names every event type, standing and level, as the catalogue has them. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '../../src/domain/events/catalogue.js';
import { levels, standings } from '../../src/domain/events/enumerations.js';

const page = readFileSync(new URL('../../docs/vocabulary.md', import.meta.url), 'utf8');

test.each(Object.entries(catalogue))('%s has its line', (type, { kind, summary, sourced }) => {
  expect(page).toContain(
    `\n| \`${type}\` | ${kind} | ${summary} | ${sourced ? 'needed' : 'may be given'} |\n`,
  );
});

test('every standing and level is explained', () => {
  expect([...standings, ...levels].filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
});

/** The page about the vocabulary is made of the catalogue, after an introduction by hand. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { eventTypes } from '../../src/domain/events/catalogue.js';
import { levels, standings } from '../../src/domain/events/enumerations.js';
import { refusalCodes } from '../../src/domain/events/refusal.js';
import { storedBodiesOf } from '../domain/events/stored-bodies.js';
import { vocabularyReference } from './reference/page.js';

const PAGE = '../../docs/vocabulary.md';
const stored = readFileSync(new URL(PAGE, import.meta.url), 'utf8');
const [introduction = ''] = stored.split('## Event types\n', 1);
const reference = vocabularyReference((type) => storedBodiesOf(type).map(({ body: { data } }) => data));
const page = `${introduction}${reference}\n`;

/** `npm run docs:update` writes it anew. */
test('the reference is what the catalogue says', async () => {
  await expect(page).toMatchFileSnapshot(PAGE);
});

test('every standing and level is explained by hand', () => {
  expect([...standings, ...levels].filter((word) => !introduction.includes(`\`${word}\``))).toEqual([]);
});

test('every link on the page leads to a heading', () => {
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
  const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor = '']) => anchor);
  expect(links.length).toBeGreaterThan(eventTypes.length);
  expect([...new Set(links)].filter((link) => !headings.includes(link))).toEqual([]);
});

/** What the shape and the state of the record decide; the others are told by the log, or not of one entry. */
test('every refusal of an entry is told', () => {
  const elsewhere = ['unknown-event-type', 'idempotency-key-reused', 'revision-conflict'];
  const codes = refusalCodes.filter((code) => !elsewhere.includes(code));
  expect(codes.filter((code) => !page.includes(`\`${code}\``))).toEqual([]);
});

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-');
}

/** Rule: an entry is found by its texts, by quotes and by the names of its parties; marks tell where in the text as written. */
import { describe, expect, it } from 'vitest';
import { excerptsOf } from '../../../src/domain/search/excerpts.js';
import { matches, partyNamed } from '../../../src/domain/search/matching.js';
import { readQuery, type SearchQuery } from '../../../src/domain/search/query.js';
import { occurrencesIn, rankedWords, scoreOf } from '../../../src/domain/search/ranking.js';
import { foldEntry, textsAt, type SearchedEntry } from '../../../src/domain/search/searched-entry.js';

function query(text: string): SearchQuery {
  const reading = readQuery(text);
  if (!reading.ok) throw new Error(`expected ${reading.expected}`);
  return reading.query;
}

const entry: SearchedEntry = {
  texts: [
    ...textsAt('/what/title', {
      en: 'Indirect talks, phase two',
      'ar-PS': 'محادثات بشأن اتفاق غزة',
      original: 'ar-PS',
    }),
    { pointer: '/note/es', language: 'es', text: 'Según la declaración, la tregua empieza el lunes.' },
    { pointer: '/sources/0/quote', language: '', text: 'Hamas accepts' },
  ],
  named: undefined,
  parties: ['hamas', 'israel'],
};
const folded = foldEntry(entry);
const none = (terms: readonly unknown[]): ReadonlySet<string>[] => terms.map(() => new Set<string>());

function finds(text: string): boolean {
  const asked = query(text);
  return matches(asked, folded, { wanted: none(asked.wanted), unwanted: none(asked.unwanted) });
}

describe('an entry is found by', () => {
  it.each([
    ['a word', 'talks'],
    ['words in several languages', 'talks tregua الاتفاق'],
    ['a phrase', '"phase two"'],
    ['a phrase whose first word has a prefix', '"الاتفاق غزة"'],
    ['what begins like a word', 'declar*'],
    ['a quote', '"hamas accepts"'],
    ['a word in its language', 'lang:es tregua'],
    ['a word in a language of a region', 'lang:ar اتفاق'],
    ['a word without another', 'talks -direct'],
  ])('%s', (_, text) => {
    expect(finds(text)).toBe(true);
  });

  it.each([
    ['a part of a word', 'alk'],
    ['words of which one is missing', 'talks tomorrow'],
    ['a phrase in another order', '"two phase"'],
    ['a phrase from one text into the next', '"two محادثات"'],
    ['a word in another language', 'lang:es talks'],
    ['a region that the text is not of', 'lang:ar-EG اتفاق'],
    ['a quote where a language is asked for', 'lang:en accepts'],
    ['a word with another that must not be there', 'talks -tregua'],
  ])('but not by %s', (_, text) => {
    expect(finds(text)).toBe(false);
  });

  it('a name of one of its parties, and left out by it', () => {
    const named = [new Set(['hamas'])];
    expect(matches(query('harakat'), folded, { wanted: named, unwanted: [] })).toBe(true);
    expect(matches(query('talks -harakat'), folded, { wanted: none(['']), unwanted: named })).toBe(false);
  });
});

it('an entry that introduces a party gives it its names', () => {
  const introduction = foldEntry({
    texts: [],
    named: { party: 'hamas', names: ['Hamas', 'حركة المقاومة الإسلامية'] },
    parties: ['hamas'],
  });
  const [term] = query('"حركة المقاومة"').wanted;
  expect(term && partyNamed(term, introduction)).toBe('hamas');
  const [other] = query('"hamas حركة"').wanted;
  expect(other && partyNamed(other, introduction)).toBeUndefined();
});

describe('an excerpt', () => {
  it('tells where the words are in the text as it was written', () => {
    const text = entry.texts[1]?.text ?? '';
    const [found] = excerptsOf(query('الاتفاق'), folded);
    expect(found).toMatchObject({ pointer: '/what/title/ar-PS', language: 'ar-PS', start: 0, excerpt: text });
    expect(found?.marks.map(({ start, end }) => text.slice(start, end))).toEqual(['اتفاق']);
  });

  it('of a long text is the part around the first word, and marks go by the whole text', () => {
    const text = `${'Before it. '.repeat(50)}The 🕊 truce holds. ${'After it. '.repeat(50)}And the truce ends.`;
    const long = foldEntry({ texts: textsAt('/what/text', { en: text }), named: undefined, parties: [] });
    const [found] = excerptsOf(query('truce'), long);
    expect(found?.marks.map(({ start, end }) => text.slice(start, end))).toEqual(['truce', 'truce']);
    const { start = 0, excerpt = '' } = found ?? {};
    expect(text.slice(start, start + excerpt.length)).toBe(excerpt);
    expect(excerpt).toContain('The 🕊 truce holds.');
    expect(excerpt.length).toBeLessThanOrEqual(240);
  });

  it('has no marks that overlap', () => {
    const [found] = excerptsOf(query('"phase two" two'), folded);
    expect(found?.marks).toEqual([{ start: 16, end: 25 }]);
  });

  it('of a quote has the language that its source says, or none', () => {
    expect(excerptsOf(query('accepts'), folded)).toMatchObject([
      { pointer: '/sources/0/quote', language: null },
    ]);
  });
});

describe('entries are ranked by', () => {
  const score = (text: string, asked: string, found: readonly number[]): number => {
    const one = foldEntry({ texts: textsAt('/what/text', { en: text }), named: undefined, parties: [] });
    return scoreOf(occurrencesIn(query(asked), rankedWords(query(asked)), one), found);
  };

  it('how often a word is there', () => {
    expect(score('aid and aid', 'aid', [10])).toBeGreaterThan(score('aid and fuel', 'aid', [10]));
  });

  it('how short they are', () => {
    expect(score('aid', 'aid', [10])).toBeGreaterThan(
      score('aid enters by the crossing at Rafah', 'aid', [10]),
    );
  });

  it('how rare a word is', () => {
    expect(score('aid', 'aid fuel', [2, 1_000])).toBeGreaterThan(score('fuel', 'aid fuel', [2, 1_000]));
  });
});

import { describe, expect, it } from 'vitest';
import { examples } from '../../../src/domain/events/examples.js';
import { altered } from './altered.js';
import { problemsOf } from './problems-of.js';

const found = {
  url: 'https://www.dawn.com/news/1946371',
  publisher: 'Reuters via dawn.com',
  title: 'Report',
  language: 'en',
  publishedOn: '2025-10-03',
  archivedUrl: 'http://archive.example/1946371',
  quote: 'A sentence of it.',
  kind: 'wire',
};

function problemsOfSource(source: unknown): readonly string[] {
  return problemsOf({ ...examples.PartyLeft, sources: [found, source] }).map((problem) =>
    problem.replace('/sources/1', ''),
  );
}

describe('a source', () => {
  it.each([
    [found],
    [{ publisher: 'press', kind: 'press', title: 'Report' }],
    [{ publisher: 'press', kind: 'press', url: 'https://news.example/%D8%AE?q=1#x' }],
    [{ publisher: 'press', kind: 'press', url: 'HTTP://أخبار.example/خبر' }],
    [{ ...found, publishedOn: '2025-10' }],
    [{ ...found, publishedOn: '2025~' }],
    [{ ...found, publishedOn: '2025-10-03T08:00:00Z' }],
  ])('is accepted: %j', (source) => {
    expect(problemsOfSource(source)).toEqual([]);
  });

  it.each([
    ['url', 'ftp://news.example/1'],
    ['url', 'javascript:alert(1)'],
    ['url', 'news.example/1'],
    ['url', 'https://'],
    ['url', 'https://news.example/a b'],
    ['url', ' https://news.example/'],
    ['url', ''],
    ['url', null],
    ['publisher', ''],
    ['publisher', { en: 'Reuters' }],
    ['publisher', undefined],
    ['title', ' '],
    ['title', { en: 'Report' }],
    ['language', 'English!'],
    ['language', ''],
    ['publishedOn', '2025-10-01/2025-10-03'],
    ['publishedOn', '[2025-10-01,2025-10-03]'],
    ['publishedOn', '2025-02-30'],
    ['publishedOn', 20251003],
    ['archivedUrl', 'file:///etc/hosts'],
    ['quote', '\udfff'],
    ['quote', ''],
    ['kind', 'blog'],
    ['kind', undefined],
    ['grade', 'A'],
  ])('is refused for its %s %j', (field, value) => {
    expect(problemsOfSource(altered(found, `/${field}`, value))).toEqual([`/${field} invalid-payload`]);
  });

  it('has a url or a title', () => {
    expect(problemsOfSource({ publisher: 'press', kind: 'press' })).toEqual([' invalid-payload']);
  });

  it('is reported whole: what is missing and what is wrong', () => {
    expect(problemsOfSource({ kind: 'x', extra: 1 })).toEqual([
      '/publisher invalid-payload',
      '/kind invalid-payload',
      '/extra invalid-payload',
      ' invalid-payload',
    ]);
  });

  it.each([[undefined], [[]]])('is required where the type says so: %j', (sources) => {
    expect(problemsOf({ ...examples.PartyLeft, sources })).toEqual(['/sources source-required']);
  });

  it.each([[undefined], [[]]])('may be missing where the type says so: %j', (sources) => {
    expect(problemsOf({ ...examples.ProcessOpened, sources })).toEqual([]);
  });

  it.each([[null], [found], ['https://news.example/']])('comes in a list, not as %j', (sources) => {
    expect(problemsOf({ ...examples.PartyLeft, sources })).toEqual(['/sources invalid-payload']);
    expect(problemsOf({ ...examples.ProcessOpened, sources })).toEqual(['/sources invalid-payload']);
  });

  it('cannot be corrected away', () => {
    expect(problemsOf(altered(examples.EntryCorrected, '/data/changes/sources', []))).toEqual([
      '/data/changes/sources source-required',
    ]);
  });
});

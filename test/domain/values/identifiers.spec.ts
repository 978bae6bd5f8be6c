/** Ids in registers elsewhere: known schemes are checked, any other may be named. */
import { describe, expect, it } from 'vitest';
import { identifiers } from '../../../src/domain/values/identifiers.js';
import { placesRefused, problemsOfValue } from './problems-of-value.js';

const acledName = "SPLM/A-IO: Sudan People's Liberation Movement/Army-In Opposition";

describe('identifiers', () => {
  it.each<[unknown]>([
    [{}],
    [{ iso3166: 'SS' }],
    [{ iso3166: 'PS-GZA' }],
    [{ wikidata: 'Q958', paax: 'IGO_1001', ucdp: '113', acled: acledName }],
    [{ 'gwno-2': '626' }],
    [{ isin: '🕊'.repeat(200) }],
  ])('are accepted: %j', (value) => {
    expect(placesRefused(identifiers, value)).toEqual([]);
  });

  it.each<[unknown, string]>([
    ['Q30', ''],
    [['Q30'], ''],
    [null, ''],
    [{ iso3166: 'ss' }, '/iso3166'],
    [{ iso3166: 'XX' }, '/iso3166'],
    [{ wikidata: 'q30' }, '/wikidata'],
    [{ wikidata: 'Q0' }, '/wikidata'],
    [{ wikidata: 'https://www.wikidata.org/wiki/Q30' }, '/wikidata'],
    [{ paax: '' }, '/paax'],
    [{ paax: 'IGO 1001' }, '/paax'],
    [{ ucdp: 'SPLM/A' }, '/ucdp'],
    [{ ucdp: '0113' }, '/ucdp'],
    [{ ucdp: 113 }, '/ucdp'],
    [{ acled: ` ${acledName}` }, '/acled'],
    [{ acled: 'SPLM/A\nSPLM/A-IO' }, '/acled'],
    [{ acled: 'a'.repeat(201) }, '/acled'],
    [{ isin: '' }, '/isin'],
    [{ isin: '\u200b' }, '/isin'],
    [{ isin: 'a\ud800b' }, '/isin'],
    [{ isin: `${'🕊'.repeat(200)}.` }, '/isin'],
    [{ isin: null }, '/isin'],
    [{ ISIN: 'x' }, '/ISIN'],
    [JSON.parse('{"__proto__": "x"}'), '/__proto__'],
    [{ 'a/b': 'x' }, '/a~1b'],
  ])('are refused: %j', (value, place) => {
    expect(placesRefused(identifiers, value)).toEqual([place]);
  });

  it('say what a known scheme expects', () => {
    expect(problemsOfValue(identifiers, { ucdp: 'SPLM/A' })).toEqual([
      '/ucdp expected the number of an actor in UCDP, such as 113, got "SPLM/A"',
    ]);
  });
});

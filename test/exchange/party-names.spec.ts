/** Rule: a name becomes an id where one party alone can be meant; else it is proposed and nothing is done. */
import { expect, it } from 'vitest';
import { foldedName, PartyNames } from '../../src/exchange/sheet/party-names.js';

const names = new PartyNames([
  { id: 'us', names: ['United States', 'USA', 'الولايات المتحدة'] },
  { id: 'egypt', names: ['Egypt', 'مصر'] },
  { id: 'hamas', names: ['Hamas', 'حركة حماس', 'Islamic Resistance Movement'] },
  { id: 'splm-io', names: ['SPLM-IO', 'SPLM in Opposition'] },
  { id: 'splm-ig', names: ['SPLM-IG', 'SPLM in Government'] },
  { id: 'iran', names: ['Iran'] },
  { id: 'iraq', names: ['Iraq'] },
  { id: 'front-a', names: ['National Front'] },
  { id: 'front-b', names: ['National Front'] },
]);

it.each(['us', 'splm-io'])('%s is an id', (text) => {
  expect(names.match(text)).toEqual({ kind: 'id' });
});

it.each([
  ['united states', 'us'],
  ['The United-States', 'us'],
  ['ولايات متحدة', 'us'],
  ['الولايات المتّحدة', 'us'],
  ['ḤAMAS', 'hamas'],
])('%s is %s', (text, id) => {
  expect(names.match(text)).toEqual({ kind: 'named', id });
});

it.each([
  ['National Front', ['front-a', 'front-b']],
  ['Iran', ['iran', 'iraq']],
  ['SPLM-IO', ['splm-io', 'splm-ig']],
  ['SPLM', ['splm-io', 'splm-ig']],
  ['Egipt', ['egypt']],
  ['Somewhere else', []],
])('%s is only proposed: %s', (text, ids) => {
  expect(names.match(text)).toEqual({ kind: 'proposed', ids });
});

it('folds what two spellings of a name have in common', () => {
  expect(foldedName('  The  Émigrés’ Council ')).toBe('emigres council');
  expect(foldedName('الإتفاقيّة')).toBe(foldedName('اتفاقية'));
});

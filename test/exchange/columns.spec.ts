/** Rule: the columns of a sheet are what the schemas of the catalogue say, and nothing else is one. */
import { describe, expect, it } from 'vitest';
import {
  definitionOf,
  eventTypes,
  isEditorialType,
  isSubstantive,
} from '../../src/domain/events/catalogue.js';
import { examples } from '../../src/domain/events/examples.js';
import { columnOf, columnsOf, nameOf } from '../../src/exchange/sheet/column.js';
import { nearestColumns } from '../../src/exchange/sheet/nearest-columns.js';
import { leavesOf } from '../../src/exchange/sheet/places.js';

const substantive = eventTypes.filter((type) => !isEditorialType(type));

describe.each(substantive)('%s', (type) => {
  it('has a column for every value of its example', () => {
    const { occurred, data, sources, note } = examples[type];
    const names = leavesOf({ occurred, data, sources, note }).map(([keys]) => nameOf(keys));
    expect(names.filter((name) => columnOf(type, name) === undefined)).toEqual([]);
  });

  it('finds each column of its template by its name', () => {
    for (const column of columnsOf(type, ['en'])) {
      expect(columnOf(type, column.name)).toMatchObject({ keys: column.keys, form: column.form });
      expect(column.wants).not.toBe('');
    }
  });

  it('knows which columns hold parties', () => {
    const example = examples[type];
    if (!isSubstantive(example)) return;
    const definition = definitionOf(type);
    for (const { subject, pointer } of definition.references(example.data)) {
      if (!subject.startsWith('party')) continue;
      const keys = pointer
        .split('/')
        .slice(1)
        .map((key) => (/^\d+$/.test(key) ? Number(key) : key));
      const name = nameOf(typeof keys.at(-1) === 'number' ? keys.slice(0, -1) : keys);
      expect([name, columnOf(type, name)?.isParty]).toEqual([name, true]);
    }
  });
});

it('counts from one', () => {
  expect(columnOf('AgreementProposed', 'data.points.2.text.ar')?.keys).toEqual([
    'data',
    'points',
    1,
    'text',
    'ar',
  ]);
  expect(columnOf('AgreementProposed', 'source.url')?.keys).toEqual(['sources', 0, 'url']);
  expect(columnOf('AgreementProposed', 'source3.url')?.keys).toEqual(['sources', 2, 'url']);
  expect(nameOf(['sources', 2, 'url'])).toBe('source3.url');
});

it.each([
  ['PartyJoined', 'data.title.en'],
  ['PartyJoined', 'data.party'],
  ['PartyJoined', 'data.party.name'],
  ['PartyJoined', 'data.party.name.no language at all'],
  ['PartyJoined', 'data.party.aliases.0.en'],
  ['PartyJoined', 'data.roles.1'],
  ['PartyJoined', 'source1.url'],
  ['PartyJoined', 'sources.1.url'],
  ['PartyJoined', 'data.constructor'],
  ['PartyJoined', 'data.__proto__.x'],
  ['PartyJoined', 'id'],
] as const)('%s has no column %s', (type, name) => {
  expect(columnOf(type, name)).toBeUndefined();
});

it('takes a date and what hangs on one in the same field', () => {
  expect(columnOf('CommitmentMade', 'data.due')?.form).toBe('date');
  expect(columnOf('CommitmentMade', 'data.due.of.id')?.form).toBe('word');
});

it('says what each column wants', () => {
  const wants = new Map(columnsOf('CommitmentMade', ['en']).map((one) => [one.name, one.wants]));
  expect(wants.get('data.standing')).toBe('one of proposed, binding');
  expect(wants.get('data.by')).toBe('the id of a party; several with ; between them');
  expect(wants.get('data.text.en')).toBe('a text');
  expect(wants.get('occurred')).toContain('a date such as 2025-12-19');
});

it.each([
  ['data.comitmentId', 'data.commitmentId'],
  ['commitmentId', 'data.commitmentId'],
  ['title', 'data.title.en'],
  ['sources.url', 'source.url'],
  ['ocurred', 'occurred'],
])('finds what %s may have meant', (name, meant) => {
  expect(nearestColumns(name)).toContain(meant);
});

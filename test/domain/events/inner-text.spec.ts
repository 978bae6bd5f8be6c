import { describe, expect, it } from 'vitest';
import { eventTypes, type EventType } from '../../../src/domain/events/catalogue.js';
import { examples } from '../../../src/domain/events/examples.js';
import { textAt, withTextAt } from '../../../src/domain/events/inner-text.js';

/** Every pointer to a value inside some JSON. */
function* pointersIn(value: unknown, at = ''): Iterable<readonly [pointer: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    const pointer = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    yield [pointer, inner];
    yield* pointersIn(inner, pointer);
  }
}

function textsIn(...types: readonly EventType[]): string[] {
  const [type] = types;
  const { data } = type === undefined ? { data: {} } : examples[type];
  return [...pointersIn(data)].flatMap(([pointer]) => (textAt(types, data, pointer) ? [pointer] : []));
}

describe('the texts inside an entry', () => {
  it.each([
    ['ProcessOpened', ['/title', '/summary']],
    ['PartyJoined', ['/party/name']],
    ['MeetingHeld', ['/title', '/place/name', '/topics/0', '/topics/1', '/outcome']],
    ['AgreementProposed', ['/title', '/points/0/text', '/points/1/text']],
    ['PhaseDefined', ['/title', '/objectives/0', '/objectives/1', '/objectives/2', '/objectives/3']],
    ['CommitmentMade', ['/text', '/measurableBy']],
    ['ViolationAlleged', ['/text', '/place/name']],
    ['TranslationAdded', []],
  ] as const)('are found where the catalogue has them: %s', (type, texts) => {
    expect(textsIn(type)).toEqual(texts);
  });

  it('are nothing that is not a text by the catalogue, whatever it looks like', () => {
    for (const type of eventTypes) {
      for (const pointer of textsIn(type))
        expect(pointer).toMatch(
          /(title|summary|text|reason|name|agenda|outcome|mandate|aliases\/\d|objectives\/\d|topics\/\d|measurableBy)$/,
        );
    }
    const { data } = examples.PartyJoined;
    expect(textAt(['PartyJoined'], data, '/party/identifiers')).toBeUndefined();
  });

  it('are found in a correction by the type of what it corrects', () => {
    expect(textsIn('EntryCorrected', 'MeetingHeld')).toEqual(['/changes/data/topics/0', '/reason']);
    expect(textsIn('EntryCorrected', 'CommitmentMade')).toEqual(['/reason']);
    expect(textsIn('EntryCorrected')).toEqual(['/reason']);
  });

  it('are found by the escapes of a JSON Pointer', () => {
    expect(
      textAt(['EntryCorrected', 'MeetingHeld'], { changes: { note: { en: 'A note.' } } }, '/changes/note'),
    ).toEqual({
      en: 'A note.',
    });
    expect(textAt(['PhaseDefined'], { 'a/b~c': { en: 'x' } }, '/a~1b~0c')).toBeUndefined();
  });

  it('are only where the data holds one', () => {
    expect(textAt(['PhaseDefined'], {}, '/title')).toBeUndefined();
    expect(textAt(['PhaseDefined'], { title: 'Phase' }, '/title')).toBeUndefined();
    expect(textAt(['PhaseDefined'], { title: null }, '/title')).toBeUndefined();
    expect(textAt(['PhaseDefined'], null, '/title')).toBeUndefined();
    expect(textAt([], { title: { en: 'x' } }, '/title')).toBeUndefined();
  });

  it('are replaced in a copy', () => {
    const { data } = examples.MeetingHeld;
    const before: unknown = JSON.parse(JSON.stringify(data));
    const { topics } = withTextAt(data, '/topics/1', { fr: 'Préparation' });
    expect(topics).toEqual([data.topics?.[0], { fr: 'Préparation' }]);
    expect(withTextAt(data, '/place/name', { fr: 'Miami' })).toEqual({
      ...data,
      place: { ...data.place, name: { fr: 'Miami' } },
    });
    expect(data).toEqual(before);
  });
});

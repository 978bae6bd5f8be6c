import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes, isEditorialType } from '../../../src/domain/events/catalogue.js';
import { examples } from '../../../src/domain/events/examples.js';
import { checkData, readEntry } from '../../../src/domain/events/read-entry.js';
import { altered } from './altered.js';
import { detailOf, problemsOf } from './problems-of.js';

const opened = examples.ProcessOpened;
const alleged = examples.ViolationAlleged;

describe('what is posted', () => {
  it.each([null, undefined, 'entry', 7, true, [], [opened]])('is an object, not %j', (input) => {
    expect(problemsOf(input)).toContain(' invalid-payload');
  });

  it('has a type, a date and data', () => {
    expect(problemsOf({})).toEqual(['/type invalid-payload']);
    expect(problemsOf({ type: 'ProcessOpened' })).toEqual([
      '/occurred invalid-payload',
      '/data invalid-payload',
    ]);
    expect(problemsOf({ type: 'PartyLeft' })).toContain('/sources source-required');
  });

  it('is known by its type, or the nearest types are named', () => {
    expect(problemsOf({ ...opened, type: 'ProcesOpend' })).toEqual(['/type unknown-event-type']);
    expect(detailOf({ ...opened, type: 'ProcesOpend' })).toContain('nearest: ProcessOpened,');
    expect(detailOf({ ...opened, type: 'meeting_held' })).toContain('nearest: MeetingHeld,');
    expect(problemsOf({ ...opened, type: 'constructor' })).toEqual(['/type unknown-event-type']);
    expect(problemsOf({ ...opened, type: '' })).toEqual(['/type unknown-event-type']);
    expect(problemsOf({ ...opened, type: 'x'.repeat(1_000_000) })).toEqual(['/type unknown-event-type']);
    expect(problemsOf({ ...opened, type: ['ProcessOpened'] })).toEqual(['/type invalid-payload']);
  });

  it('is checked as far as can be where its type is unknown', () => {
    expect(problemsOf({ type: 'X', id: 7, occurred: 'now', sources: 1, note: 'n', extra: 1 })).toEqual([
      '/type unknown-event-type',
      '/id invalid-payload',
      '/occurred invalid-payload',
      '/sources invalid-payload',
      '/note invalid-payload',
      '/extra invalid-payload',
    ]);
  });

  it.each(['7', '', 7, null, '019b3f2e-7c00-7000-8000-00000000000', '019b3f2e-7c00-7000-8000-00000000000g'])(
    'is refused for the id %j',
    (id) => {
      expect(problemsOf({ ...opened, id })).toEqual(['/id invalid-payload']);
    },
  );

  it('keeps its ids in lower case', () => {
    const id = '6BA7B811-9DAD-11D1-80B4-00C04FD430C8';
    expect(readEntry({ ...opened, id })).toEqual({ ok: true, entry: { ...opened, id: id.toLowerCase() } });
    const retracted = altered(examples.EntryRetracted, '/data/entryId', id);
    expect(readEntry(retracted)).toMatchObject({ ok: true, entry: { data: { entryId: id.toLowerCase() } } });
  });

  it.each(eventTypes)('%s says when it occurred, unless it is editorial', (type) => {
    const undated = altered(examples[type], '/occurred', undefined);
    expect(problemsOf(undated)).toEqual(isEditorialType(type) ? [] : ['/occurred invalid-payload']);
    expect(problemsOf({ ...examples[type], occurred: '2015-02-29' })).toEqual(['/occurred invalid-payload']);
    expect(problemsOf({ ...examples[type], occurred: null })).toEqual(['/occurred invalid-payload']);
  });

  it('says what was expected and what was found', () => {
    expect(detailOf({ ...opened, occurred: '2025-10-10T12:00' })).toBe(
      'expected a date-time that exists, with offset, in the years 0000 to 9999 UTC, such as 2025-10-10T12:00+03:00 or 2025-10-10T09:00:00Z, ' +
        'got "2025-10-10T12:00"',
    );
    expect(detailOf(altered(opened, '/data/regions', ['PS', 'PS']))).toContain('"PS" also in item 0');
    expect(detailOf(altered(alleged, '/data/harm/killed/high', 1))).toBe(
      'expected low <= best <= high, got 2, 2, 1',
    );
    expect(detailOf({ ...opened, surprise: 1 })).toContain('known here: type, id, occurred');
    expect(
      detailOf({ ...opened, note: { en: `${'a'.repeat(59)}\ud83d\udd4a${'b'.repeat(30_000)}` } }),
    ).toMatch(/got "a{59}[^b]{1,8}"\.\.\.$/u);
  });

  it('is reported whole: every failing place at once', () => {
    const entry = {
      ...alleged,
      data: {
        ...alleged.data,
        by: 'Israel',
        against: ['hamas', 'Hamas', 7],
        harm: { killed: { low: 'x' } },
        extra: 1,
      },
      sources: [{ publisher: '' }],
      note: { en: '' },
    };
    expect(problemsOf(entry).map((problem) => problem.split(' ')[0])).toEqual([
      '/data/by',
      '/data/against/1',
      '/data/against/2',
      '/data/harm/killed/low',
      '/data/harm/killed/best',
      '/data/harm/killed/high',
      '/data/extra',
      '/sources/0/publisher',
      '/sources/0/kind',
      '/sources/0',
      '/note/en',
    ]);
  });

  it('has its failing places told by JSON Pointer, escaped', () => {
    expect(problemsOf({ ...opened, 'a/b~c': 1 })).toEqual(['/a~1b~0c invalid-payload']);
  });

  it('cannot answer with more problems than a person reads', () => {
    const regions = Array.from({ length: 50_000 }, () => 0);
    expect(problemsOf(altered(opened, '/data/regions', regions))).toHaveLength(1_000);
  });

  it('cannot reach what objects inherit', () => {
    const hostile: unknown = JSON.parse(
      `{"type": "ProcessOpened", "occurred": "2025-09-29", "data": {"title": {"en": "x"}, "__proto__": {"summary": 1},
        "constructor": {}, "toString": 1}, "__proto__": {"id": 1}}`,
    );
    expect(problemsOf(hostile)).toEqual([
      '/data/__proto__ invalid-payload',
      '/data/constructor invalid-payload',
      '/data/toString invalid-payload',
      '/__proto__ invalid-payload',
    ]);
    const inherited: unknown = Object.create({
      type: 'ProcessOpened',
      occurred: '2025-09-29',
      data: opened.data,
    });
    expect(problemsOf(inherited)).toEqual(['/type invalid-payload']);
  });

  it('may be nested deeper than the call stack', () => {
    let deep: unknown = '\ud800';
    for (let level = 0; level < 100_000; level++) deep = level % 2 === 0 ? [deep] : { a: deep };
    expect(problemsOf(altered(examples.EntryCorrected, '/data/changes/data', { title: deep }))).toHaveLength(
      1,
    );
    expect(problemsOf(altered(opened, '/data/title', deep))).toHaveLength(1);
  });
});

describe('a payload alone', () => {
  it('is checked with pointers from the entry on', () => {
    expect(checkData('ProcessOpened', { ...opened.data, regions: ['xx'] })).toEqual([
      {
        pointer: '/data/regions/0',
        code: 'invalid-payload',
        detail: expect.stringContaining('"xx"') as string,
      },
    ]);
    expect(checkData('ProcessOpened', null)).toMatchObject([{ pointer: '/data' }]);
  });
});

/** Entries with something done to them: mostly wrong, some still right. */
const disturbed = fc
  .tuple(
    fc.constantFrom(...eventTypes),
    fc.constantFrom(
      '/id',
      '/type',
      '/occurred',
      '/sources',
      '/note',
      '/data',
      '/data/title',
      '/data/by',
      '/data/changes',
      '/data/x',
    ),
    fc.oneof(fc.jsonValue(), fc.constantFrom(undefined, {}, [], ['us'], { en: 'Text' }, 'us', '2025', 0)),
  )
  .map(([type, pointer, value]) => altered(examples[type], pointer, value));

describe('reading', () => {
  it('never throws, and accepts again what it accepted', () => {
    fc.assert(
      fc.property(fc.oneof(disturbed, fc.jsonValue(), fc.anything({ withNullPrototype: true })), (input) => {
        const reading = readEntry(input);
        if (reading.ok) expect(readEntry(reading.entry)).toEqual(reading);
        else expect(reading.problems).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves what was posted as it was', () => {
    fc.assert(
      fc.property(disturbed, (input) => {
        const before = JSON.stringify(input);
        readEntry(input);
        expect(JSON.stringify(input)).toBe(before);
      }),
    );
  });
});

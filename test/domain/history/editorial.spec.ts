import { describe, expect, it } from 'vitest';
import { effective, type Effective, type NumberedEntry } from '../../../src/domain/history/editorial.js';
import {
  correct,
  corroborate,
  defined,
  dispute,
  held,
  press,
  retract,
  translate,
  type Posted,
} from '../decisions/entries.js';

function filed(entry: Posted, sequence: number): NumberedEntry {
  return { ...entry, sequence };
}

/** What the first entry says after the others, in recorded order. */
function after(original: Posted, ...editorials: readonly Posted[]): Effective {
  return effective({
    original: filed(original, 0),
    editorials: editorials.map((entry, i) => filed(entry, i + 1)),
  });
}

const meeting = held('miami', '2025-12-19', { format: 'in_person', topics: [{ en: 'Phase one' }] });
const reason = { en: 'The report was misread.' };

describe('an entry', () => {
  it('says what it said when nothing is about it', () => {
    expect(after(meeting)).toMatchObject({
      entry: filed(meeting, 0),
      marks: { corrections: [], disputes: [], corroborations: [], translations: [] },
    });
  });

  it('is corrected part by part, each whole, and keeps what it said before', () => {
    const sources = [{ publisher: 'Reuters', title: 'Report', kind: 'wire' }] as const;
    const correction = correct(meeting, {
      occurred: '2025-12-18',
      sources,
      note: { en: 'The date differs.' },
      data: { format: null, topics: [{ en: 'Phase two' }], outcome: { en: 'They go on.' } },
    });
    const { entry, marks } = after(meeting, correction);
    expect(entry).toEqual({
      ...filed(meeting, 0),
      occurred: '2025-12-18',
      sources,
      note: { en: 'The date differs.' },
      data: {
        meetingId: 'miami',
        title: { en: 'Meeting of the mediators' },
        participants: [{ partyId: 'egypt' }],
        topics: [{ en: 'Phase two' }],
        outcome: { en: 'They go on.' },
      },
    });
    expect(marks.corrections).toEqual([
      {
        by: correction.id,
        reason,
        before: {
          occurred: '2025-12-19',
          sources: press,
          note: null,
          data: { format: 'in_person', topics: [{ en: 'Phase one' }], outcome: null },
        },
      },
    ]);
    expect(meeting.data).toMatchObject({ format: 'in_person' });
  });

  it('is corrected again and again, in the order of recording', () => {
    const { entry, marks } = after(
      meeting,
      correct(meeting, { data: { format: 'remote' } }),
      correct(meeting, { data: { format: 'shuttle' } }),
    );
    expect(entry?.data).toMatchObject({ format: 'shuttle' });
    expect(marks.corrections.map(({ before }) => before.data)).toEqual([
      { format: 'in_person' },
      { format: 'remote' },
    ]);
  });

  it('is gone once it is retracted, and back once that is', () => {
    const gone = retract(meeting);
    expect(after(meeting, gone).entry).toBeUndefined();
    expect([...after(meeting, gone).retracted]).toEqual([meeting.id]);
    expect(after(meeting, gone, retract(gone)).entry).toEqual(filed(meeting, 0));
    expect([...after(meeting, gone, retract(gone)).retracted]).toEqual([gone.id]);
    expect(after(meeting, gone, retract(gone), retract(retract(gone))).entry).toBeUndefined();
  });

  it('comes back with what was done to it before and after', () => {
    const gone = retract(meeting);
    const { entry, marks } = after(
      meeting,
      correct(meeting, { data: { format: 'remote' } }),
      gone,
      retract(gone),
      dispute(meeting, 'us'),
    );
    expect(entry?.data).toMatchObject({ format: 'remote' });
    expect(marks).toMatchObject({ corrections: [{}], disputes: [{ party: 'us' }] });
  });

  it('is disputed and corroborated with sources, and says the same', () => {
    const contested = dispute(meeting, 'us');
    const further = corroborate(meeting);
    const { entry, marks } = after(meeting, contested, further);
    expect(entry).toEqual(filed(meeting, 0));
    expect(marks.disputes).toEqual([
      { by: contested.id, party: 'us', reason: { en: 'Another account has it otherwise.' }, sources: press },
    ]);
    expect(marks.corroborations).toEqual([{ by: further.id, sources: press }]);
    expect(after(meeting, contested, retract(contested)).marks.disputes).toEqual([]);
  });

  it('is translated: what is marked as a machine translation stays so', () => {
    const arabic = translate(meeting, '/topics/0', { ar: 'المرحلة الأولى' });
    const french: Posted = { ...translate(meeting, '/topics/0', { fr: 'Première phase' }) };
    const machine = { ...french, data: { ...french.data, machine: true } } as Posted;
    const { entry, marks } = after(meeting, arabic, machine);
    expect(entry?.data).toMatchObject({
      topics: [{ en: 'Phase one', ar: 'المرحلة الأولى', fr: 'Première phase', machine: ['fr'] }],
    });
    expect(marks.translations).toEqual([
      { by: arabic.id, path: '/topics/0', tags: ['ar'] },
      { by: machine.id, path: '/topics/0', tags: ['fr'] },
    ]);
    expect(meeting.data).toMatchObject({ topics: [{ en: 'Phase one' }] });
  });
});

describe('an editorial entry about an editorial entry', () => {
  const first = correct(meeting, { data: { format: 'remote' } });

  it('undoes a correction by retracting it', () => {
    expect(after(meeting, first, retract(first))).toMatchObject({
      entry: filed(meeting, 0),
      marks: { corrections: [] },
    });
  });

  it('changes what a correction says, at its place in the order', () => {
    const second = correct(meeting, { data: { format: 'shuttle' } });
    const other = correct(first, { data: { changes: { data: { outcome: { en: 'They go on.' } } } } });
    const { entry, editorials } = after(meeting, first, second, other);
    expect(entry?.data).toMatchObject({ format: 'shuttle', outcome: { en: 'They go on.' } });
    expect(editorials.get(first.id)?.data).toMatchObject({ changes: { data: { outcome: {} } } });
    const back = correct(first, { data: { changes: { data: { format: 'proximity' } } } });
    expect(after(meeting, first, second, back).entry?.data).toMatchObject({ format: 'shuttle' });
  });

  it('changes its reason, which the mark then tells', () => {
    const { marks } = after(meeting, first, correct(first, { data: { reason: { en: 'By letter.' } } }));
    expect(marks.corrections).toMatchObject([{ by: first.id, reason: { en: 'By letter.' } }]);
  });

  it('may be the last of a chain of any length', () => {
    const chain = [retract(meeting)];
    for (let i = 1; i < 20_000; i++) chain.push(retract(chain[i - 1] ?? meeting, `for the ${i}th time`));
    expect(after(meeting, ...chain).entry).toEqual(filed(meeting, 0));
    expect(after(meeting, ...chain.slice(1)).entry).toEqual(filed(meeting, 0));
    expect(after(meeting, ...chain.slice(0, -1)).entry).toBeUndefined();
  });
});

describe('an editorial entry that fits no longer', () => {
  const french = translate(meeting, '/title', { fr: 'Réunion' });

  it('does nothing and is told: its language is there already', () => {
    const titled = correct(meeting, { data: { title: { en: 'Talks', fr: 'Pourparlers' } } });
    const { entry, marks, inapplicable } = after(meeting, titled, french);
    expect(entry?.data).toMatchObject({ title: { en: 'Talks', fr: 'Pourparlers' } });
    expect(marks.translations).toEqual([]);
    expect(inapplicable).toMatchObject([
      { id: french.id, code: 'translation-exists', pointer: '/data/text' },
    ]);
  });

  it('does nothing and is told: its path leads nowhere', () => {
    const lost = translate(meeting, '/topics/1', { fr: 'Réunion' });
    expect(after(meeting, lost)).toMatchObject({
      entry: filed(meeting, 0),
      inapplicable: [{ id: lost.id, code: 'invalid-payload', pointer: '/data/path' }],
    });
  });

  it('does nothing where a correction leaves it without the shape that it needs', () => {
    const correction = correct(meeting, { data: { format: 'remote' } });
    for (const data of [{ changes: null }, { changes: 'x' }, { changes: { data: [] } }]) {
      const { entry, editorials } = after(meeting, correction, correct(correction, { data }));
      expect(entry).toEqual(filed(meeting, 0));
      expect(editorials.has(correction.id)).toBe(true);
    }
    const { entry } = after(meeting, french, correct(french, { data: { text: null } }));
    expect(entry).toEqual(filed(meeting, 0));
  });

  it('is no matter while its entry is retracted', () => {
    const lost = translate(meeting, '/topics/1', { fr: 'Réunion' });
    expect(after(meeting, retract(meeting), lost).inapplicable).toEqual([]);
  });
});

describe('what an entry says', () => {
  it('takes nothing from what objects have by nature', () => {
    const changes: object = JSON.parse('{"data": {"__proto__": {"ordinal": 9}, "constructor": "x"}}');
    const phase = defined('phase-1');
    const { entry, marks } = after(phase, correct(phase, changes));
    expect(Object.getPrototypeOf(entry?.data)).toBe(Object.prototype);
    expect(Object.keys(entry?.data ?? {})).toContain('__proto__');
    expect(marks.corrections[0]?.before.data).toEqual(JSON.parse('{"__proto__": null, "constructor": null}'));
  });
});

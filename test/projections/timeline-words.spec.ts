/** Guards the rule that a row of the timeline says what happened: in the entry's own words and values, each party with its part. */
import { describe, expect, it } from 'vitest';
import { partyCommitments } from '../../projections/party-commitments.js';
import { timeline } from '../../projections/timeline.js';
import { structureOf } from '../../src/domain/history/structure.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import {
  eventTypes,
  isEditorialType,
  type PayloadOf,
  type SubstantiveType,
} from '../../src/domain/events/catalogue.js';
import type { PostedEntry } from '../../src/domain/events/entry.js';
import { examples } from '../../src/domain/events/examples.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const substantive = eventTypes.filter((type): type is SubstantiveType => !isEditorialType(type));

function example(type: SubstantiveType): PostedEntry<SubstantiveType> {
  return examples[type];
}

function told(id: string, ...entries: HistoryEntry[]) {
  return viewAfter(timeline, id, history(...entries));
}

/** The row of the example of a type; a step of a party that the example of a joining introduces. */
function toldAlone(type: SubstantiveType) {
  const party = { introduction: examples.PartyJoined.data };
  const more = { occurred: '2025-10-09', id: 'told', ...(type.startsWith('Party') && party) };
  return viewAfter(timeline, 'told', [historyEntry(type, example(type).data, more)]);
}

const made = historyEntry(
  'CommitmentMade',
  {
    commitmentId: 'release',
    by: ['hamas'],
    to: ['israel'],
    text: { en: 'The hostages are released.' },
    theme: 'detainees',
    standing: 'binding',
  },
  { occurred: '2025-10-09', id: 'made' },
);

const scheduled = historyEntry(
  'MeetingScheduled',
  {
    meetingId: 'talks',
    title: { en: 'Talks' },
    participants: [{ partyId: 'egypt' }, { partyId: 'hamas' }],
    format: 'in_person',
    scheduledFor: '2025-12-20',
  },
  { occurred: '2025-12-10', id: 'scheduled' },
);

function held(more: Partial<PayloadOf<'MeetingHeld'>>): HistoryEntry {
  return historyEntry('MeetingHeld', { meetingId: 'talks', ...more }, { occurred: '2025-12-20', id: 'held' });
}

describe('a row of the timeline', () => {
  it.each(substantive)('of %s has all that the entry says, tagged with its type', (type) => {
    const { data } = example(type);
    expect(toldAlone(type).what).toEqual({ type, ...data });
  });

  it.each(substantive)(
    'of %s gives every party that the entry refers to, with the field that names it',
    (type) => {
      const entry = example(type);
      const { subject, references } = structureOf(entry);
      const named = references
        .filter((reference) => reference.subject.startsWith('party:') && reference.subject !== subject)
        .map((reference) => ({
          party: reference.subject.slice('party:'.length),
          part: reference.pointer.split('/')[2],
          of: 'entry',
        }));
      const { parts } = toldAlone(type);
      expect(parts).toEqual(expect.arrayContaining(named));
      if (subject.startsWith('party:'))
        expect(parts).toEqual([{ party: subject.slice('party:'.length), part: 'party', of: 'entry' }]);
    },
  );

  it('of a rating names the assessor, and whose commitment it is', () => {
    const assessed = historyEntry(
      'CommitmentAssessed',
      { commitmentId: 'release', assessor: 'monitors', level: 'minimum', reason: { en: 'Twenty of 48.' } },
      { occurred: '2025-10-14', id: 'assessed' },
    );
    const row = told('assessed', made, assessed);
    expect(row.what).toMatchObject({ type: 'CommitmentAssessed', level: 'minimum', assessor: 'monitors' });
    expect(row.parts).toEqual([
      { party: 'monitors', part: 'assessor', of: 'entry' },
      { party: 'hamas', part: 'by', of: 'subject' },
      { party: 'israel', part: 'to', of: 'subject' },
    ]);
    expect(row.parties).toEqual(['monitors', 'hamas', 'israel']);
    expect(timeline.entryFacets?.(assessed)).toContainEqual({ name: 'party', value: 'monitors' });
  });

  it('does not take the free name of an assessor for an id', () => {
    const assessed = historyEntry(
      'CommitmentAssessed',
      { commitmentId: 'release', assessor: 'The Desk', level: 'minimum', reason: { en: 'Twenty of 48.' } },
      { occurred: '2025-10-14', id: 'assessed' },
    );
    expect(told('assessed', made, assessed).parties).toEqual(['hamas', 'israel']);
    expect(viewAfter(partyCommitments, 'release', history(made, assessed))).toMatchObject({
      assessments: [{ assessor: 'The Desk' }],
    });
  });

  it('of a new deadline does not say that those who are bound have set it', () => {
    const set = historyEntry(
      'CommitmentDeadlineSet',
      { commitmentId: 'release', due: '2025-10-31', reason: { en: 'Agreed by the mediators.' } },
      { occurred: '2025-10-12', id: 'set' },
    );
    expect(told('set', made, set)).toMatchObject({
      what: { type: 'CommitmentDeadlineSet', due: '2025-10-31' },
      parts: [
        { party: 'hamas', part: 'by', of: 'subject' },
        { party: 'israel', part: 'to', of: 'subject' },
      ],
    });
  });

  it('of a meeting tells who was there and who stayed away, as announced where it says no other', () => {
    expect(told('held', scheduled, held({ absent: ['hamas'] })).parts).toEqual([
      { party: 'hamas', part: 'absent', of: 'entry' },
      { party: 'egypt', part: 'participants', of: 'subject' },
      { party: 'hamas', part: 'participants', of: 'subject' },
    ]);
    const came = held({ participants: [{ partyId: 'egypt' }], absent: ['hamas'] });
    expect(told('held', scheduled, came).parts).toEqual([
      { party: 'egypt', part: 'participants', of: 'entry' },
      { party: 'hamas', part: 'absent', of: 'entry' },
    ]);
  });

  it('of a denial is titled by what it says, never by the allegation, which its subject tells', () => {
    const alleged = historyEntry(
      'ViolationAlleged',
      { violationId: 'rafah', by: 'israel', against: ['hamas'], text: { en: 'Fire at Rafah' } },
      { occurred: '2025-10-19', id: 'alleged' },
    );
    const denied = historyEntry(
      'ViolationDenied',
      { violationId: 'rafah', by: 'hamas' },
      { occurred: '2025-10-20', id: 'denied' },
    );
    expect(told('denied', alleged, denied)).toMatchObject({
      title: null,
      text: null,
      subject: { kind: 'violation', id: 'rafah', title: { en: 'Fire at Rafah' } },
      parts: [{ party: 'hamas', part: 'by', of: 'entry' }],
    });
  });

  it('of a finding is titled by what it found, and names whom it found it against', () => {
    const alleged = historyEntry(
      'ViolationAlleged',
      { violationId: 'rafah', by: 'israel', against: ['hamas'], text: { en: 'Fire at Rafah' } },
      { occurred: '2025-10-19', id: 'alleged' },
    );
    const text = { en: 'The shots came from the other side.' };
    const found = historyEntry(
      'ViolationFindingIssued',
      { violationId: 'rafah', by: 'us', finding: 'attributed', attributedTo: ['israel'], text },
      { occurred: '2025-10-25', id: 'found' },
    );
    expect(told('found', alleged, found)).toMatchObject({
      title: text,
      text: null,
      subject: { title: { en: 'Fire at Rafah' } },
      what: { type: 'ViolationFindingIssued', finding: 'attributed' },
      parties: ['us', 'israel'],
      parts: [
        { party: 'us', part: 'by', of: 'entry' },
        { party: 'israel', part: 'attributedTo', of: 'entry' },
      ],
    });
  });
});

import { describe, expect, it } from 'vitest';
import { meetings } from '../../projections/meetings.js';
import type { HistoryEntry } from '../../src/domain/history/history-entry.js';
import type { PayloadOf } from '../../src/domain/events/catalogue.js';
import { rowAfter, until } from './folding.js';
import { history, historyEntry } from './history.js';
import { viewAfter } from './viewing.js';

const alamein = { name: { en: 'El-Alamein' }, country: 'EG' };

const scheduled = historyEntry(
  'MeetingScheduled',
  {
    meetingId: 'june-2026',
    title: { en: 'Talks of Hamas and the mediators' },
    participants: [{ partyId: 'hamas' }, { partyId: 'egypt' }],
    place: alamein,
    format: 'in_person',
    scheduledFor: '2026-06~',
    agenda: { en: 'The next steps.' },
  },
  { occurred: '2026-06-03', id: 'scheduled' },
);

function rescheduled(scheduledFor: string, id: string, more: { place?: typeof alamein } = {}): HistoryEntry {
  const data = { meetingId: 'june-2026', scheduledFor, ...more };
  return historyEntry('MeetingRescheduled', data, { occurred: '2026-06-04', id });
}

const cancelled = historyEntry(
  'MeetingCancelled',
  { meetingId: 'june-2026', reason: { en: 'It is said to be off.' } },
  { occurred: '2026-06-05', id: 'cancelled' },
);

function held(more: Partial<PayloadOf<'MeetingHeld'>> = {}): HistoryEntry {
  return historyEntry(
    'MeetingHeld',
    { meetingId: 'june-2026', ...more },
    { occurred: '2026-06-08', id: 'held' },
  );
}

const issued = historyEntry(
  'StatementIssued',
  {
    statementId: 's-1',
    issuers: ['egypt'],
    text: { en: 'A statement.' },
    medium: 'press_release',
    spokesperson: { name: 'A spokesperson', office: 'Foreign Ministry' },
    meetingId: 'june-2026',
  },
  { occurred: '2026-06-09', id: 'issued' },
);

const withdrawn = historyEntry(
  'StatementWithdrawn',
  { statementId: 's-1', reason: { en: 'A wrong draft.' } },
  { occurred: '2026-06-11', id: 'withdrawn' },
);

function meeting(...entries: HistoryEntry[]) {
  return viewAfter(meetings, 'june-2026', history(...entries));
}

function when(...entries: HistoryEntry[]) {
  const row = rowAfter(meetings, 'june-2026', history(...entries));
  return row && meetings.sort?.of(row);
}

describe('a meeting', () => {
  it('is scheduled with its title, date, place, format, participants and agenda', () => {
    expect(meeting(scheduled)).toMatchObject({
      meetingId: 'june-2026',
      state: 'scheduled',
      title: { en: 'Talks of Hamas and the mediators' },
      scheduledFor: {
        text: '2026-06~',
        earliest: '2026-06-01T00:00:00.000Z',
        latest: '2026-06-30T23:59:59.999Z',
      },
      scheduled: { occurred: { text: '2026-06-03' }, entryId: 'scheduled' },
      held: null,
      place: alamein,
      format: 'in_person',
      participants: [{ partyId: 'hamas' }, { partyId: 'egypt' }],
      absent: [],
      agenda: { en: 'The next steps.' },
    });
  });

  it('moves any number of times and keeps its place unless told', () => {
    const cairo = { name: { en: 'Cairo' }, country: 'EG' };
    const moved = meeting(
      scheduled,
      rescheduled('2026-06-06/..', 'first'),
      rescheduled('2026-06-08', 'second', { place: cairo }),
    );
    expect(moved).toMatchObject({
      state: 'scheduled',
      scheduledFor: { text: '2026-06-08' },
      place: cairo,
      reschedules: [
        { from: { text: '2026-06~' }, to: { text: '2026-06-06/..', latest: null }, entryId: 'first' },
        { from: { text: '2026-06-06/..' }, to: { text: '2026-06-08' }, place: cairo, entryId: 'second' },
      ],
    });
    expect(moved.reschedules[0]).not.toHaveProperty('place');
  });

  it('is cancelled, with the reason', () => {
    expect(meeting(scheduled, cancelled)).toMatchObject({
      state: 'cancelled',
      cancelled: {
        reason: { en: 'It is said to be off.' },
        occurred: { text: '2026-06-05' },
        entryId: 'cancelled',
      },
      scheduledFor: { text: '2026-06~' },
    });
  });

  it('is held as planned, but for what is told otherwise', () => {
    const more = {
      participants: [{ partyId: 'egypt' }],
      absent: ['hamas'],
      outcome: { en: 'They meet again.' },
    };
    expect(meeting(scheduled, held(more))).toMatchObject({
      state: 'held',
      held: { occurred: { text: '2026-06-08' }, entryId: 'held' },
      title: { en: 'Talks of Hamas and the mediators' },
      place: alamein,
      format: 'in_person',
      participants: [{ partyId: 'egypt' }],
      absent: ['hamas'],
      outcome: { en: 'They meet again.' },
    });
    expect(meeting(scheduled, held()).participants).toEqual([{ partyId: 'hamas' }, { partyId: 'egypt' }]);
  });

  it('may be held without having been scheduled, and the scheduling told later', () => {
    const first = held({
      title: { en: 'Talks' },
      participants: [{ partyId: 'egypt' }],
      topics: [{ en: 'Aid' }],
    });
    expect(meeting(first)).toMatchObject({
      state: 'held',
      title: { en: 'Talks' },
      scheduledFor: null,
      scheduled: null,
    });
    const entries = history(first, scheduled);
    expect(viewAfter(meetings, 'june-2026', until('2026-06-04', entries)).state).toBe('scheduled');
    expect(viewAfter(meetings, 'june-2026', entries)).toMatchObject({
      state: 'held',
      title: { en: 'Talks' },
      topics: [{ en: 'Aid' }],
      scheduledFor: { text: '2026-06~' },
    });
  });

  it('lists the statements made there and whether they still stand', () => {
    expect(meeting(scheduled, held(), issued).statements).toMatchObject([
      { statementId: 's-1', issuers: ['egypt'], state: 'issued', withdrawnBy: null, entryId: 'issued' },
    ]);
    expect(meeting(scheduled, held(), issued, withdrawn).statements).toMatchObject([
      { statementId: 's-1', state: 'withdrawn', withdrawnBy: 'withdrawn', occurred: { text: '2026-06-09' } },
    ]);
  });

  it('tells what was said there, by whom and how, and why a statement was withdrawn', () => {
    expect(meeting(scheduled, held(), issued, withdrawn).statements).toMatchObject([
      {
        text: { en: 'A statement.' },
        medium: 'press_release',
        spokesperson: { name: 'A spokesperson', office: 'Foreign Ministry' },
        withdrawnFor: { en: 'A wrong draft.' },
      },
    ]);
  });

  it('is not touched by a statement made elsewhere', () => {
    const elsewhere = historyEntry(
      'StatementIssued',
      { statementId: 's-2', issuers: ['egypt'], text: { en: 'A statement.' }, medium: 'speech' },
      { occurred: '2026-06-09' },
    );
    expect(meetings.keys(elsewhere)).toEqual([]);
  });

  it('is about the parties that sat there, stayed away or spoke', () => {
    const more = { participants: [{ partyId: 'egypt' }, { partyId: 'qatar' }], absent: ['hamas'] };
    expect(meetings.parties?.(meeting(scheduled, held(more), issued))).toEqual(['egypt', 'qatar', 'hamas']);
  });

  it('sorts by when it was held, else by when it is to be', () => {
    expect(when(scheduled)).toEqual([Date.parse('2026-06-01')]);
    expect(when(scheduled, held())).toEqual([Date.parse('2026-06-08')]);
  });
});

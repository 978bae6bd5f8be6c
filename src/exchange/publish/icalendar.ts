/** iCalendar (RFC 5545, 7986): the meetings, for a calendar that subscribes to them. */
import type { MeetingView } from '../../../projections/meetings.js';
import type { ChosenText } from '../../domain/values/chosen-text.js';
import { subjectKey } from '../../domain/events/subject.js';
import { component, languageParameter, property, textProperty } from './ical-lines.js';
import { day, isCertain, isInstant, uncertaintyOf, type RecordedDate } from './dates.js';
import { Phrases, wordsOf } from './phrases.js';
import { entryUrl, processUrl, type Publication, type Published } from './publication.js';
import type { Revision } from './revisions.js';

export function iCalendar(publication: Publication): Published {
  const phrases = new Phrases(publication.languages);
  const { title, processId, meetings } = publication;
  const name = title ? phrases.one(title).text : processId;
  const lines = component('VCALENDAR', [
    property('VERSION', '2.0'),
    property('PRODID', '-//Chancery//Meetings of a process//EN'),
    property('METHOD', 'PUBLISH'),
    textProperty('NAME', name),
    textProperty('X-WR-CALNAME', name),
    property('REFRESH-INTERVAL;VALUE=DURATION', 'PT1H'),
    property('X-PUBLISHED-TTL', 'PT1H'),
    ...meetings.flatMap((meeting) => eventOf(publication, meeting, phrases)),
  ]);
  return { text: lines.join(''), languages: phrases.languages };
}

function eventOf(publication: Publication, meeting: MeetingView, phrases: Phrases): string[] {
  const { meetingId, state, title, place } = meeting;
  const date = meeting.held?.occurred ?? meeting.scheduledFor;
  const revision = revisionOf(publication, meeting);
  if (date?.earliest == null || !revision) return [];
  const summary: Pick<ChosenText, 'text' | 'lang'> = title
    ? phrases.one(title)
    : { text: wordsOf(meetingId.replaceAll('-', '_')), lang: 'und' };
  const where = place && phrases.one(place.name);
  const { coordinates } = place ?? {};
  const isPoint = coordinates?.precision === 'exact' || coordinates?.precision === 'near';
  return component('VEVENT', [
    property('UID', `${publication.processId}/${meetingId}@chancery`),
    property('DTSTAMP', utc(revision.modified)),
    property('CREATED', utc(revision.created)),
    property('LAST-MODIFIED', utc(revision.modified)),
    property('SEQUENCE', String(revision.number)),
    ...spanOf(date, date.earliest),
    textProperty('SUMMARY', summary.text, languageParameter(summary.lang)),
    textProperty('DESCRIPTION', linesOf(meeting, date, phrases).join('\n')),
    ...(where ? [textProperty('LOCATION', where.text, languageParameter(where.lang))] : []),
    ...(coordinates && isPoint ? [property('GEO', `${coordinates.latitude};${coordinates.longitude}`)] : []),
    property('STATUS', statusOf(state, date)),
    property('TRANSP', 'TRANSPARENT'),
    property('URL', urlOf(publication, meeting)),
  ]);
}

/** One that a correction has given another id is found by its steps. */
function revisionOf({ revisions }: Publication, meeting: MeetingView): Revision | undefined {
  const { scheduled, held, meetingId } = meeting;
  const own = revisions.ofSubject(subjectKey('meeting', meetingId));
  return own ?? revisions.ofEntry((scheduled ?? held)?.entryId ?? '');
}

/** A day, or all the days that it may be; the end of a span of days is the day after it. An instant has no length that is known. */
function spanOf(date: RecordedDate, earliest: string): string[] {
  if (isInstant(date)) return [property('DTSTART', utc(earliest))];
  const start = property('DTSTART;VALUE=DATE', basic(day(earliest)));
  if (date.latest === null) return [start];
  const next = new Date(Date.parse(date.latest) + 1).toISOString();
  return [start, property('DTEND;VALUE=DATE', basic(day(next)))];
}

function statusOf(state: MeetingView['state'], date: RecordedDate): string {
  switch (state) {
    case 'cancelled':
      return 'CANCELLED';
    case 'held':
      return 'CONFIRMED';
    case 'scheduled':
      return isCertain(date) ? 'CONFIRMED' : 'TENTATIVE';
  }
}

function linesOf(meeting: MeetingView, date: RecordedDate, phrases: Phrases): string[] {
  const { state, agenda, outcome, reschedules, cancelled, held } = meeting;
  const uncertainty = uncertaintyOf(date);
  const moved = reschedules.at(-1);
  const reason = state === 'cancelled' ? cancelled?.reason : moved?.reason;
  const isDisputed = [held, cancelled, meeting.scheduled, ...reschedules].some((step) => step?.disputed);
  return [
    `${wordsOf(state)}.`,
    ...(moved ? [`Moved ${reschedules.length === 1 ? 'once' : `${reschedules.length} times`}.`] : []),
    ...(reason ? [`Reason: ${phrases.one(reason).text}`] : []),
    ...(uncertainty === undefined ? [] : [uncertainty]),
    ...[agenda, outcome].flatMap((text) => (text ? [phrases.one(text).text] : [])),
    ...(isDisputed ? ['This is disputed.'] : []),
  ];
}

/** The last step, with its sources. */
function urlOf(publication: Publication, { held, cancelled, reschedules, scheduled }: MeetingView): string {
  const step = held ?? cancelled ?? reschedules.at(-1) ?? scheduled;
  return step ? entryUrl(publication, step.entryId) : `${processUrl(publication)}/meetings`;
}

/** `20251219T100000Z`. */
function utc(instant: string): string {
  return `${basic(instant.slice(0, 19)).replaceAll(':', '')}Z`;
}

function basic(date: string): string {
  return date.replaceAll('-', '');
}

/** JSON-LD in the words of schema.org: the process and each entry as an `Event`, with its sources as citations. */
import type { MeetingView } from '../../../projections/meetings.js';
import type { TimelineView } from '../../../projections/timeline.js';
import type { LocalizedText } from '../../domain/values/localized-text.js';
import type { Source } from '../../domain/values/source.js';
import { isInstant, day, type RecordedDate } from './dates.js';
import { updatedAt } from './item.js';
import { Phrases } from './phrases.js';
import { entryUrl, processUrl, type Publication, type Published } from './publication.js';

/** Said here and not fetched: a reader needs no other server. */
const CONTEXT = {
  '@version': 1.1,
  '@vocab': 'https://schema.org/',
  url: { '@type': '@id' },
  superEvent: { '@type': '@id' },
  organizer: { '@type': '@id' },
  eventStatus: { '@type': '@vocab' },
};

export function jsonLd(publication: Publication): Published {
  const phrases = new Phrases(publication.languages);
  const { title, entries, processId } = publication;
  const process = {
    '@id': processUrl(publication),
    '@type': 'Event',
    identifier: processId,
    ...(title ? { name: valuesOf(title, phrases) } : {}),
  };
  const meetings = new Map(publication.meetings.map((meeting) => [meeting.meetingId, meeting]));
  const graph = [process, ...entries.map((entry) => eventOf(publication, entry, { phrases, meetings }))];
  return { text: JSON.stringify({ '@context': CONTEXT, '@graph': graph }), languages: phrases.languages };
}

interface Told {
  readonly phrases: Phrases;
  readonly meetings: ReadonlyMap<string, MeetingView>;
}

function eventOf(publication: Publication, entry: TimelineView, { phrases, meetings }: Told): object {
  const { entryId, type, kind, title, text, occurred, subject, sources, recordedAt } = entry;
  const meeting = kind === 'meeting' ? meetings.get(subject.id) : undefined;
  const url = entryUrl(publication, entryId);
  return {
    '@id': url,
    '@type': 'Event',
    identifier: entryId,
    additionalType: type,
    url,
    superEvent: processUrl(publication),
    ...(title ? { name: valuesOf(title, phrases) } : {}),
    ...(text ? { description: valuesOf(text, phrases) } : {}),
    ...datesOf(occurred),
    ...(meeting ? statusOf(meeting) : {}),
    ...(meeting?.place
      ? { location: { '@type': 'Place', name: valuesOf(meeting.place.name, phrases) } }
      : {}),
    ...(sources.length === 0 ? {} : { citation: sources.map(citationOf) }),
    datePublished: recordedAt,
    dateModified: updatedAt(publication, entry),
  };
}

/** Each text with its language. */
function valuesOf(text: LocalizedText, phrases: Phrases): object[] {
  return Object.entries(phrases.all(text)).map(([lang, value]) => ({ '@value': value, '@language': lang }));
}

/** The first and the last day, or the instant; what of it is uncertain stands in EDTF. */
function datesOf(occurred: RecordedDate): object {
  const { text, earliest, latest } = occurred;
  const at = (instant: string): string => (isInstant(occurred) ? instant : day(instant));
  return {
    ...(earliest === null ? {} : { startDate: at(earliest) }),
    ...(latest === null ? {} : { endDate: at(latest) }),
    temporal: text,
  };
}

function statusOf({ state, reschedules }: MeetingView): object {
  if (state === 'cancelled') return { eventStatus: 'EventCancelled' };
  return { eventStatus: reschedules.length > 0 ? 'EventRescheduled' : 'EventScheduled' };
}

function citationOf({ url, title, publisher, publishedOn, language }: Source): object {
  return {
    '@type': 'CreativeWork',
    ...(url === undefined ? {} : { url }),
    ...(title === undefined ? {} : { name: title }),
    publisher: { '@type': 'Organization', name: publisher },
    ...(publishedOn === undefined ? {} : { datePublished: publishedOn }),
    ...(language === undefined ? {} : { inLanguage: language }),
  };
}

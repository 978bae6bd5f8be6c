/** What a process is published as, said once: the routes and the OpenAPI operations are made of it. */
import type { PublicationFormat } from '../application/publish/publish-process.js';
import { readModel, type Resource } from '../application/read-models.js';

export const PUBLISHED_TYPES = [
  'application/json',
  'application/ld+json',
  'text/csv',
  'application/atom+xml',
  'application/feed+json',
  'text/calendar',
] as const;
export type PublishedType = (typeof PUBLISHED_TYPES)[number];

/** How a file is written: the first format unless the parameter `format` names another. */
export interface WrittenAs {
  readonly format: PublicationFormat;
  readonly type: PublishedType;
}

export interface PublicationRoute {
  /** The name of the operation. */
  readonly id: string;
  /** The last part of its URL, below a process. */
  readonly file: string;
  readonly as: readonly [WrittenAs, ...WrittenAs[]];
  /** The filter of its entries; absent: it is given whole. */
  readonly narrowedBy?: Resource | undefined;
  readonly summary: string;
  readonly description: string;
}

const entries = readModel('timeline').resource;

export const publicationRoutes: readonly PublicationRoute[] = [
  {
    id: 'publishTimeline',
    file: 'timeline.json',
    as: [
      { format: 'timelinejs', type: 'application/json' },
      { format: 'jsonld', type: 'application/ld+json' },
    ],
    narrowedBy: entries,
    summary: 'The timeline as a page shows it',
    description:
      'For TimelineJS of Knight Lab: a slide for each entry, under its id as `unique_id`, with its sources; or, as `format=jsonld`, in the words of schema.org, with all languages.',
  },
  {
    id: 'publishCsv',
    file: 'timeline.csv',
    as: [{ format: 'csv', type: 'text/csv' }],
    narrowedBy: entries,
    summary: 'The timeline as a table',
    description:
      'CSV (RFC 4180, UTF-8), a line for each entry. Without `lang` a text has a column for each language, `title.ar`. A cell that a spreadsheet would run begins with an apostrophe.',
  },
  {
    id: 'publishAtom',
    file: 'timeline.atom',
    as: [{ format: 'atom', type: 'application/atom+xml' }],
    narrowedBy: entries,
    summary: 'What is new, as Atom',
    description:
      'The 100 entries about which something was last recorded, newest first. One that was corrected comes again under the same id, with another `updated`; one that was retracted is gone.',
  },
  {
    id: 'publishJsonFeed',
    file: 'timeline.feed.json',
    as: [{ format: 'json-feed', type: 'application/feed+json' }],
    narrowedBy: entries,
    summary: 'What is new, as JSON Feed',
    description: 'The same entries as in Atom, as JSON Feed 1.1.',
  },
  {
    id: 'publishCalendar',
    file: 'timeline.ics',
    as: [{ format: 'icalendar', type: 'text/calendar' }],
    summary: 'The meetings, for a calendar',
    description:
      'iCalendar (RFC 5545). A meeting has the same UID for ever, and a higher SEQUENCE whenever anything is recorded about it; one that was cancelled says so. A date that is uncertain takes up all the days that it may be, and is told as it was recorded.',
  },
];

/** What is published of a process: the rows of its timeline and its meetings, at one moment, in the languages that were asked for. */
import type { MeetingView } from '../../../projections/meetings.js';
import type { TimelineView } from '../../../projections/timeline.js';
import type { Languages } from '../../domain/values/chosen-text.js';
import type { LocalizedText } from '../../domain/values/localized-text.js';
import type { Revisions } from './revisions.js';

export interface Publication {
  readonly processId: string;
  /** Of the process. */
  readonly title: LocalizedText | null;
  /** In occurred order. */
  readonly entries: readonly TimelineView[];
  /** Only where the format tells of meetings. */
  readonly meetings: readonly MeetingView[];
  /** The names of parties by their ids. */
  readonly names: ReadonlyMap<string, LocalizedText>;
  readonly revisions: Revisions;
  /** Absent: all languages where the format holds them, else the original. */
  readonly languages: Languages | undefined;
  /** Where the server is reached, without a path: `https://record.example`. */
  readonly base: string;
}

export const publicationFormats = ['timelinejs', 'jsonld', 'csv', 'atom', 'json-feed', 'icalendar'] as const;
export type PublicationFormat = (typeof publicationFormats)[number];

/** A publication as it goes out. */
export interface Published {
  readonly text: string;
  /** Of its texts. */
  readonly languages: readonly string[];
}

/** The page of an entry, with its sources and all that was said about it. */
export function entryUrl({ base, processId }: Publication, entryId: string): string {
  return `${processUrl({ base, processId })}/events/${entryId}`;
}

export function processUrl({ base, processId }: Pick<Publication, 'base' | 'processId'>): string {
  return `${base}/v1/processes/${processId}`;
}

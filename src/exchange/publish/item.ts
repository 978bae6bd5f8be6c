/** An entry of the timeline as readers of a page, a feed or a calendar are told of it. */
import type { TimelineView } from '../../../projections/timeline.js';
import type { Source } from '../../domain/values/source.js';
import { subjectKey } from '../../domain/events/subject.js';
import { uncertaintyOf } from './dates.js';
import type { Phrases } from './phrases.js';
import { wordsOf } from './phrases.js';
import { entryUrl, type Publication } from './publication.js';

export interface Item {
  readonly entryId: string;
  readonly entry: TimelineView;
  readonly url: string;
  /** What kind of event it is, then what it is about: `Meeting cancelled: Talks in Cairo`. */
  readonly headline: string;
  /** The language of its title. */
  readonly lang: string | undefined;
  /** What it says, where that is more than its title. */
  readonly text: string | undefined;
  /** What else there is to know, a sentence each. */
  readonly facts: readonly string[];
  readonly sources: readonly Source[];
  /** When it was recorded, and when anything was last recorded about it. */
  readonly published: string;
  readonly updated: string;
}

/** The fields of a payload whose word says what happened. */
const TELLING = ['status', 'level', 'standing', 'finding', 'medium', 'format'] as const;

export function itemOf(publication: Publication, entry: TimelineView, phrases: Phrases): Item {
  const { entryId, type, title, text } = entry;
  const said = title && phrases.one(title);
  const more = text && phrases.one(text);
  const machine = [said, more].some((one) => one?.machine) ? ['A machine translated this text.'] : [];
  return {
    entryId,
    entry,
    url: entryUrl(publication, entryId),
    headline: said ? `${wordsOf(type)}: ${said.text}` : wordsOf(type),
    lang: said?.lang ?? more?.lang,
    text: more?.text,
    facts: [...factsOf(publication, entry, phrases), ...machine],
    sources: entry.sources,
    published: entry.recordedAt,
    updated: updatedAt(publication, entry),
  };
}

function factsOf({ names }: Publication, entry: TimelineView, phrases: Phrases): string[] {
  const { occurred, what, parties, disputed, corrected, redacted, state } = entry;
  const named = parties.map((id) => {
    const name = names.get(id);
    return name ? phrases.one(name).text : id;
  });
  const words = Object.entries(what).flatMap(([field, value]) =>
    TELLING.some((one) => one === field) && typeof value === 'string'
      ? [`${wordsOf(field)}: ${wordsOf(value).toLowerCase()}.`]
      : [],
  );
  const uncertainty = uncertaintyOf(occurred);
  return [
    ...words,
    ...(state === 'withdrawn' || state === 'dissolved' ? [`It was ${state} later.`] : []),
    ...(named.length > 0 ? [`Parties: ${named.join(', ')}.`] : []),
    ...(uncertainty === undefined ? [] : [uncertainty]),
    ...(disputed ? ['This entry is disputed.'] : []),
    ...(corrected ? ['This entry was corrected.'] : []),
    ...(redacted ? ['What was posted was erased; this is what is left of it.'] : []),
  ];
}

/** A later step may tell in the row of an earlier one that it is over. */
export function updatedAt(
  { revisions }: Publication,
  { entryId, recordedAt, state, subject }: TimelineView,
): string {
  const own = revisions.ofEntry(entryId)?.modified ?? recordedAt;
  const whole = state === null ? undefined : revisions.ofSubject(subjectKey(subject.kind, subject.id));
  return whole && whole.modified > own ? whole.modified : own;
}

/** A source in one line. */
export function sourceLine({ publisher, title, url }: Source): string {
  return [publisher, ...(title === undefined ? [] : [title]), ...(url === undefined ? [] : [url])].join(', ');
}

/** Text, facts and sources, a line each. */
export function linesOf({ text, facts, sources }: Item): string[] {
  return [
    ...(text === undefined ? [] : [text]),
    ...facts,
    ...sources.map((source) => `Source: ${sourceLine(source)}`),
  ];
}

/** When it occurred, as it was recorded. */
export function occurredLine({ entry: { occurred } }: Item): string {
  return `Occurred: ${occurred.text}.`;
}

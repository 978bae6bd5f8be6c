/** What a publication is made of, read where heavy questions are answered. */
import { processOverview } from '../../../projections/index.js';
import type { MeetingView } from '../../../projections/meetings.js';
import type { ProcessOverviewView } from '../../../projections/process-overview-row.js';
import type { Projection } from '../../../projections/projection.js';
import type { TimelineView } from '../../../projections/timeline.js';
import { published } from '../../exchange/publish/publish.js';
import type { Publication, PublicationFormat, Published } from '../../exchange/publish/publication.js';
import { Revisions } from '../../exchange/publish/revisions.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { readModel } from '../read-models.js';
import { isWithoutView, type Item } from '../../views/row-source.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import type { PublicationQuestion } from '../heavy/questions.js';
import type { AnswerContext } from '../query/as-of.js';
import { listRows, oneRow, type ListOptions } from '../query/ask.js';
import { pastOf, type Progress } from '../query/past-history.js';
import { neededFor, rowsOfProcess, type Snapshot } from '../query/snapshot.js';
import { Refused } from '../refusals.js';

/** More than a page, a calendar or a spreadsheet shows. The log has all of them, at any number. */
const MOST_PUBLISHED = 20_000;

/** Read a page at a time. */
const PAGE = 1_000;

const timeline = readModel('timeline');
const meetings = readModel('meetings');

/** The read models that publications are made of. */
export const READ: readonly Projection[] = [timeline, meetings, processOverview];

const WITH_MEETINGS: readonly PublicationFormat[] = ['icalendar', 'jsonld'];

export interface PublicationAnswer extends Published {
  readonly told: AnswerContext;
}

/** @throws Refused process-not-found, answer-too-large */
export function publish(
  views: SqliteViews,
  question: PublicationQuestion,
  progress: Progress,
): PublicationAnswer {
  const { process, visibility, moment, format, criteria, languages, base } = question;
  const wanted = { views, visibility, moment, progress };
  const of = [...new Set(READ.flatMap((projection) => neededFor(projection)))];
  const snapshot = rowsOfProcess(process, { ...wanted, of });
  const overview = overviewIn(snapshot, process);
  const isCalendar = format === 'icalendar';
  const rows = (projection: Projection, narrowed: ListOptions['criteria']): Item[] =>
    allRows(projection, snapshot, { process, criteria: narrowed });
  const publication: Publication = {
    processId: process,
    title: overview?.title ?? null,
    entries: isCalendar ? [] : (rows(timeline, criteria) as unknown as readonly TimelineView[]),
    meetings: WITH_MEETINGS.includes(format) ? (rows(meetings, {}) as unknown as readonly MeetingView[]) : [],
    names: new Map(overview?.parties.map(({ partyId, name }) => [partyId, name])),
    revisions: new Revisions(recordedBy(process, wanted)),
    languages,
    base,
  };
  return { ...published(publication, format), told: snapshot.told };
}

/** Undefined where nothing of the process had occurred by then. */
function overviewIn(snapshot: Snapshot, process: string): ProcessOverviewView | undefined {
  if (!snapshot.source.one(processOverview, { process, key: process })) return undefined;
  const { item } = oneRow(processOverview, snapshot, { process, key: process });
  return isWithoutView(item) ? undefined : (item as unknown as ProcessOverviewView);
}

function allRows(
  projection: Projection,
  snapshot: Snapshot,
  { process, criteria }: { readonly process: string; readonly criteria: ListOptions['criteria'] },
): Item[] {
  const found: Item[] = [];
  let cursor: string | undefined;
  do {
    const order = { by: 'sort', descending: false } as const;
    const { items, nextCursor } = listRows(projection, snapshot, {
      process,
      criteria,
      order,
      limit: PAGE,
      cursor,
    });
    found.push(...items.filter((item) => !isWithoutView(item)));
    if (found.length > MOST_PUBLISHED) throw tooLarge();
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return found;
}

function tooLarge(): Refused {
  const detail = `expected a publication of at most ${MOST_PUBLISHED} entries; narrow it with from and to`;
  return new Refused('answer-too-large', detail);
}

/** As far as the record counts at the moment. */
function* recordedBy(process: string, wanted: Parameters<typeof pastOf>[1]): Iterable<RecordedEntry> {
  const { position } = pastOf(process, wanted).bounds;
  for (const entry of wanted.views.history(process).recorded()) {
    wanted.progress.looked();
    if (entry.sequence > position) return;
    yield entry;
  }
}

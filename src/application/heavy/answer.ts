/** Answers heavy questions from a read side, in a worker thread. */
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import { lookedFor, type Visibility } from '../../domain/access/visibility.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { TooManyEntries } from '../../views/memory/rows-across.js';
import type { RowSource } from '../../views/row-source.js';
import { growTree } from '../attest/trees.js';
import { citedBy, READ_FOR_CITED, type Cited } from '../cited/cited.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { askedBy, eventsAfter, readLogPage } from '../log/read-log.js';
import { verifyInFile } from '../log/verify-in-file.js';
import { viewsIn, listRows, oneRow, type ListAnswer, type RowAnswer } from '../query/ask.js';
import { differenceBetween, type Difference } from '../query/difference.js';
import type { Progress } from '../query/past-history.js';
import {
  existingSnapshotOfProcess,
  neededFor,
  rowsOfProcess,
  snapshotOfAll,
  snapshotOfProcess,
  type Snapshot,
} from '../query/snapshot.js';
import { search } from '../query/search.js';
import { namedBy, readModelOf, unknownIds, type UnknownId } from '../query/unknown-ids.js';
import { processNotFound, Refused } from '../refusals.js';
import { publish } from '../publish/gather.js';
import { planInThread } from '../sheets/plan-in-thread.js';
import { replaySteps } from '../replay/replay.js';
import type {
  CitedQuestionAsOf,
  DifferenceQuestion,
  Frame,
  HeavyAnswer,
  HeavyQuestion,
  HeavyStream,
  ListQuestionAsOf,
  Rendering,
  RowQuestionAsOf,
  SearchQuestionAsOf,
} from './questions.js';
import type { ReadSide } from './read-side.js';

/** @throws Refused, LogCorrupt; Abandoned */
export async function answerQuestion(
  side: ReadSide,
  question: HeavyQuestion,
  progress: Progress,
): Promise<HeavyAnswer> {
  switch (question.kind) {
    case 'list':
      return { kind: 'list', answer: list(side, question, progress) };
    case 'search':
      return { kind: 'list', answer: searched(side, question, progress) };
    case 'row':
      return { kind: 'row', answer: row(side, question, progress) };
    case 'cited':
      return { kind: 'cited', answer: cited(side, question, progress) };
    case 'difference':
      return { kind: 'difference', answer: difference(side, question, progress) };
    case 'publication':
      return { kind: 'publication', answer: publish(side.views, question, progress) };
    case 'log-page':
      return {
        kind: 'log-page',
        answer: await readLogPage(side.log, side.views, question, question.head, progress),
      };
    case 'sheet':
      return { kind: 'sheet', answer: await planInThread(side.log, question, progress) };
    case 'grow-tree':
      return { kind: 'grow-tree', answer: growTree(side.growing(), question, progress) };
    case 'verify': {
      const { process, latest, visibility } = question;
      const { log, file, views } = side;
      const asked = lookedFor(visibility, process);
      const answer = await verifyInFile({ log, witness: file, kept: views.heads }, asked, latest, progress);
      if (answer === undefined) throw processNotFound(process);
      return { kind: 'verify', process, answer };
    }
  }
}

/** The frames of a stream; undefined where an entry was looked at and is not told. */
export async function* answerStream(
  side: ReadSide,
  stream: HeavyStream,
  rendering: Rendering,
): AsyncGenerator<Frame | undefined, void> {
  switch (stream.kind) {
    case 'replay':
      for (const timed of replaySteps(side.views, stream.question))
        yield timed && { at: timed.at, text: rendering.step(timed.step, stream.question) };
      return;
    case 'log-export': {
      const { question, head } = stream;
      const events = eventsAfter(side.log, side.views, question, head);
      const isAsked = askedBy(question);
      for await (const event of events) {
        if (event.position > head) return;
        yield isAsked(event) ? { at: 0, text: rendering.event(event) } : undefined;
      }
    }
  }
}

function list({ views }: ReadSide, question: ListQuestionAsOf, progress: Progress): ListAnswer {
  const { process, visibility, moment } = question;
  const projection = projectionOf(question.projection);
  const wanted = { views, visibility, moment, progress };
  const unknown = unknownAsOf(question, wanted);
  const told = unknown.length === 0 ? {} : { unknown };
  if (process !== undefined)
    return {
      ...listRows(projection, rowsOfProcess(process, { ...wanted, of: neededFor(projection) }), question),
      ...told,
    };
  return bounded(() => {
    const snapshot = snapshotOfAll({ ...wanted, of: neededFor(projection) });
    return { ...listRows(projection, snapshot, question, () => snapshot.source.stoppedAfter), ...told };
  });
}

/**
 * What the record knew at the moment of the recording clock, whatever the moment of the world, and whenever it was reported: who
 * joins later is no misspelling.
 * Across processes nothing is said where that takes more entries than a question may look at.
 */
function unknownAsOf(
  {
    projection: name,
    process,
    criteria,
    moment,
  }: Pick<ListQuestionAsOf, 'projection' | 'process' | 'criteria' | 'moment'>,
  wanted: { readonly views: SqliteViews; readonly visibility: Visibility; readonly progress: Progress },
): readonly UnknownId[] {
  const named = namedBy(projectionOf(name), criteria);
  const of = [...new Set(named.flatMap(({ kinds }) => kinds))].map((kind) => readModelOf(kind, process));
  const known = { ...wanted, moment: { ...moment, at: Infinity, reportedBy: undefined } };
  // One for all that is asked of a process: its history may have to be read for it.
  const sources = new Map<string, RowSource>();
  try {
    return unknownIds(named, (kind) => {
      const projection = readModelOf(kind, process);
      const shared = process ?? projection.name;
      const source =
        sources.get(shared) ??
        (process === undefined
          ? snapshotOfAll({ ...known, of: [projection] })
          : rowsOfProcess(process, { ...known, of })
        ).source;
      sources.set(shared, source);
      return { source, process };
    });
  } catch (error) {
    if (error instanceof TooManyEntries) return [];
    throw error;
  }
}

function searched({ views }: ReadSide, question: SearchQuestionAsOf, progress: Progress): ListAnswer {
  const { process, visibility, moment } = question;
  const wanted = { views, visibility, moment, progress };
  const unknown = question.unknown ?? unknownAsOf(question, wanted);
  const answer = bounded(() => search(projectionOf(question.projection), { ...wanted, process }, question));
  return { ...answer, ...(unknown.length > 0 && { unknown }) };
}

function row({ views }: ReadSide, question: RowQuestionAsOf, progress: Progress): RowAnswer {
  const { process, visibility, key, moment } = question;
  const projection = projectionOf(question.projection);
  const wanted = { views, visibility, moment, progress };
  const snapshot: Snapshot =
    process === undefined
      ? snapshotOfAll({ ...wanted, of: neededFor(projection) })
      : rowsOfProcess(process, { ...wanted, of: neededFor(projection) });
  return bounded(() => oneRow(projection, snapshot, { process: process ?? '', key }));
}

function cited({ views }: ReadSide, question: CitedQuestionAsOf, progress: Progress): Cited {
  const { process, visibility, moment, named } = question;
  const of = [...new Set(READ_FOR_CITED.flatMap((name) => neededFor(projectionOf(name))))];
  const snapshot = rowsOfProcess(process, { views, visibility, moment, progress, of });
  return bounded(() => citedBy(named, viewsIn(process, snapshot)));
}

function difference({ views }: ReadSide, question: DifferenceQuestion, progress: Progress): Difference {
  const { process, visibility, span, start, end } = question;
  const is = existingSnapshotOfProcess(process, { views, visibility, moment: end, progress });
  const was = snapshotOfProcess(process, { views, visibility, moment: start, progress });
  const history = views.history(process);
  const editorialsAbout = (id: string): readonly RecordedEntry[] =>
    history.amendmentsOf(id)?.editorials ?? [];
  return differenceBetween(process, span, { start: was, end: is, editorialsAbout });
}

/** @throws Refused too-many-entries */
function bounded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooManyEntries) throw new Refused('too-many-entries', error.message);
    throw error;
  }
}

function projectionOf(name: string): Projection {
  const found = projections.find((projection) => projection.name === name);
  if (!found) throw new Error(`no read model is called ${name}`);
  return found;
}

/** What changed in a process between two moments, row by row, with the entries that caused it. */
import { isDeepStrictEqual } from 'node:util';
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import type { Visibility } from '../../domain/access/visibility.js';
import type { Position } from '../../log/event-log.js';
import { Causes, type EditorialsAbout } from './causes.js';
import { expectOrder, readAt, readKnownAt, readReportedBy } from './moment.js';
import type { AnswerContext, PastMoment } from './as-of.js';
import type { AsOfReader } from './as-of-reader.js';
import type { ProcessSnapshot } from './snapshot.js';
import { itemOf, LARGEST_VIEW, written, type FoundRow, type Item } from '../../views/row-source.js';
import { Refused } from '../refusals.js';

/** In characters of its JSON. */
const LARGEST_DIFFERENCE = LARGEST_VIEW;

export const clocks = ['occurred', 'recorded', 'reported'] as const;

export type WhichClock = (typeof clocks)[number];

/** A row before and after. */
export interface RowDifference {
  readonly projection: string;
  readonly key: string;
  /** Null: there was no such row. */
  readonly before: Item | null;
  /** Null: there is no such row any more. */
  readonly after: Item | null;
  /** The entries, editorial ones too, that made the difference; none where time alone did. */
  readonly entries: readonly string[];
}

/** The rows that differ between two moments. */
export interface Difference extends AnswerContext {
  /** As asked. */
  readonly from: string;
  /** As asked. */
  readonly to: string;
  /** The clock that the moments are on. */
  readonly clock: WhichClock;
  /** The rows that differ. */
  readonly items: readonly RowDifference[];
}

export interface DifferenceSpan {
  readonly from: string;
  readonly to: string;
  readonly clock: WhichClock;
}

/** The moments that a span lies between. @throws Refused process-not-found, invalid-query, not-caught-up */
export async function momentsOf(
  asOf: AsOfReader,
  process: string,
  { from, to, clock }: DifferenceSpan,
  {
    visibility,
    minPosition,
  }: { readonly visibility: Visibility; readonly minPosition?: Position | undefined },
): Promise<{ readonly start: PastMoment; readonly end: PastMoment }> {
  const fromAfterTo = (a: number | bigint, b: number | bigint): void => {
    expectOrder({ text: from, value: a }, { text: to, value: b });
  };
  if (clock === 'occurred') {
    fromAfterTo(readAt(from, 'from'), readAt(to, 'to'));
    const end = await asOf.resolvePast(process, { at: to, minPosition }, visibility);
    return { end, start: await asOf.resolvePast(process, { at: from, minPosition }, visibility) };
  }
  if (clock === 'reported') {
    fromAfterTo(readReportedBy(from, 'from'), readReportedBy(to, 'to'));
    const end = await asOf.resolvePast(process, { reportedBy: to, minPosition }, visibility);
    return { end, start: await asOf.resolvePast(process, { reportedBy: from, minPosition }, visibility) };
  }
  const [first, last] = [readKnownAt(from, 'from'), readKnownAt(to, 'to')];
  if (first.kind === 'position' && last.kind === 'position') fromAfterTo(first.position, last.position);
  if (first.kind === 'instant' && last.kind === 'instant') fromAfterTo(first.micros, last.micros);
  const end = await asOf.resolvePast(process, { knownAt: to, minPosition }, visibility);
  const start = await asOf.resolvePast(process, { knownAt: from, minPosition }, visibility);
  // Where clocks differ, an instant need not follow the positions: they count only where nothing else can be compared.
  if (first.kind !== last.kind) fromAfterTo(BigInt(start.told.position), BigInt(end.told.position));
  return { end, start };
}

/** Both sides, and what was done to the entries of the process. */
export interface Sides {
  readonly start: ProcessSnapshot;
  readonly end: ProcessSnapshot;
  readonly editorialsAbout: EditorialsAbout;
}

export function differenceBetween(
  process: string,
  span: DifferenceSpan,
  { start, end, editorialsAbout }: Sides,
): Difference {
  const causes = new Causes(start, end, editorialsAbout);
  const items = projections
    .filter(({ scope, internal }) => scope === 'process' && !internal)
    .flatMap((projection) => differences(projection, process, { start, end, causes }));
  expectAnswerable(items);
  const { position, settled } = end.told;
  // On a cluster the one moment may be over before the other, whichever of them is asked for as the first.
  const over = settled === undefined ? {} : { settled: settled && start.told.settled === true };
  return { items, ...span, position, ...over };
}

function differences(
  projection: Projection,
  process: string,
  { start, end, causes }: { start: ProcessSnapshot; end: ProcessSnapshot; causes: Causes },
): RowDifference[] {
  const before = foundIn(projection, process, start);
  const after = foundIn(projection, process, end);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const sides = {
      before: was ? sideOf(start, projection, was) : null,
      after: is ? sideOf(end, projection, is) : null,
    };
    if (isDeepStrictEqual(sides.before, sides.after)) return [];
    const through = was && is ? sourcesThatMatter(projection, is, start, end) : [];
    const found = [causes.of(projection, key), ...through.map(([source, of]) => causes.of(source, of))];
    return { projection: projection.name, key, ...sides, entries: [...new Set(found.flat())] };
  });
}

function sideOf({ source, now }: ProcessSnapshot, projection: Projection, found: FoundRow): Item {
  return written(found, itemOf(source, projection, found, now)).item;
}

/** @throws Refused answer-too-large */
function expectAnswerable(items: readonly RowDifference[]): void {
  let size = 0;
  for (const item of items) {
    size += JSON.stringify(item).length;
    if (size <= LARGEST_DIFFERENCE) continue;
    const detail = `expected a span in which rows of at most ${LARGEST_DIFFERENCE} characters have changed, there are more; ask for a shorter one`;
    throw new Refused('answer-too-large', detail, 'from');
  }
}

function foundIn(
  projection: Projection,
  process: string,
  { source }: ProcessSnapshot,
): Map<string, FoundRow> {
  const found = [...source.scan(projection, { process, by: 'key', descending: false })];
  return new Map(found.map((row) => [row.at.key, row]));
}

/** The rows that the view of a row reads, where it is another because of them. */
function sourcesThatMatter(
  projection: Projection,
  found: FoundRow,
  start: ProcessSnapshot,
  end: ProcessSnapshot,
): [Projection, string][] {
  const seen = ({ source }: ProcessSnapshot): Item => itemOf(source, projection, found, end.now);
  if (isDeepStrictEqual(seen(start), seen(end))) return [];
  return projections.flatMap((source) => {
    if (source !== projection && projection.reads?.includes(source.name) !== true) return [];
    const linked = [start, end].flatMap((side) => side.source.linked(projection, found.at, source.name).rows);
    return [...new Set(linked.map(({ key }) => key))].map((key): [Projection, string] => [source, key]);
  });
}

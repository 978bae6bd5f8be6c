/** What a list is narrowed to, as plain data: it can be handed to another thread, and two questions can be compared by it. */
import { NARROW_MS, PLACED } from '../../../projections/timeline.js';
import { catalogue, eventTypes, type EventType } from '../../domain/events/catalogue.js';
import type { Level, Standing, Theme, TimelineKind } from '../../domain/events/enumerations.js';
import { isWithoutView, type Item } from '../../views/row-source.js';
import type { Narrowing } from '../../views/sqlite/narrowed-rows.js';
import type { PartyCommitmentsView, TimelineView } from '../read-models.js';

export interface CommitmentCriteria {
  readonly of: 'commitments';
  readonly by?: readonly string[] | undefined;
  readonly to?: readonly string[] | undefined;
  readonly party?: readonly string[] | undefined;
  readonly phase?: readonly string[] | undefined;
  readonly theme?: readonly Theme[] | undefined;
  readonly level?: readonly Level[] | undefined;
  readonly standing?: readonly Standing[] | undefined;
  readonly overdue?: boolean | undefined;
  readonly contested?: boolean | undefined;
  /** Ms since the epoch. */
  readonly dueBefore?: number | undefined;
}

export interface TimelineCriteria {
  readonly of: 'timeline';
  readonly kind?: readonly TimelineKind[] | undefined;
  readonly type?: readonly EventType[] | undefined;
  readonly party?: readonly string[] | undefined;
  /** Ms since the epoch, both included. */
  readonly from: number;
  readonly to: number;
}

export type Criteria = { readonly of: 'everything' } | CommitmentCriteria | TimelineCriteria;

/** What an index tells of the rows that are asked for at a moment (ms); undefined: all of them are. */
export function narrowingOf(criteria: Criteria, now: number): Narrowing | undefined {
  switch (criteria.of) {
    case 'everything':
      return undefined;
    case 'commitments':
      return commitmentNarrowing(criteria, now);
    case 'timeline':
      return timelineNarrowing(criteria);
  }
}

function commitmentNarrowing(wanted: CommitmentCriteria, now: number): Narrowing | undefined {
  const { by, to, party, phase, theme, level, standing, contested, overdue, dueBefore } = wanted;
  const facets = [
    named(by, 'by'),
    named(to, 'to'),
    party && ['by', 'to'].flatMap((name) => named(party, name) ?? []),
    named(phase, 'phase'),
    named(theme, 'theme'),
    named(level, 'level'),
    named(standing, 'standing'),
    contested === undefined ? undefined : [`contested=${String(contested)}`],
  ].filter((names) => names !== undefined);
  if (facets.length === 0 && overdue === undefined && dueBefore === undefined) return undefined;
  return { facets, wokenBy: overdue === true ? now : undefined, sortBelow: dueBefore };
}

function timelineNarrowing({ kind, type, party, from, to }: TimelineCriteria): Narrowing | undefined {
  const ofKind = kind && eventTypes.filter((name) => kind.some((one) => catalogue[name].kind === one));
  const facets = [named(ofKind, 'type'), named(type, 'type'), named(party, 'party')].filter(
    (names) => names !== undefined,
  );
  const isBounded = from !== -Infinity || to !== Infinity;
  if (facets.length === 0 && !isBounded) return undefined;
  if (!isBounded) return { facets };
  const span = { from: from - NARROW_MS, to: to + 1, before: `${PLACED}=wide`, after: `${PLACED}=later` };
  return { facets, span };
}

function named(values: readonly string[] | undefined, name: string): string[] | undefined {
  return values?.map((value) => `${name}=${value}`);
}

/** Whether an item of the list that the criteria are for meets them. A row without a view is in the whole list alone. */
export function meets(criteria: Criteria, item: Item): boolean {
  if (isWithoutView(item)) return narrowingOf(criteria, 0) === undefined;
  switch (criteria.of) {
    case 'everything':
      return true;
    case 'commitments':
      return isCommitmentMeeting(criteria, item as unknown as PartyCommitmentsView);
    case 'timeline':
      return isEntryMeeting(criteria, item as unknown as TimelineView);
  }
}

function isCommitmentMeeting(wanted: CommitmentCriteria, row: PartyCommitmentsView): boolean {
  const { overdue, contested, dueBefore } = wanted;
  return (
    among(wanted.by, row.by) &&
    among(wanted.to, row.to) &&
    among(wanted.party, [...row.by, ...row.to]) &&
    among(wanted.phase, [row.phaseId]) &&
    among(wanted.theme, [row.theme]) &&
    among(wanted.level, [row.level]) &&
    among(wanted.standing, [row.standing]) &&
    (overdue === undefined || row.overdue === overdue) &&
    (contested === undefined || row.contested === contested) &&
    (dueBefore === undefined || (row.due?.latest != null && Date.parse(row.due.latest) < dueBefore))
  );
}

function isEntryMeeting({ kind, type, party, from, to }: TimelineCriteria, row: TimelineView): boolean {
  return (
    among(kind, [row.kind]) &&
    among(type, [row.type]) &&
    among(party, row.parties) &&
    Date.parse(row.occurred.earliest) <= to &&
    (row.occurred.latest === null || Date.parse(row.occurred.latest) >= from)
  );
}

function among(wanted: readonly string[] | undefined, found: readonly (string | null)[]): boolean {
  return wanted === undefined || found.some((one) => one !== null && wanted.includes(one));
}

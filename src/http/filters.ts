/** What the filter parameters of each list accept. */
import type { Item } from '../application/query/ask.js';
import { eventTypes } from '../domain/vocabulary/catalogue.js';
import { levels, standings, themes, timelineKinds } from '../domain/vocabulary/enumerations.js';
import { readAt, readSpan } from '../application/query/moment.js';
import type { PartyCommitmentsView, TimelineView } from '../application/read-models.js';
import type { Parameters } from './parameters.js';

export type Accepts = (item: Item) => boolean;

export interface Filter {
  readonly parameters: readonly string[];
  read(parameters: Parameters): Accepts;
}

export const noFilter: Filter = { parameters: [], read: () => () => true };

export const commitmentFilter: Filter = {
  parameters: [
    'by',
    'to',
    'party',
    'theme',
    'phase',
    'level',
    'standing',
    'overdue',
    'contested',
    'dueBefore',
  ],
  read(parameters) {
    const by = parameters.ids('by');
    const to = parameters.ids('to');
    const party = parameters.ids('party');
    const phase = parameters.ids('phase');
    const theme = parameters.words('theme', themes);
    const level = parameters.words('level', levels);
    const standing = parameters.words('standing', standings);
    const overdue = parameters.flag('overdue');
    const contested = parameters.flag('contested');
    const text = parameters.text('dueBefore');
    const dueBefore = text === undefined ? undefined : readSpan(text, 'dueBefore').earliest;
    return rows(
      (row: PartyCommitmentsView) =>
        among(by, row.by) &&
        among(to, row.to) &&
        among(party, [...row.by, ...row.to]) &&
        among(phase, [row.phaseId]) &&
        among(theme, [row.theme]) &&
        among(level, [row.level]) &&
        among(standing, [row.standing]) &&
        (overdue === undefined || row.overdue === overdue) &&
        (contested === undefined || row.contested === contested) &&
        (dueBefore === undefined || (row.due?.latest != null && Date.parse(row.due.latest) < dueBefore)),
    );
  },
};

export const timelineFilter: Filter = {
  parameters: ['kind', 'type', 'party', 'from', 'to'],
  read(parameters) {
    const kind = parameters.words('kind', timelineKinds);
    const type = parameters.words('type', eventTypes);
    const party = parameters.ids('party');
    const from = parameters.text('from');
    const to = parameters.text('to');
    const first = from === undefined ? -Infinity : readSpan(from, 'from').earliest;
    const last = to === undefined ? Infinity : readAt(to, 'to');
    return rows(
      (row: TimelineView) =>
        among(kind, [row.kind]) &&
        among(type, [row.type]) &&
        among(party, row.parties) &&
        Date.parse(row.occurred.earliest) <= last &&
        (row.occurred.latest === null || Date.parse(row.occurred.latest) >= first),
    );
  },
};

/** Lists erase the type of their rows; the filter of a list knows which it is. */
function rows(accepts: (row: never) => boolean): Accepts {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- each filter stands beside its own list
  return accepts as Accepts;
}

function among(wanted: readonly string[] | undefined, found: readonly (string | null)[]): boolean {
  return wanted === undefined || found.some((one) => one !== null && wanted.includes(one));
}

/** What is asked once and kept: rows as of a moment, an entry, a proof, who is calling. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { endOf } from '../time/days.ts';
import { chancery } from './chancery.ts';
import type { Moment } from './moment.ts';
import { contestedCommitments, contestedPhases, dueNext, overdue } from './process.ts';
import type { EventDetail, Localized, ReadModel, RowOf } from './types.ts';

/** Rows of a page of an answer: a whole process in nearly all cases. */
const LIMIT = 1_000;
/** A page shows no more than so many answers' worth of rows. */
const MOST_PAGES = 20;

const PATHS = {
  'process-overview': '/v1/processes',
  'phase-status': '/v1/processes/{processId}/phases',
  'party-commitments': '/v1/processes/{processId}/commitments',
  violations: '/v1/processes/{processId}/violations',
  agreements: '/v1/processes/{processId}/agreements',
  meetings: '/v1/processes/{processId}/meetings',
  statements: '/v1/processes/{processId}/statements',
  bodies: '/v1/processes/{processId}/bodies',
  timeline: '/v1/processes/{processId}/timeline',
  parties: '/v1/parties',
} as const satisfies Record<ReadModel, string>;

interface RowsPage {
  readonly items: readonly unknown[];
  readonly nextCursor: string | null;
}

/** All rows of a read model as of a moment. */
export function rowsAsOf<M extends ReadModel>(model: M, processId: string | undefined, moment: Moment) {
  return queryOptions({
    queryKey: ['rows', model, processId, moment],
    queryFn: async ({ signal }): Promise<readonly RowOf[M][]> => {
      if (model === 'process-overview' && processId !== undefined)
        return [await overviewOf(processId, moment)] as unknown as RowOf[M][];
      const rows: RowOf[M][] = [];
      let cursor: string | undefined;
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const query = { ...moment, limit: LIMIT, ...(cursor === undefined ? {} : { cursor }) };
        // The path and the row go by the name of the read model, which the compiler does not follow.
        const { data } = await (chancery.GET as unknown as Ask)(PATHS[model], {
          params: { path: { processId }, query },
          signal,
        });
        rows.push(...(data.items as RowOf[M][]));
        if (data.nextCursor === null) break;
        cursor = data.nextCursor;
      }
      return rows;
    },
  });
}

type Ask = (path: string, init: object) => Promise<{ readonly data: RowsPage }>;

async function overviewOf(processId: string, moment: Moment) {
  const { data } = await chancery.GET('/v1/processes/{processId}', {
    params: { path: { processId }, query: moment },
  });
  return data;
}

/** An entry as it was posted, with what was later recorded about it. */
export function entry(processId: string, eventId: string) {
  return queryOptions({
    queryKey: ['entry', processId, eventId],
    queryFn: async () =>
      (
        await chancery.GET('/v1/processes/{processId}/events/{eventId}', {
          params: { path: { processId, eventId } },
        })
      ).data,
  });
}

/** What an entry is about, by the first id of these that its payload has. */
const SUBJECTS = [
  ['commitmentId', 'party-commitments'],
  ['phaseId', 'phase-status'],
  ['violationId', 'violations'],
  ['statementId', 'statements'],
  ['bodyId', 'bodies'],
  ['meetingId', 'meetings'],
  ['agreementId', 'agreements'],
] as const satisfies readonly (readonly [string, ReadModel])[];

/** The id of what an entry is about. */
export function idIn(data: EventDetail['data']): string | undefined {
  return [...SUBJECTS.map(([field]) => data[field]), data['partyId'], data['entryId']].find(
    (id) => typeof id === 'string',
  );
}

/** The title of what an entry is about, or its text, where the entry gives an id alone. */
export function subject(processId: string, data: EventDetail['data']) {
  const named = SUBJECTS.find(([field]) => typeof data[field] === 'string');
  return queryOptions({
    queryKey: ['subject', processId, named?.[1], named && data[named[0]]],
    queryFn: async ({ client }) => {
      if (!named) return { title: null };
      const [field, model] = named;
      const rows = (await client.query({
        ...rowsAsOf(model, processId, {}),
        staleTime: 'static',
      })) as readonly Readonly<Record<string, unknown>>[];
      const row = rows.find((one) => one[field] === data[field]);
      return { title: (row?.['title'] ?? row?.['text'] ?? null) as Localized | null };
    },
  });
}

/** The signed head of a process, as text; what a citation names. */
export function head(processId: string) {
  return queryOptions({
    queryKey: ['head', processId],
    queryFn: async () =>
      (
        await chancery.GET('/v1/processes/{processId}/head', {
          params: { path: { processId } },
          parseAs: 'text',
        })
      ).data,
  });
}

/** What the record learnt in a process after a moment. @param from an ISO date-time, or `position:<n>` */
export function learntSince(processId: string, from: string) {
  return queryOptions({
    queryKey: ['learnt', processId, from],
    queryFn: async () => {
      const to = new Date().toISOString();
      const query = { from, to, clock: 'recorded' } as const;
      return (
        await chancery.GET('/v1/processes/{processId}/changes', { params: { path: { processId }, query } })
      ).data;
    },
  });
}

/** Where the proof of an entry is to be had, as a file. */
export function proofAddress(processId: string, eventId: string): string {
  return `/v1/processes/${encodeURIComponent(processId)}/events/${encodeURIComponent(eventId)}/proof`;
}

/** As many overdue, and contested, commitments as are counted for a card. */
const MOST_COUNTED = 1_000;

/** What of a process asks for attention: the commitment that is due next, how many are overdue, how much is contested. */
export function attention(processId: string, revision: number, moment: Moment) {
  return queryOptions({
    queryKey: ['attention', processId, revision, moment],
    queryFn: async () => {
      const [commitments, phases] = await Promise.all([
        chancery.GET('/v1/processes/{processId}/commitments', {
          params: { path: { processId }, query: { ...moment, limit: MOST_COUNTED } },
        }),
        chancery.GET('/v1/processes/{processId}/phases', {
          params: { path: { processId }, query: { ...moment, limit: MOST_COUNTED } },
        }),
      ]);
      const rows = commitments.data.items;
      const now = (moment.at === undefined ? undefined : endOf(moment.at)) ?? Date.now();
      return {
        next: dueNext(rows, now)[0],
        overdue: overdue(rows).length,
        contested: contestedCommitments(rows).length + contestedPhases(phases.data.items).length,
      };
    },
    placeholderData: keepPreviousData,
  });
}

/** What a page shows of a process: live, or as of the moment in the address, in one shape. */
import { useMemo, useSyncExternalStore } from 'react';
import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { chancery } from './chancery.ts';
import { LiveFeeds, type Arrival, type LiveState } from './live-rows.ts';
import { isLive, type Moment } from './moment.ts';
import { rowsAsOf } from './questions.ts';
import type { ReadModel, RowOf } from './types.ts';

export type RecordState = LiveState | { readonly is: 'as-of' };

export type Shown<M extends ReadModel> = { readonly [K in M]: readonly RowOf[K][] } & {
  readonly state: RecordState;
  /** What has changed since the page was opened; the latest is the last. */
  readonly arrivals: readonly Arrival[];
  /** Asks again what was refused. */
  readonly retry: () => void;
};

const feeds = new LiveFeeds(chancery);
const NONE: readonly never[] = [];

/**
 * The rows of some read models, in the order of their keys, kept live.
 * @param models the same at every call of a page: they are one feed
 */
export function useRecord<const M extends ReadModel>(
  processId: string | undefined,
  models: readonly M[],
  moment: Moment,
): Shown<M> {
  const name = models.join();
  const question = useMemo(() => ({ processId, models: name.split(',') as ReadModel[] }), [processId, name]);
  const live = useLive(question, isLive(moment));
  const asked = useQueries({
    queries: isLive(moment) ? [] : models.map((model) => rowsAsOf(model, processId, moment)),
  });
  if (isLive(moment)) {
    const rows = Object.fromEntries(models.map((model) => [model, live.rowsOf(model)]));
    return { ...rows, state: live.state, arrivals: live.arrivals, retry: live.retry } as Shown<M>;
  }
  const rows = Object.fromEntries(models.map((model, nth) => [model, asked[nth]?.data ?? NONE]));
  const retry = () => asked.forEach((one) => void one.refetch());
  return { ...rows, state: stateOf(asked), arrivals: NONE, retry } as unknown as Shown<M>;
}

function useLive(
  question: { readonly processId: string | undefined; readonly models: ReadModel[] },
  wanted: boolean,
) {
  const feed = useMemo(() => feeds.of(question), [question]);
  const { state, rows, arrivals } = useSyncExternalStore(wanted ? feed.subscribe : nothing, feed.current);
  const lists = useMemo(() => {
    const made = new Map<ReadModel, readonly unknown[]>();
    for (const model of question.models) made.set(model, [...(rows[model]?.values() ?? [])]);
    return made;
  }, [rows, question]);
  return { state, arrivals, retry: feed.retry, rowsOf: (model: ReadModel) => lists.get(model) ?? NONE };
}

const nothing = () => () => undefined;

function stateOf(asked: readonly UseQueryResult[]): RecordState {
  const failed = asked.find(({ error }) => error !== null);
  if (failed?.error) return { is: 'failed', error: failed.error };
  return asked.some(({ isPending }) => isPending) ? { is: 'loading' } : { is: 'as-of' };
}

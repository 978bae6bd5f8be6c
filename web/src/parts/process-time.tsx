/** The time bar of a process, from its first entry to now, whatever moment the page shows. */
import { lazy, Suspense } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { Moment } from '../record/moment.ts';
import { rowsAsOf } from '../record/questions.ts';
import { DAY_MS } from '../time/days.ts';

const TimeBar = lazy(async () => ({ default: (await import('./time-bar.tsx')).TimeBar }));

export function ProcessTime({ processId, moment }: { readonly processId: string; readonly moment: Moment }) {
  const { data, dataUpdatedAt } = useQuery(rowsAsOf('process-overview', processId, {}));
  const first = data?.[0]?.firstOccurrence.occurred.earliest;
  if (first === undefined) return null;
  return (
    <Suspense>
      <TimeBar moment={moment} from={Date.parse(first)} to={dataUpdatedAt + DAY_MS} />
    </Suspense>
  );
}

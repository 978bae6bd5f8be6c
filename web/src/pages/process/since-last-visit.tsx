/** What the record has learnt of a process since the reader was here last, sentence by sentence. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Datum } from '../../parts/datum.tsx';
import { DateText } from '../../parts/dates.tsx';
import { Cause, SentenceOfRow } from '../../parts/sentence-of-entry.tsx';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { previousVisit } from '../../record/visits.ts';
import { learntSince } from '../../record/questions.ts';
import type { Arrival } from '../../record/live-rows.ts';
import type { EntryRow } from '../../record/types.ts';
import { dayInWords } from '../../time/date-words.ts';
import { useLanguage } from '../../words/use-language.tsx';
import styles from './process.module.css';

export function SinceLastVisit({
  processId,
  arrivals,
}: {
  readonly processId: string;
  readonly arrivals: readonly Arrival[];
}) {
  const language = useLanguage();
  const { say } = language;
  const [since] = useState(() => previousVisit(processId, new Date().toISOString()));
  const news = [...new Set(arrivals.flatMap(({ cause }) => cause))].toReversed();
  return (
    <section aria-labelledby="visit" aria-live="polite">
      <h2 id="visit">
        {say('process.visit')}{' '}
        {since !== undefined && <span className={styles.count}>{dayInWords(since, language)}</span>}
      </h2>
      {news.length > 0 && (
        <ol className={styles.sentences}>
          {news.map((entryId) => (
            <li key={entryId} className={styles.fresh}>
              <Cause entryId={entryId} />
            </li>
          ))}
        </ol>
      )}
      {since === undefined ? (
        <Empty>{say('process.firstVisit')}</Empty>
      ) : (
        <Learnt processId={processId} since={since} besides={news} />
      )}
    </section>
  );
}

function Learnt({
  processId,
  since,
  besides,
}: {
  readonly processId: string;
  readonly since: string;
  readonly besides: readonly string[];
}) {
  const { say } = useLanguage();
  const { data, error, refetch } = useQuery(learntSince(processId, since));
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  if (!data) return <Loading />;
  const rows = data.items.flatMap((item) =>
    item.projection === 'timeline' && item.after ? [item.after as unknown as EntryRow] : [],
  );
  const fresh = rows.filter(({ entryId }) => !besides.includes(entryId));
  if (fresh.length === 0 && besides.length === 0) return <Empty>{say('process.noChange')}</Empty>;
  return (
    <ol className={styles.sentences}>
      {fresh.map((row) => (
        <li key={row.entryId}>
          <Datum entryId={row.entryId} disputed={row.disputed}>
            <SentenceOfRow row={row} />
          </Datum>{' '}
          <span className={styles.quiet}>
            <DateText text={row.occurred.text} />
          </span>
        </li>
      ))}
    </ol>
  );
}

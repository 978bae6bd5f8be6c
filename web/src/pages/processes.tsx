/** All processes, a card each: the phases as a strip, what changed last, what is due next, what is contested. */
import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Datum } from '../parts/datum.tsx';
import { DateText } from '../parts/dates.tsx';
import { Cause } from '../parts/sentence-of-entry.tsx';
import { Empty, WhenShown } from '../parts/states.tsx';
import { Contested, Overdue } from '../parts/tags.tsx';
import { LocalizedText } from '../parts/text.tsx';
import { momentIn, type Moment } from '../record/moment.ts';
import { attention } from '../record/questions.ts';
import { namesOf } from '../record/process.ts';
import { ProcessContext } from '../record/process-context.tsx';
import type { Overview } from '../record/types.ts';
import { useRecord } from '../record/use-record.ts';
import { useLanguage } from '../words/use-language.tsx';
import styles from './processes.module.css';

const MODELS = ['process-overview'] as const;

export function Processes() {
  const { say } = useLanguage();
  const moment = momentIn(useSearch({ strict: false }));
  const shown = useRecord(undefined, MODELS, moment);
  const overviews = shown['process-overview'];
  useEffect(() => {
    document.title = `${say('processes.title')} · Chancery`;
  }, [say]);
  return (
    <>
      <header className={styles.title}>
        <h1>{say('processes.title')}</h1>
        <p>{say('processes.lead')}</p>
      </header>
      <WhenShown state={shown.state} retry={shown.retry} hasRows={overviews.length > 0}>
        {overviews.length === 0 && <Empty>{say('processes.none')}</Empty>}
        <ul className={styles.cards}>
          {overviews.map((overview) => (
            <li key={overview.processId}>
              <ProcessContext value={{ processId: overview.processId, names: namesOf([overview]) }}>
                <Card overview={overview} moment={moment} />
              </ProcessContext>
            </li>
          ))}
        </ul>
      </WhenShown>
    </>
  );
}

function Card({ overview, moment }: { readonly overview: Overview; readonly moment: Moment }) {
  const { say, words, count } = useLanguage();
  const { processId, title, lastOccurrence, lastRevision } = overview;
  // A new entry makes it another question, so that it is asked again.
  const { data } = useQuery(attention(processId, lastRevision, moment));
  return (
    <article className={styles.card} aria-labelledby={processId}>
      <h2 id={processId}>
        <Link to="/processes/$processId" params={{ processId }}>
          {title ? <LocalizedText of={title} /> : processId}
        </Link>
      </h2>
      <p className={styles.quiet}>
        {count('process.partyCount', overview.partyCount)} ·{' '}
        {count(
          'process.entries',
          Object.values(overview.counts).reduce((sum, n) => sum + n, 0),
        )}
      </p>
      <ol className={styles.strip} aria-label={say('process.phases')}>
        {overview.phases.map((phase) => (
          <li key={phase.phaseId} data-status={phase.status}>
            <span className={styles.phase}>
              <LocalizedText of={phase.title} />
            </span>
            <Datum entryId={phase.entryId} disputed={phase.disputed}>
              {words.phaseStatus[phase.status]}
            </Datum>
          </li>
        ))}
      </ol>
      <dl className={styles.facts}>
        <div>
          <dt>{say('processes.last')}</dt>
          <dd>
            <Cause entryId={lastOccurrence.entryId} />
            <span className={styles.quiet}>
              {' '}
              <DateText text={lastOccurrence.occurred.text} />
            </span>
          </dd>
        </div>
        {data?.next && (
          <div>
            <dt>{say('processes.next')}</dt>
            <dd>
              <Datum entryId={data.next.made.entryId} disputed={data.next.made.disputed}>
                <LocalizedText of={data.next.text} />
              </Datum>
              {data.next.dueDate?.latest != null && (
                <span className={styles.quiet}>
                  {' '}
                  <DateText text={data.next.dueDate.latest.slice(0, 10)} />
                </span>
              )}
            </dd>
          </div>
        )}
      </dl>
      {data && (data.contested > 0 || data.overdue > 0) && (
        <div className={styles.marks}>
          {data.contested > 0 && (
            <p>
              <Contested>{count('processes.contestedCount', data.contested)}</Contested>
            </p>
          )}
          {data.overdue > 0 && (
            <p>
              <Overdue>{count('processes.overdueCount', data.overdue)}</Overdue>
            </p>
          )}
        </div>
      )}
    </article>
  );
}

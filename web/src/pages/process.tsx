/** A process: its phases with what is determined and declared of each, what is due and contested, and what has changed. */
import { useEffect } from 'react';
import { useParams, useSearch } from '@tanstack/react-router';
import { Citation } from '../parts/citation.tsx';
import { Empty, WhenShown } from '../parts/states.tsx';
import { LocalizedText } from '../parts/text.tsx';
import { ProcessTime } from '../parts/process-time.tsx';
import { isLive, momentIn, type Moment } from '../record/moment.ts';
import { byOrdinal, contestedCommitments, dueNext, namesOf, overdue } from '../record/process.ts';
import { ProcessContext } from '../record/process-context.tsx';
import type { Overview } from '../record/types.ts';
import { chosen } from '../record/text.ts';
import { useRecord } from '../record/use-record.ts';
import { endOf } from '../time/days.ts';
import { useLanguage } from '../words/use-language.tsx';
import { usePreferences } from '../app/preferences.tsx';
import { Commitments, ContestedCommitments } from './process/commitments.tsx';
import { Participants } from './process/participants.tsx';
import { PhaseCard } from './process/phase-card.tsx';
import { SinceLastVisit } from './process/since-last-visit.tsx';
import styles from './process/process.module.css';

/** One feed, for all that is on the page. */
const MODELS = ['process-overview', 'phase-status', 'party-commitments'] as const;

export function ProcessPage() {
  const { processId } = useParams({ from: '/processes/$processId' });
  const moment = momentIn(useSearch({ from: '/processes/$processId' }));
  const shown = useRecord(processId, MODELS, moment);
  const { say } = useLanguage();
  const [overview] = shown['process-overview'];
  const names = namesOf(shown['process-overview']);
  const phases = byOrdinal(shown['phase-status']);
  const commitments = shown['party-commitments'];
  const { arrivals } = shown;
  return (
    <ProcessContext value={{ processId, names }}>
      <Title overview={overview} processId={processId} />
      <ProcessTime processId={processId} moment={moment} />
      <WhenShown state={shown.state} retry={shown.retry} hasRows={overview !== undefined}>
        <section className={styles.phases} aria-labelledby="phases">
          <h2 id="phases">{say('process.phases')}</h2>
          {phases.length === 0 ? (
            <Empty />
          ) : (
            <ol>
              {phases.map((phase) => (
                <li key={phase.phaseId}>
                  <PhaseCard phase={phase} arrivals={arrivals} />
                </li>
              ))}
            </ol>
          )}
        </section>
        <div className={styles.columns}>
          <Commitments
            title="process.overdue"
            none="process.noneOverdue"
            rows={overdue(commitments)}
            arrivals={arrivals}
            now={nowOf(moment)}
          />
          <Commitments
            title="process.next"
            none="process.noneNext"
            rows={dueNext(commitments, nowOf(moment))}
            arrivals={arrivals}
            now={nowOf(moment)}
          />
          <ContestedCommitments rows={contestedCommitments(commitments)} arrivals={arrivals} />
        </div>
        {isLive(moment) && <SinceLastVisit processId={processId} arrivals={arrivals} />}
        {overview && <Participants overview={overview} />}
      </WhenShown>
      <Citation processId={processId} />
    </ProcessContext>
  );
}

/** What "ahead" is measured from: the moment that is asked about. */
function nowOf({ at, reportedBy }: Moment): number {
  const asked = at ?? reportedBy;
  return (asked === undefined ? undefined : endOf(asked)) ?? Date.now();
}

function Title({
  overview,
  processId,
}: {
  readonly overview: Overview | undefined;
  readonly processId: string;
}) {
  const { reading } = usePreferences();
  const { say, list, locale } = useLanguage();
  const title = overview?.title ? chosen(overview.title, reading).text : processId;
  useEffect(() => {
    document.title = `${title} · Chancery`;
  }, [title]);
  if (!overview) return <h1>{processId}</h1>;
  return (
    <header className={styles.title}>
      {overview.regions.length > 0 && (
        <p className={styles.kicker}>{list(overview.regions.map((code) => regionName(code, locale)))}</p>
      )}
      <h1>{overview.title ? <LocalizedText of={overview.title} /> : processId}</h1>
      {overview.summary && (
        <p className={styles.lead}>
          <LocalizedText of={overview.summary} />
        </p>
      )}
      {overview.state === 'closed' && <p>{say('process.closed')}</p>}
    </header>
  );
}

/** ISO 3166: the name of the country, with the code of a part of it. */
function regionName(code: string, locale: string): string {
  const [country = code, ...part] = code.split('-');
  try {
    const name = new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country;
    return part.length > 0 ? `${name} (${code})` : name;
  } catch {
    return code;
  }
}

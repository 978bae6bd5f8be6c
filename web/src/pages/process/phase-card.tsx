/** A phase: what the desk determines above, what each party declares below, and whether they contradict each other. */
import { Datum } from '../../parts/datum.tsx';
import { DateText } from '../../parts/dates.tsx';
import { Because } from '../../parts/live-list.tsx';
import { Contested, Remark } from '../../parts/tags.tsx';
import { LocalizedText, PartyName } from '../../parts/text.tsx';
import { Voice } from '../../parts/voice.tsx';
import type { Arrival } from '../../record/live-rows.ts';
import { currentDeclarations } from '../../record/process.ts';
import type { PhaseRow } from '../../record/types.ts';
import { Say, useLanguage } from '../../words/use-language.tsx';
import styles from './process.module.css';

export function PhaseCard({
  phase,
  arrivals,
}: {
  readonly phase: PhaseRow;
  readonly arrivals: readonly Arrival[];
}) {
  const { say, words, number } = useLanguage();
  const { determined, declarations, agreement } = phase;
  return (
    <article className={styles.phase} data-phase={phase.phaseId}>
      <header>
        <p className={styles.ordinal} aria-hidden="true">
          {number(phase.ordinal)}
        </p>
        <h3>
          <LocalizedText of={phase.title} />
        </h3>
        {agreement === 'contested' && <Contested />}
      </header>
      <div className={styles.determined}>
        <Voice kind="determination" />
        <p className={styles.status}>
          <Datum entryId={determined.entryId} disputed={determined.disputed}>
            {words.phaseStatus[determined.status]}
          </Datum>
        </p>
        <p className={styles.quiet}>
          {say('process.since')} <DateText text={determined.since.text} />
        </p>
        {determined.reason && (
          <p className={styles.reason}>
            <LocalizedText of={determined.reason} />
          </p>
        )}
      </div>
      <div className={styles.declared}>
        {agreement === 'undeclared' && <p className={styles.quiet}>{say('process.undeclared')}</p>}
        {agreement === 'unanimous' && <p className={styles.quiet}>{say('process.unanimous')}</p>}
        {agreement === 'contested' && <WhyContested phase={phase} />}
        {declarations.map((declaration) => (
          <div key={declaration.party} className={declaration.stale ? styles.stale : styles.declaration}>
            <Voice kind="claim" by={declaration.party} />
            <p>
              <Datum entryId={declaration.entryId} disputed={declaration.disputed}>
                {words.phaseStatus[declaration.status]}
              </Datum>
              {' · '}
              <span className={styles.quiet}>
                <DateText text={declaration.occurred.text} />
              </span>{' '}
              {declaration.stale && <Remark>{say('mark.stale')}</Remark>}
            </p>
          </div>
        ))}
      </div>
      <Because model="phase-status" rowKey={phase.phaseId} arrivals={arrivals} />
    </article>
  );
}

/** In one sentence: who says what against what. */
function WhyContested({ phase }: { readonly phase: PhaseRow }) {
  const { words } = useLanguage();
  const against = currentDeclarations(phase).filter(({ status }) => status !== phase.determined.status);
  return against.map(({ party, status }) => (
    <p key={party} className={styles.why}>
      <Say
        of="process.contestedWhy"
        who={<PartyName id={party} />}
        said={<b>{words.phaseStatus[status]}</b>}
        status={<b>{words.phaseStatus[phase.determined.status]}</b>}
      />
    </p>
  ));
}

/** The commitments that ask for attention: overdue, due next, contested. */
import { Datum } from '../../parts/datum.tsx';
import { DateText } from '../../parts/dates.tsx';
import { LiveList } from '../../parts/live-list.tsx';
import { Empty } from '../../parts/states.tsx';
import { LocalizedText, PartyNames } from '../../parts/text.tsx';
import { Voice } from '../../parts/voice.tsx';
import type { Arrival } from '../../record/live-rows.ts';
import { daysBetween } from '../../record/process.ts';
import { useProcess } from '../../record/process-context.tsx';
import type { CommitmentRow } from '../../record/types.ts';
import type { MessageKey } from '../../words/words.ts';
import { Say, useLanguage } from '../../words/use-language.tsx';
import styles from './process.module.css';

/** As many as stand on the page of the process; the page of the commitments has all. */
const MOST = 5;
/** An agreement may bind a dozen. */
const MOST_NAMES = 3;

const keyOf = ({ commitmentId }: CommitmentRow) => commitmentId;

interface SectionProps {
  readonly title: MessageKey;
  readonly none: MessageKey;
  readonly rows: readonly CommitmentRow[];
  readonly arrivals: readonly Arrival[];
  readonly children: (row: CommitmentRow) => React.ReactNode;
}

function Section({ title, none, rows, arrivals, children }: SectionProps) {
  const { say, count, number } = useLanguage();
  const { processId } = useProcess();
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>
        {say(title)} {rows.length > 0 && <span className={styles.count}>{number(rows.length)}</span>}
      </h2>
      {rows.length === 0 && <Empty>{say(none)}</Empty>}
      <LiveList
        key={processId}
        rows={rows.slice(0, MOST)}
        keyOf={keyOf}
        model="party-commitments"
        arrivals={arrivals}
      >
        {children}
      </LiveList>
      {rows.length > MOST && <p className={styles.quiet}>{count('process.more', rows.length - MOST)}</p>}
    </section>
  );
}

export function Commitments({ now, ...section }: Omit<SectionProps, 'children'> & { readonly now: number }) {
  return <Section {...section}>{(row) => <Due row={row} now={now} />}</Section>;
}

export function ContestedCommitments({ rows, arrivals }: Pick<SectionProps, 'rows' | 'arrivals'>) {
  return (
    <Section title="process.contested" none="process.noneContested" rows={rows} arrivals={arrivals}>
      {(row) => <Voices row={row} />}
    </Section>
  );
}

function Words({ row }: { readonly row: CommitmentRow }) {
  return (
    <p>
      <Datum entryId={row.made.entryId} disputed={row.made.disputed}>
        <LocalizedText of={row.text} />
      </Datum>
    </p>
  );
}

function Due({ row, now }: { readonly row: CommitmentRow; readonly now: number }) {
  const { count } = useLanguage();
  const latest = row.dueDate?.latest == null ? undefined : Date.parse(row.dueDate.latest);
  const text = typeof row.due === 'string' ? row.due : row.dueDate?.latest?.slice(0, 10);
  return (
    <>
      <Words row={row} />
      <p className={styles.quiet}>
        {row.to.length > 0 ? (
          <Say
            of="process.owes"
            who={<PartyNames ids={row.by} most={MOST_NAMES} />}
            whom={<PartyNames ids={row.to} most={MOST_NAMES} />}
          />
        ) : (
          <PartyNames ids={row.by} most={MOST_NAMES} />
        )}
      </p>
      <p className={styles.quiet}>
        {text !== undefined && <Say of="process.dueBy" date={<DateText text={text} />} />}
        {latest !== undefined && (
          <b className={row.overdue ? styles.late : undefined}>
            {' · '}
            {row.overdue
              ? count('process.overdueBy', daysBetween(latest, now))
              : count('process.dueIn', daysBetween(now, latest))}
          </b>
        )}
      </p>
    </>
  );
}

/** Every voice beside the others, none of them above. */
function Voices({ row }: { readonly row: CommitmentRow }) {
  const { words } = useLanguage();
  return (
    <>
      <Words row={row} />
      <ul className={styles.voices}>
        {row.assessments.map(({ assessor, level, entryId, disputed }) => (
          <li key={assessor}>
            <Voice kind="assessment" by={assessor} />
            <Datum entryId={entryId} disputed={disputed}>
              {words.level[level]}
            </Datum>
          </li>
        ))}
        {row.claims.map(({ party, level, entryId, disputed }) => (
          <li key={party}>
            <Voice kind="claim" by={party} />
            <Datum entryId={entryId} disputed={disputed}>
              {words.level[level]}
            </Datum>
          </li>
        ))}
      </ul>
    </>
  );
}

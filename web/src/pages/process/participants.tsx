/** Who takes part, and as what. */
import { Datum } from '../../parts/datum.tsx';
import { DateText } from '../../parts/dates.tsx';
import { LocalizedText } from '../../parts/text.tsx';
import type { Overview, PartyInProcess } from '../../record/types.ts';
import { Say, useLanguage } from '../../words/use-language.tsx';
import styles from './process.module.css';

/** As many as are shown at once; the others open. */
const FIRST = 12;

export function Participants({ overview }: { readonly overview: Overview }) {
  const { say, count } = useLanguage();
  const [first, others] = [overview.parties.slice(0, FIRST), overview.parties.slice(FIRST)];
  const missing = overview.partyCount - new Set(overview.parties.map(({ partyId }) => partyId)).size;
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{say('process.parties')}</h2>
      <Stays of={first} />
      {others.length > 0 && (
        <details className={styles.others}>
          <summary>{count('process.more', others.length)}</summary>
          <Stays of={others} />
        </details>
      )}
      {missing > 0 && <p className={styles.quiet}>{count('process.more', missing)}</p>}
    </section>
  );
}

function Stays({ of }: { readonly of: readonly PartyInProcess[] }) {
  const { words, list } = useLanguage();
  return (
    <ul className={styles.parties}>
      {of.map((party) => (
        <li key={`${party.partyId} ${party.entryId}`}>
          <p>
            <Datum entryId={party.rolesFrom.entryId} disputed={party.rolesFrom.disputed}>
              <LocalizedText of={party.name} />
            </Datum>
          </p>
          <p className={styles.quiet}>{list(party.roles.map((role) => words.role[role]))}</p>
          {party.left && (
            <p className={styles.quiet}>
              <Say of="process.left" date={<DateText text={party.left.occurred.text} />} />
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}

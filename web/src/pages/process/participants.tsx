/** Who takes part, and as what. */
import { Datum } from '../../parts/datum.tsx';
import { DateText } from '../../parts/dates.tsx';
import { LocalizedText } from '../../parts/text.tsx';
import type { Overview } from '../../record/types.ts';
import { Say, useLanguage } from '../../words/use-language.tsx';
import styles from './process.module.css';

export function Participants({ overview }: { readonly overview: Overview }) {
  const { say, words, list, count } = useLanguage();
  const missing = overview.partyCount - new Set(overview.parties.map(({ partyId }) => partyId)).size;
  return (
    <section aria-labelledby="parties">
      <h2 id="parties">{say('process.parties')}</h2>
      <ul className={styles.parties}>
        {overview.parties.map((party) => (
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
      {missing > 0 && <p className={styles.quiet}>{count('process.more', missing)}</p>}
    </section>
  );
}

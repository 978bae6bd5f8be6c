/** Texts and names of the record: in the reader's languages, each with its own direction, so that none disturbs what is around it. */
import { usePreferences } from '../app/preferences.tsx';
import { chosen } from '../record/text.ts';
import { useProcess } from '../record/process-context.tsx';
import { nameOf } from '../record/process.ts';
import type { Localized } from '../record/types.ts';
import { useLanguage } from '../words/use-language.tsx';
import styles from './parts.module.css';

/** A text in the first of the reader's languages that it has; where a machine translated it, it says so. */
export function LocalizedText({ of }: { readonly of: Localized }) {
  const { say } = useLanguage();
  const { text, lang, dir, machine } = chosen(of, usePreferences().reading);
  return (
    <>
      <bdi lang={lang} dir={dir}>
        {text}
      </bdi>
      {machine && (
        <span className={`${styles.tag} ${styles.plain} ${styles.machine}`}>{say('mark.machine')}</span>
      )}
    </>
  );
}

/** A party by its name, where the process knows it; else by its id. */
export function PartyName({ id }: { readonly id: string }) {
  const { names } = useProcess();
  const name = nameOf(names, id);
  return name ? <LocalizedText of={name} /> : <Id of={id} />;
}

export interface PartyNamesProps {
  readonly ids: readonly string[];
  /** How many are named; the others are counted. Absent: all. */
  readonly most?: number;
}

/** Parties, as a list in the reader's language. */
export function PartyNames({ ids, most = ids.length }: PartyNamesProps) {
  const { locale, count } = useLanguage();
  const named = ids.slice(0, most);
  const parts = new Intl.ListFormat(locale, { type: named.length < ids.length ? 'unit' : 'conjunction' });
  const list = parts.formatToParts(named.map((_, nth) => String(nth)));
  return (
    <>
      {list.map(({ type, value }, place) =>
        type === 'literal' ? value : <PartyName key={place} id={ids[Number(value)] ?? value} />,
      )}
      {named.length < ids.length && ` ${count('process.more', ids.length - named.length)}`}
    </>
  );
}

/** An id, a hash, an address: always from left to right. */
export function Id({ of }: { readonly of: string }) {
  return (
    <bdi dir="ltr" className={styles.code}>
      {of}
    </bdi>
  );
}

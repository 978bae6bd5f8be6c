/** What has to be seen beside a fact before it is believed: each by a word and a shape. */
import type { ReactNode } from 'react';
import { useLanguage } from '../words/use-language.tsx';
import { Mark } from './mark.tsx';
import styles from './parts.module.css';

/** Voices contradict each other. What they say stands beside each other, and nothing in between. @param children in place of the word, such as a count */
export function Contested({ children }: { readonly children?: ReactNode }) {
  const { say } = useLanguage();
  return (
    <strong className={`${styles.tag} ${styles.contested}`}>
      <Mark of="contested" />
      {children ?? say('mark.contested')}
    </strong>
  );
}

/** Somebody objects to the entry. */
export function Disputed() {
  const { say } = useLanguage();
  return (
    <strong className={`${styles.tag} ${styles.contested}`}>
      <Mark of="contested" />
      {say('mark.disputed')}
    </strong>
  );
}

export function Overdue({ children }: { readonly children?: ReactNode }) {
  const { say } = useLanguage();
  return <strong className={`${styles.tag} ${styles.overdue}`}>{children ?? say('mark.overdue')}</strong>;
}

/** A quiet remark, such as that a declaration is older than the determination. */
export function Remark({ children }: { readonly children: ReactNode }) {
  return <span className={`${styles.tag} ${styles.plain}`}>{children}</span>;
}

/** A statement of the record that leads to its entry, and so to its sources. */
import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useProcess } from '../record/process-context.tsx';
import { useLanguage } from '../words/use-language.tsx';
import styles from './parts.module.css';
import { Disputed } from './tags.tsx';

export interface DatumProps {
  readonly entryId: string;
  /** Somebody contests the entry. */
  readonly disputed?: boolean | undefined;
  readonly children: ReactNode;
}

/** What it says is the link; the drawer opens over the page, which stays where it is. */
export function Datum({ entryId, disputed = false, children }: DatumProps) {
  const { processId } = useProcess();
  const { say } = useLanguage();
  return (
    <span className={styles.datum}>
      <Link
        to="."
        search={(now) => ({ ...now, entry: `${processId}/${entryId}` })}
        resetScroll={false}
        title={say('sources.open')}
        data-entry={entryId}
      >
        {children}
      </Link>
      {disputed && (
        <>
          {' '}
          <Disputed />
        </>
      )}
    </span>
  );
}

/** How a page is cited: its address with what the record knew now, and the signed head that vouches for it. */
import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { head } from '../record/questions.ts';
import { useLanguage } from '../words/use-language.tsx';
import styles from './parts.module.css';
import { Id } from './text.tsx';

export function Citation({ processId }: { readonly processId: string }) {
  const { say } = useLanguage();
  const [opened, setOpened] = useState<string>();
  const [copied, setCopied] = useState(false);
  const { pathname, searchStr } = useLocation();
  const { data: checkpoint } = useQuery({ ...head(processId), enabled: opened !== undefined });
  const address = addressAsOf(pathname, searchStr, opened ?? '');
  const copy = () => {
    void navigator.clipboard.writeText(address).then(() => setCopied(true));
  };
  return (
    <details
      className={styles.citation}
      onToggle={({ currentTarget }) => {
        setOpened(currentTarget.open ? new Date().toISOString() : undefined);
        setCopied(false);
      }}
    >
      <summary>{say('cite.title')}</summary>
      {opened !== undefined && (
        <>
          <p className={styles.meta}>{say('cite.help')}</p>
          <dl>
            <dt>{say('cite.as')}</dt>
            <dd>
              <Id of={address} />
            </dd>
            <dt>{say('cite.checkpoint')}</dt>
            <dd>
              <pre dir="ltr" tabIndex={0}>
                {checkpoint ?? ''}
              </pre>
            </dd>
          </dl>
          <button type="button" className={styles.button} onClick={copy}>
            {say(copied ? 'cite.copied' : 'cite.copy')}
          </button>
        </>
      )}
    </details>
  );
}

/** The address of the page; a moment that it names already stays. */
function addressAsOf(pathname: string, search: string, now: string): string {
  const query = new URLSearchParams(search);
  if (!query.has('knownAt')) query.set('knownAt', now);
  return `${globalThis.location.origin}${pathname}?${query.toString()}`;
}

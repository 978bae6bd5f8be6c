/** The sources of an entry, each with the words that it was taken from. */
import type { Source } from '../record/types.ts';
import { useLanguage } from '../words/use-language.tsx';
import { DateText } from './dates.tsx';
import styles from './parts.module.css';

export function Sources({ of }: { readonly of: readonly Source[] }) {
  const { say, words } = useLanguage();
  if (of.length === 0) return <p className={styles.meta}>{say('sources.none')}</p>;
  return (
    <ol className={styles.sources}>
      {of.map((source, nth) => (
        <li key={nth}>
          <p>
            <bdi>
              {source.url === undefined ? (
                (source.title ?? source.publisher)
              ) : (
                <Outside href={source.url}>{source.title ?? source.publisher}</Outside>
              )}
            </bdi>
          </p>
          <p className={styles.meta}>
            {words.source[source.kind]}
            {source.title !== undefined && (
              <>
                {' · '}
                <bdi>{source.publisher}</bdi>
              </>
            )}
            {source.publishedOn !== undefined && (
              <>
                {' · '}
                <DateText text={source.publishedOn} />
              </>
            )}
            {source.archivedUrl !== undefined && (
              <>
                {' · '}
                <Outside href={source.archivedUrl}>{say('sources.archived')}</Outside>
              </>
            )}
          </p>
          {source.quote !== undefined && (
            <blockquote className={styles.quote} lang={source.language} dir="auto">
              {source.quote}
            </blockquote>
          )}
        </li>
      ))}
    </ol>
  );
}

/** What a record links to is not the record's: only addresses of the web are links, and they learn nothing of this page. */
function Outside({ href, children }: { readonly href: string; readonly children: string }) {
  return /^https?:\/\//i.test(href) ? (
    <a href={href} rel="noreferrer noopener" target="_blank">
      {children}
    </a>
  ) : (
    children
  );
}

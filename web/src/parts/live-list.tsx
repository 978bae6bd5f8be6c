/** A list that is live. What changes says what caused it; what is new waits behind a bar, so that nothing moves under the reader. */
import { useState, type ReactNode } from 'react';
import type { Arrival } from '../record/live-rows.ts';
import type { ReadModel } from '../record/types.ts';
import { Say, useLanguage } from '../words/use-language.tsx';
import styles from './parts.module.css';
import { Cause } from './sentence-of-entry.tsx';

export interface LiveListProps<Row> {
  readonly rows: readonly Row[];
  /** As the feed names the row. */
  readonly keyOf: (row: Row) => string;
  readonly model: ReadModel;
  readonly arrivals: readonly Arrival[];
  readonly children: (row: Row) => ReactNode;
}

export function LiveList<Row>({ rows, keyOf, model, arrivals, children }: LiveListProps<Row>) {
  const { count, say } = useLanguage();
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set(rows.map(keyOf)));
  // Without an arrival it is another question's list, or the first one: there is nothing that the reader has begun to read.
  const waiting = arrivals.length === 0 ? [] : rows.filter((row) => !seen.has(keyOf(row)));
  const isWaiting = new Set(waiting);
  const show = () => setSeen(new Set(rows.map(keyOf)));
  return (
    <>
      <div role="status">
        {waiting.length > 0 && (
          <button type="button" className={styles.new} onClick={show}>
            <span>{count('live.new', waiting.length)}</span>
            <span>{say('live.show')}</span>
          </button>
        )}
      </div>
      <ul className={styles.rows}>
        {rows
          .filter((row) => !isWaiting.has(row))
          .map((row) => (
            <li key={keyOf(row)} className={styles.row}>
              {children(row)}
              <Because model={model} rowKey={keyOf(row)} arrivals={arrivals} />
            </li>
          ))}
      </ul>
    </>
  );
}

/** The latest change of a row since the page was opened, with the entry that caused it. */
export function Because({
  model,
  rowKey,
  arrivals,
}: {
  readonly model: ReadModel;
  readonly rowKey: string;
  readonly arrivals: readonly Arrival[];
}) {
  const { say } = useLanguage();
  const last = arrivals.findLast(({ projection, key }) => projection === model && key === rowKey);
  if (!last) return null;
  const [entryId] = last.cause;
  return (
    <p key={last.nth} className={styles.cause} role="status">
      {entryId === undefined ? (
        say('live.time')
      ) : (
        <>
          <Say of="live.because" /> <Cause entryId={entryId} />
        </>
      )}
    </p>
  );
}

/** What stands in the place of a page, or above it, when there is nothing to show, or not all of it. */
import { useState, type ReactNode } from 'react';
import { Problem, Unreachable } from '../../../client/src/index.ts';
import { errorOf } from '../record/error-of.ts';
import { signIn } from '../record/session.ts';
import type { RecordState } from '../record/use-record.ts';
import { format } from '../time/date-words.ts';
import { useLanguage } from '../words/use-language.tsx';
import styles from './parts.module.css';
import { Id } from './text.tsx';

export function Loading() {
  const { say } = useLanguage();
  return (
    <div className={styles.skeleton} role="status">
      <span />
      <span />
      <span />
      <span className="unseen">{say('state.loading')}</span>
    </div>
  );
}

/** There is nothing yet, and that is no fault. */
export function Empty({ children }: { readonly children?: ReactNode }) {
  const { say } = useLanguage();
  return <p className={styles.empty}>{children ?? say('state.empty')}</p>;
}

/** Above a page whose feed is cut: what it shows was true a while ago. */
export function Stale({ since }: { readonly since: number }) {
  const language = useLanguage();
  const time = format(language, since, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  });
  return (
    <div className={styles.notice} role="status">
      <p>{language.say('state.offline', { time })}</p>
      <p>{language.say('state.stale')}</p>
    </div>
  );
}

/** The page cannot be shown: it is refused, restricted, or the server cannot be reached. */
export function Failed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  const { say } = useLanguage();
  if (error instanceof Problem && error.status === 401) return <SignIn retry={retry} />;
  if (error instanceof Problem && (error.status === 404 || error.status === 403)) {
    return (
      <section className={styles.state}>
        <h2>{say('state.restricted')}</h2>
        <p>{say('state.restrictedHelp')}</p>
      </section>
    );
  }
  const isAway = error instanceof Unreachable;
  return (
    <section className={styles.state} role="alert">
      <h2>{say(error instanceof Problem ? 'state.refused' : 'state.failed')}</h2>
      <p lang="en" dir="ltr">
        {error instanceof Problem ? error.detail : error.message}
      </p>
      {error instanceof Problem && <Id of={error.code} />}
      {isAway && <p>{say('state.stale')}</p>}
      <form action={retry}>
        <button className={styles.button}>{say('state.retry')}</button>
      </form>
    </section>
  );
}

function SignIn({ retry }: { readonly retry: () => void }) {
  const { say } = useLanguage();
  const [failure, setFailure] = useState<Error>();
  const begin = async (form: FormData) => {
    const key = form.get('key');
    try {
      await signIn(typeof key === 'string' ? key.trim() : '');
      retry();
    } catch (error) {
      setFailure(errorOf(error));
    }
  };
  return (
    <section className={styles.state}>
      <h2>{say('state.unauthenticated')}</h2>
      <form action={begin}>
        <label>
          {say('state.key')}
          <input name="key" type="password" autoComplete="off" required dir="ltr" />
        </label>
        <button className={styles.button}>{say('state.signIn')}</button>
      </form>
      {failure && (
        <p role="alert" lang="en" dir="ltr">
          {failure instanceof Problem ? failure.detail : failure.message}
        </p>
      )}
    </section>
  );
}

/** A page of a process in each of its states; the children are shown as soon as there is something to show. */
export function WhenShown({
  state,
  retry,
  hasRows,
  children,
}: {
  readonly state: RecordState;
  readonly retry: () => void;
  readonly hasRows: boolean;
  readonly children: ReactNode;
}) {
  switch (state.is) {
    case 'failed':
      return <Failed error={state.error} retry={retry} />;
    case 'loading':
      return hasRows ? children : <Loading />;
    case 'cut':
      return (
        <>
          <Stale since={state.since} />
          {hasRows && children}
        </>
      );
    case 'live':
    case 'as-of':
      return children;
  }
}

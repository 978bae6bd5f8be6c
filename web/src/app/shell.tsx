/** What is around every page: the name, the pages, the language; and the entry that the address has opened. */
import { lazy, Suspense, type ReactNode } from 'react';
import { Link, Outlet, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ProcessContext, useProcess } from '../record/process-context.tsx';
import { useRecord } from '../record/use-record.ts';
import { namesOf } from '../record/process.ts';
import { momentIn } from '../record/moment.ts';
import { DIGITS, LANGUAGES, type Digits } from '../words/language.ts';
import { useLanguage } from '../words/use-language.tsx';
import { PAGES_OF_PROCESS } from './pages-of-process.ts';
import { PreferencesProvider, usePreferences } from './preferences.tsx';
import styles from './shell.module.css';

const EntryDrawer = lazy(async () => ({ default: (await import('../parts/entry-drawer.tsx')).EntryDrawer }));

export function Shell() {
  return (
    <PreferencesProvider>
      <Around>
        <Outlet />
      </Around>
      <OpenedEntry />
    </PreferencesProvider>
  );
}

function Around({ children }: { readonly children: ReactNode }) {
  const { say } = useLanguage();
  const { processId } = useParams({ strict: false });
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#content">
        {say('app.skip')}
      </a>
      <header className={styles.header}>
        <Link to="/" className={styles.name ?? ''}>
          {say('app.name')}
        </Link>
        <nav className={styles.nav} aria-label={say('nav.main')}>
          <Link to="/" activeOptions={{ exact: true }}>
            {say('nav.processes')}
          </Link>
          {processId !== undefined &&
            PAGES_OF_PROCESS.map(({ to, word }) => (
              <Link key={to} to={to} params={{ processId }} activeOptions={{ exact: true }}>
                {say(word)}
              </Link>
            ))}
        </nav>
        <Reading />
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}

/** The language of the interface, its digits, and the first language of texts. */
function Reading() {
  const { say, tag, digits } = useLanguage();
  const { setLanguage, setDigits, setReading, reading } = usePreferences();
  const other = LANGUAGES.find((one) => one !== tag) ?? 'en';
  return (
    <div className={styles.reading} data-unprinted>
      <button type="button" className={styles.language} lang={other} onClick={() => setLanguage(other)}>
        {say('app.other')}
      </button>
      <details className={styles.settings}>
        <summary>{say('app.settings')}</summary>
        <div>
          <label>
            {say('app.reading')}
            <select value={reading[0]} onChange={({ target }) => setReading(target.value)}>
              <option value="en">English</option>
              <option value="ar">العربية</option>
              <option value="es">Español</option>
              <option value="he">עברית</option>
            </select>
          </label>
          <p>{say('app.readingHelp')}</p>
          <label>
            {say('app.digits')}
            <select value={digits} onChange={({ target }) => setDigits(target.value as Digits)}>
              {DIGITS.map((one) => (
                <option key={one} value={one}>
                  {one === 'arab' ? '١٢٣' : '123'}
                </option>
              ))}
            </select>
          </label>
        </div>
      </details>
    </div>
  );
}

/** `?entry=<processId>/<entryId>`: on every page, so that a datum of any process can be opened where it is read. */
function OpenedEntry() {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const [processId, entryId] = (search.entry ?? '').split('/');
  if (processId === undefined || entryId === undefined) return null;
  const close = () => void navigate({ to: '.', search: ({ entry: _, ...rest }) => rest, resetScroll: false });
  return (
    <Suspense>
      <Named processId={processId}>
        <EntryDrawer entryId={entryId} close={close} />
      </Named>
    </Suspense>
  );
}

/** Tells the parts inside whose names they show. */
function Named({ processId, children }: { readonly processId: string; readonly children: ReactNode }) {
  const around = useProcess();
  const moment = momentIn(useSearch({ strict: false }));
  const known = around.processId === processId;
  const shown = useRecord(processId, ['process-overview'], moment);
  const names = known ? around.names : namesOf(shown['process-overview']);
  return <ProcessContext value={{ processId, names }}>{children}</ProcessContext>;
}

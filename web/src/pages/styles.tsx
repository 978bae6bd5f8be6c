/** The parts that all pages share, in all their states, to look at: by light and dark, from left to right and from right to left. */
import { useEffect, useState } from 'react';
import { Problem } from '../../../client/src/index.ts';
import { Datum } from '../parts/datum.tsx';
import { DateText } from '../parts/dates.tsx';
import { VOICES } from '../parts/mark.tsx';
import { Sources } from '../parts/sources.tsx';
import { Empty, Failed, Loading, Stale } from '../parts/states.tsx';
import { Contested, Disputed, Overdue, Remark } from '../parts/tags.tsx';
import { LiveList } from '../parts/live-list.tsx';
import { Id, LocalizedText, PartyNames } from '../parts/text.tsx';
import { TimeBar } from '../parts/time-bar.tsx';
import { Voice } from '../parts/voice.tsx';
import { momentIn } from '../record/moment.ts';
import { ProcessContext } from '../record/process-context.tsx';
import type { Localized } from '../record/types.ts';
import { useLanguage } from '../words/use-language.tsx';
import { ARRIVALS, DATES, NAMES, SOURCES, TEXTS } from './styles/examples.ts';
import { PhaseCard } from './process/phase-card.tsx';
import { CONTESTED_PHASE } from './styles/examples.ts';
import { useSearch } from '@tanstack/react-router';
import styles from './styles/styles.module.css';

const COLOURS = [
  'paper',
  'sheet',
  'wash',
  'line',
  'ink',
  'ink-soft',
  'accent',
  'claim',
  'finding',
  'determination',
  'assessment',
  'contested',
];
const FROM = Date.parse('2025-09-29');
const TO = Date.parse('2026-06-30');
const nothing = () => undefined;

export function Styles() {
  const { say, words } = useLanguage();
  useEffect(() => {
    document.title = `${say('styles.title')} · Chancery`;
  }, [say]);
  const moment = momentIn(useSearch({ strict: false }));
  return (
    <ProcessContext value={{ processId: 'gaza-2025', names: NAMES }}>
      <h1>{say('styles.title')}</h1>
      <p className={styles.lead}>{say('styles.lead')}</p>
      {(['light', 'dark'] as const).map((theme) => (
        <div key={theme} data-theme={theme === 'dark' ? 'dark' : undefined} className={styles.sheet}>
          <Part name="Colours">
            <ul className={styles.colours}>
              {COLOURS.map((name) => (
                <li key={name}>
                  <span data-colour={name} />
                  <Id of={name} />
                </li>
              ))}
            </ul>
          </Part>
          <Part name="Voice">
            {VOICES.map((kind) => (
              <Voice
                key={kind}
                kind={kind}
                {...(kind === 'determination' ? {} : { by: kind === 'claim' ? 'us' : 'egypt' })}
              />
            ))}
          </Part>
          <Part name="Contested, Disputed, Overdue, Remark">
            <p className={styles.wrap}>
              <Contested /> <Disputed /> <Overdue /> <Remark>{say('mark.stale')}</Remark>
            </p>
          </Part>
          <Part name="Datum">
            <p>
              <Datum entryId="0199a000-0000-7000-8000-000000000056" disputed>
                {words.phaseStatus.in_progress}
              </Datum>
            </p>
          </Part>
          <Part name="DateText">
            <ul className={styles.list}>
              {DATES.map((text) => (
                <li key={text}>
                  <DateText text={text} /> <Id of={text} />
                </li>
              ))}
            </ul>
          </Part>
          <Part name="LocalizedText, PartyNames, Id">
            {TEXTS.map((text: Localized, nth) => (
              <p key={nth}>
                <LocalizedText of={text} />
              </p>
            ))}
            <p>
              <PartyNames ids={['us', 'egypt', 'qatar', 'an-unknown-party']} />
            </p>
          </Part>
          <Part name="PhaseCard">
            <PhaseCard phase={CONTESTED_PHASE} arrivals={[]} />
          </Part>
          <Part name="LiveList">
            <Live />
          </Part>
          <Part name="Sources">
            <Sources of={SOURCES} />
          </Part>
          <Part name="TimeBar">
            <TimeBar moment={moment} from={FROM} to={TO} />
          </Part>
          <Part name="Loading, Empty, Stale">
            <Loading />
            <Empty />
            <Stale since={TO} />
          </Part>
          <Part name="Failed: refused, restricted, without a key">
            <Failed
              error={problem(400, 'invalid-query', 'at: expected a date, a date-time or EDTF, got yesterday')}
              retry={nothing}
            />
            <Failed
              error={problem(404, 'process-not-found', 'process "talks" does not exist')}
              retry={nothing}
            />
            <Failed error={problem(401, 'unauthenticated', 'expected a key')} retry={nothing} />
          </Part>
        </div>
      ))}
    </ProcessContext>
  );
}

/** The names of parts are those of the code, in both languages. */
function Part({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <section className={styles.part}>
      <h2 lang="en" dir="ltr">
        {name}
      </h2>
      {children}
    </section>
  );
}

/** A list that something new comes to. */
function Live() {
  const [rows, setRows] = useState(['phase-1']);
  const { number } = useLanguage();
  return (
    <>
      <LiveList
        rows={rows}
        keyOf={(row) => row}
        model="phase-status"
        arrivals={rows.length > 1 ? ARRIVALS : []}
      >
        {(row) => <Id of={row} />}
      </LiveList>
      <button type="button" onClick={() => setRows([...rows, `phase-${rows.length + 1}`])}>
        + {number(1)}
      </button>
    </>
  );
}

function problem(status: number, code: Problem['code'], detail: string): Problem {
  return new Problem({ type: 'about:blank', title: code, status, code, detail });
}

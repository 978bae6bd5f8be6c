/** A date as the record has it: what is uncertain is drawn so, and said so in words. */
import { isCertain, readDate, type CalendarDate, type Reading } from '../time/edtf.ts';
import { readingInWords } from '../time/date-words.ts';
import { useLanguage } from '../words/use-language.tsx';
import styles from './parts.module.css';

/** @param text EDTF, or an ISO date-time */
export function DateText({ text }: { readonly text: string }) {
  const language = useLanguage();
  const reading = readDate(text);
  const words = readingInWords(reading, language);
  return (
    <time className={styles.date} dateTime={machineReadable(reading, text)} title={text}>
      {!isCertain(reading) && <DrawnDate reading={reading} />}
      <span>{words}</span>
    </time>
  );
}

/** HTML knows plain dates only; of others the title has the text. */
function machineReadable(reading: Reading, text: string): string | undefined {
  const isPlain = reading.form === 'instant' || (reading.form === 'date' && reading.date.doubt === undefined);
  return isPlain ? text : undefined;
}

/** A span, a fuzzy end, one of several; time goes with the reading direction. */
function DrawnDate({ reading }: { readonly reading: Reading }) {
  return (
    <svg className={styles.drawn} viewBox="0 0 48 14" aria-hidden="true">
      {shapeOf(reading)}
    </svg>
  );
}

function shapeOf(reading: Reading): React.ReactNode {
  switch (reading.form) {
    case 'date':
      return (
        <Span
          fuzzy={reading.date.doubt !== undefined}
          from={reading.date.day === undefined ? 4 : 16}
          to={reading.date.day === undefined ? 44 : 32}
        />
      );
    case 'interval':
      return reading.end === null ? (
        <Open fuzzy={isDoubtful(reading.start)} />
      ) : (
        <Span fuzzy={isDoubtful(reading.start) || isDoubtful(reading.end)} from={4} to={44} ends />
      );
    case 'choice':
      return <Choice />;
    case 'between':
      return <Span fuzzy from={4} to={44} ends />;
    case 'instant':
    case 'unread':
      return null;
  }
}

const isDoubtful = ({ doubt }: CalendarDate) => doubt !== undefined;

function Span({
  from,
  to,
  fuzzy,
  ends = false,
}: {
  readonly from: number;
  readonly to: number;
  readonly fuzzy: boolean;
  readonly ends?: boolean;
}) {
  return (
    <g stroke="currentColor" fill="none" strokeWidth="2">
      <path d={`M${from} 7H${to}`} strokeDasharray={fuzzy ? '2 3' : undefined} strokeWidth={ends ? 2 : 4} />
      {ends && <path d={`M${from} 2v10M${to} 2v10`} />}
    </g>
  );
}

function Open({ fuzzy }: { readonly fuzzy: boolean }) {
  return (
    <g stroke="currentColor" fill="none" strokeWidth="2">
      <path d="M4 2v10" strokeDasharray={fuzzy ? '2 2' : undefined} />
      <path d="M4 7H26" />
      <path d="M29 7H46" strokeDasharray="1.5 4" />
    </g>
  );
}

function Choice() {
  return (
    <g stroke="currentColor" fill="none" strokeWidth="2">
      <circle cx="10" cy="7" r="4.5" />
      <circle cx="38" cy="7" r="4.5" />
      <path d="M19 7h10" strokeDasharray="1.5 3" />
    </g>
  );
}

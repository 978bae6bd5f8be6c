/** The three handles: what had happened, what was reported, what was recorded by a day. The address is their only state. */
import { useState } from 'react';
import { scaleUtc } from 'd3-scale';
import { Link, useNavigate } from '@tanstack/react-router';
import { I18nProvider, Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { HANDLES, isLive, type Handle, type Moment } from '../record/moment.ts';
import { dateInWords, format } from '../time/date-words.ts';
import { DAY_MS, dayOf, endOf } from '../time/days.ts';
import { useLanguage } from '../words/use-language.tsx';
import styles from './time-bar.module.css';

export interface TimeBarProps {
  readonly moment: Moment;
  /** Ms: where the record begins. */
  readonly from: number;
  /** Ms: now. */
  readonly to: number;
}

const TICKS = 5;
/** Percent. */
const EDGE = 6;

export function TimeBar({ moment, from, to }: TimeBarProps) {
  const language = useLanguage();
  const { say, list } = language;
  const set = HANDLES.flatMap((handle) => {
    const text = moment[handle];
    return text === undefined
      ? []
      : [say('time.by', { handle: say(`time.${handle}`), date: dateInWords(text, language) })];
  });
  return (
    <details className={styles.bar} data-unprinted open={set.length > 0 ? true : undefined}>
      <summary>
        {isLive(moment) ? (
          <span>
            <span className={styles.title}>{say('time.bar')}</span> {say('time.now')} · {say('time.live')}
          </span>
        ) : (
          <strong>{say('time.asOf', { moments: list(set) })}</strong>
        )}
      </summary>
      <I18nProvider locale={language.locale}>
        <div className={styles.handles}>
          {HANDLES.map((handle) => (
            <HandleSlider key={handle} handle={handle} text={moment[handle]} from={from} to={to} />
          ))}
          <Axis from={from} to={to} />
        </div>
      </I18nProvider>
      {!isLive(moment) && (
        <p>
          <Link
            to="."
            search={(now) => ({ ...now, at: undefined, reportedBy: undefined, knownAt: undefined })}
            resetScroll={false}
          >
            {say('time.backToNow')}
          </Link>
        </p>
      )}
    </details>
  );
}

function HandleSlider({
  handle,
  text,
  from,
  to,
}: { readonly handle: Handle; readonly text: string | undefined } & Pick<TimeBarProps, 'from' | 'to'>) {
  const language = useLanguage();
  const { say } = language;
  const navigate = useNavigate();
  const [first, last] = [Math.floor(from / DAY_MS), Math.ceil(to / DAY_MS)];
  const ms = text === undefined ? undefined : endOf(text);
  const [dragged, setDragged] = useState<number>();
  const day = dragged ?? (ms === undefined ? last : Math.min(last, Math.max(first, Math.floor(ms / DAY_MS))));
  const commit = (value: number) => {
    setDragged(undefined);
    // The last place is now, which is no date.
    const chosen = value >= last ? undefined : dayOf(value);
    void navigate({ to: '.', search: (now) => ({ ...now, [handle]: chosen }), resetScroll: false });
  };
  const words = day >= last ? say('time.now') : dateInWords(dayOf(day), language);
  return (
    <Slider
      className={styles.slider ?? ''}
      minValue={first}
      maxValue={last}
      value={day}
      onChange={setDragged}
      onChangeEnd={commit}
      formatOptions={{ style: 'decimal' }}
      data-handle={handle}
    >
      <Label className={styles.label ?? ''}>{say(`time.${handle}`)}</Label>
      <span className={styles.help}>{say(`time.${handle}Help`)}</span>
      <output className={styles.value}>
        {dragged === undefined && text !== undefined ? dateInWords(text, language) : words}
      </output>
      <SliderTrack className={styles.track ?? ''}>
        <SliderThumb
          className={styles.thumb ?? ''}
          data-shape={handle}
          aria-label={`${say(`time.${handle}`)}: ${words}`}
        />
      </SliderTrack>
    </Slider>
  );
}

function Axis({ from, to }: Pick<TimeBarProps, 'from' | 'to'>) {
  const language = useLanguage();
  const scale = scaleUtc([from, to], [0, 100]);
  // What stands at an edge would reach over it.
  const ticks = scale.ticks(TICKS).filter((tick) => scale(tick) > EDGE && scale(tick) < 100 - EDGE);
  const isLong = to - from > 3 * 365 * DAY_MS;
  return (
    <div className={styles.axis} aria-hidden="true">
      {ticks.map((tick) => (
        <span key={tick.getTime()} style={{ insetInlineStart: `${scale(tick)}%` }}>
          {format(
            language,
            tick.getTime(),
            isLong ? { year: 'numeric' } : { year: 'numeric', month: 'short' },
          )}
        </span>
      ))}
    </div>
  );
}

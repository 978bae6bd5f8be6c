/** What `copy-log` prints: a bar on a terminal, plain lines elsewhere, JSON for machines. */
import { Presets, SingleBar } from 'cli-progress';
import type { CopyOutcome, CopyProgress } from '../application/copy/copying.js';
import { withoutCredentials } from '../config/shown.js';

/** A terminal, or anything else that takes text. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean };

export type CopyEnding = CopyOutcome | { readonly outcome: 'failed'; readonly message: string };

export interface CopyReport {
  readonly progress: (progress: CopyProgress) => void;
  readonly end: (ending: CopyEnding) => void;
}

export interface ReportOptions {
  readonly out: Output;
  readonly err: Output;
  readonly json: boolean;
  /** The names of the two logs, without passwords. */
  readonly source: string;
  readonly target: string;
}

export function reportTo(options: ReportOptions): CopyReport {
  const { out, err, json, source, target } = options;
  if (json) return inJson(options);
  out.write(`Copying ${source} to ${target}\n`);
  const { draw, stop } = out.isTTY === true ? bars(out) : lines(out);
  return {
    progress: draw,
    end(ending) {
      stop();
      const text = `${withoutCredentials(sentence(ending, target))}\n`;
      if (ending.outcome === 'copied') out.write(text);
      else err.write(text);
    },
  };
}

function inJson({ out, source, target }: ReportOptions): CopyReport {
  const print = (line: object): void => {
    out.write(`${JSON.stringify(line)}\n`);
  };
  const isNews = tenths();
  return {
    progress(progress) {
      if (isNews(progress)) print(progress);
    },
    end(ending) {
      const message = 'message' in ending ? { message: withoutCredentials(ending.message) } : {};
      print({ ...ending, ...message, source, target });
    },
  };
}

interface Drawing {
  readonly draw: (progress: CopyProgress) => void;
  readonly stop: () => void;
}

function bars(stream: Output): Drawing {
  const format = '  {step} {bar} {percentage} %  {events} events';
  let step: string | undefined;
  let bar: SingleBar | undefined;
  const stop = (): void => bar?.stop();
  const draw = (progress: CopyProgress): void => {
    const payload = { step: progress.step.padEnd(9), events: progress.events };
    if (progress.step !== step) {
      stop();
      step = progress.step;
      bar = new SingleBar({ format, stream, emptyOnZero: true }, Presets.shades_classic);
      bar.start(1, progress.share, payload);
    }
    bar?.update(progress.share, payload);
  };
  return { draw, stop };
}

function lines(out: Output): Drawing {
  const isNews = tenths();
  const draw = (progress: CopyProgress): void => {
    if (!isNews(progress)) return;
    const { step, share, events } = progress;
    const percentage = String(Math.floor(share * 100)).padStart(3);
    out.write(`  ${step.padEnd(9)} ${percentage} %  ${events} events\n`);
  };
  return { draw, stop: () => undefined };
}

/** Tells the progress that begins a step, or takes it a tenth further, from the rest. */
function tenths(): (progress: CopyProgress) => boolean {
  let told = '';
  return ({ step, share }) => {
    const place = `${step} ${Math.floor(share * 10)}`;
    if (place === told) return false;
    told = place;
    return true;
  };
}

function sentence(ending: CopyEnding, target: string): string {
  switch (ending.outcome) {
    case 'copied':
      return (
        `Done: ${counted(ending.copied, 'event')} copied. ${target} holds all ${counted(ending.events, 'event')} of ` +
        `${counted(ending.processes, 'process')}, in the same order, every chain and every head verified.`
      );
    case 'refused':
      return `Refused after ${counted(ending.copied, 'event')} copied. ${ending.message}`;
    case 'stopped':
      return `Stopped after ${counted(ending.copied, 'event')} copied. Run it again: it goes on where it was.`;
    case 'interrupted':
      return (
        `Broken off after ${counted(ending.copied, 'event')} copied. ${ending.message}\n` +
        'Run it again: it goes on where it was.'
      );
    case 'failed':
      return `Failed. ${ending.message}`;
  }
}

function counted(count: number, noun: 'event' | 'process'): string {
  const many = noun === 'event' ? 'events' : 'processes';
  return `${count} ${count === 1 ? noun : many}`;
}

/** What `copy-log` prints: a bar on a terminal, plain lines elsewhere, JSON for machines. */
import type { CopyOutcome, CopyProgress } from '../application/copy/copying.js';
import { withoutCredentials } from '../config/shown.js';
import { progressOn, tenths, type Output, type Progress } from './progress.js';

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
  const { draw, stop } = progressOn(out);
  return {
    progress(progress) {
      draw(drawn(progress));
    },
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
      if (isNews(drawn(progress))) print(progress);
    },
    end(ending) {
      const message = 'message' in ending ? { message: withoutCredentials(ending.message) } : {};
      print({ ...ending, ...message, source, target });
    },
  };
}

function drawn({ step, share, events }: CopyProgress): Progress {
  return { step, share, done: `${events} events` };
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

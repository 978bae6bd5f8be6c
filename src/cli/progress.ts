/** How far a command is: a bar on a terminal, plain lines elsewhere. */
import { Presets, SingleBar } from 'cli-progress';

/** A terminal, or anything else that takes text. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

export interface Progress {
  readonly step: string;
  /** How much of the step that is, from 0 to 1. */
  readonly share: number;
  /** What has been done of it, in words. */
  readonly done: string;
}

export interface Drawing {
  readonly draw: (progress: Progress) => void;
  readonly stop: () => void;
}

export function progressOn(out: Output): Drawing {
  return out.isTTY === true ? bars(out) : lines(out);
}

function bars(stream: Output): Drawing {
  const format = '  {step} {bar} {percentage} %  {done}';
  let step: string | undefined;
  let bar: SingleBar | undefined;
  const stop = (): void => bar?.stop();
  const draw = (progress: Progress): void => {
    const payload = { step: progress.step.padEnd(9), done: progress.done };
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
  const draw = (progress: Progress): void => {
    if (!isNews(progress)) return;
    const { step, share, done } = progress;
    const percentage = String(Math.floor(share * 100)).padStart(3);
    out.write(`${`  ${step.padEnd(9)} ${percentage} %  ${done}`.trimEnd()}\n`);
  };
  return { draw, stop: () => undefined };
}

/** Tells the progress that begins a step, or takes it a tenth further, from the rest. */
export function tenths(): (progress: Progress) => boolean {
  let told = '';
  return ({ step, share }) => {
    const place = `${step} ${Math.floor(share * 10)}`;
    if (place === told) return false;
    told = place;
    return true;
  };
}

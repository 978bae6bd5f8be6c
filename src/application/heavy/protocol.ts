/** What the main thread and a worker thread say to each other. */
import { LogCorrupt, LogUnavailable } from '../../log/event-log.js';
import { sentenceOf } from '../../thrown.js';
import { Abandoned, Refused, type ApplicationCode } from '../refusals.js';
import type { Frame, HeavyQuestion, HeavyStream, Rendered } from './questions.js';
import type { ReadSideFiles } from './read-side.js';

/** What a thread is started with. */
export interface ThreadSettings {
  readonly files: ReadSideFiles;
  /** One 32-bit number: the id of the question that nobody waits for any more. It reaches a thread that is at work. */
  readonly abandoned: SharedArrayBuffer;
}

export type ToThread =
  | { readonly kind: 'ask'; readonly id: number; readonly question: HeavyQuestion }
  /** Begins a stream; each `pull` is answered with its next piece. */
  | { readonly kind: 'open'; readonly id: number; readonly stream: HeavyStream }
  | { readonly kind: 'pull'; readonly id: number }
  | { readonly kind: 'close'; readonly id: number }
  | { readonly kind: 'stop' };

export type FromThread =
  | {
      readonly kind: 'answer';
      readonly id: number;
      readonly answer: Rendered;
      readonly cachedBytes: number;
    }
  | {
      readonly kind: 'piece';
      readonly id: number;
      /** May be empty: entries were looked at, none is told. */
      readonly frames: readonly Frame[];
      readonly done: boolean;
    }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault };

/** An error on its way between threads, which drop the class of what they hand over. */
export type Fault =
  | {
      readonly of: 'Refused';
      readonly code: ApplicationCode;
      readonly text: string;
      readonly pointers: readonly string[];
    }
  | { readonly of: 'Abandoned'; readonly text: string }
  /** The stack is where it was thrown, with those of its causes. */
  | { readonly of: 'LogUnavailable' | 'LogCorrupt' | 'Error'; readonly text: string; readonly stack: string };

export function toFault(error: unknown): Fault {
  if (error instanceof Refused) {
    const { code, message: text, pointers } = error;
    return { of: 'Refused', code, text, pointers };
  }
  if (error instanceof Abandoned) return { of: error.name, text: error.message };
  const of = error instanceof LogUnavailable || error instanceof LogCorrupt ? error.name : 'Error';
  return { of, text: sentenceOf(error), stack: stackOf(error) };
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { stack = error.message, cause } = error;
  return cause === undefined ? stack : `${stack}\ncaused by: ${stackOf(cause)}`;
}

export function fromFault(fault: Fault): Error {
  switch (fault.of) {
    case 'Refused':
      return new Refused(fault.code, fault.text, ...fault.pointers);
    case 'LogUnavailable':
      return Object.assign(new LogUnavailable(fault.text), { stack: fault.stack });
    case 'LogCorrupt':
      return Object.assign(new LogCorrupt(fault.text), { stack: fault.stack });
    case 'Abandoned':
      return new Abandoned(fault.text);
    case 'Error':
      return Object.assign(new Error(fault.text), { stack: fault.stack });
  }
}

/** The life of a worker thread: it answers one question after the other; streams give a piece whenever they are pulled. */
import type { MessagePort } from 'node:worker_threads';
import { Abandoned } from '../refusals.js';
import { answerQuestion, answerStream } from './answer.js';
import { toFault, type FromThread, type ToThread } from './protocol.js';
import type { Frame, HeavyQuestion, Rendered, Rendering } from './questions.js';
import type { ReadSide } from './read-side.js';

/** A piece of a stream ends after so many entries, or so many characters. */
const PIECE_ENTRIES = 200;
const PIECE_CHARACTERS = 64 * 1024;

interface Served {
  readonly port: MessagePort;
  readonly side: ReadSide;
  readonly rendering: Rendering;
  /** See `ThreadSettings`. */
  readonly abandoned: SharedArrayBuffer;
}

/** Answers what comes in until it is told to stop. */
export function serveQuestions({ port, side, rendering, abandoned }: Served): void {
  const flag = new Int32Array(abandoned);
  const streams = new Map<number, AsyncGenerator<Frame | undefined, void>>();
  const say = (message: FromThread): void => {
    port.postMessage(message);
  };
  const failed = (id: number, error: unknown): void => {
    say({ kind: 'fault', id, fault: toFault(error) });
  };

  const ask = async (id: number, question: HeavyQuestion): Promise<Rendered> => {
    const looked = (): void => {
      if (Atomics.load(flag, 0) === id) throw new Abandoned('the client went away');
    };
    looked();
    const answer = await side.consistently(async () => answerQuestion(side, question, { looked }));
    return rendering.answer(answer, question);
  };

  const pull = async (id: number): Promise<void> => {
    const stream = streams.get(id);
    if (!stream) return;
    const frames: Frame[] = [];
    let characters = 0;
    for (let looked = 0; looked < PIECE_ENTRIES && characters < PIECE_CHARACTERS; looked++) {
      const next = await stream.next();
      if (next.done) {
        streams.delete(id);
        say({ kind: 'piece', id, frames, done: true });
        return;
      }
      if (!next.value) continue;
      frames.push(next.value);
      characters += next.value.text.length;
    }
    say({ kind: 'piece', id, frames, done: false });
  };

  port.on('message', (message: ToThread) => {
    switch (message.kind) {
      case 'ask': {
        const { id, question } = message;
        void ask(id, question).then(
          (answer) => {
            say({ kind: 'answer', id, answer, cachedBytes: side.cachedBytes() });
          },
          (error: unknown) => {
            failed(id, error);
          },
        );
        break;
      }
      case 'open':
        streams.set(message.id, answerStream(side, message.stream, rendering));
        break;
      case 'pull': {
        const { id } = message;
        void pull(id).catch((error: unknown) => {
          streams.delete(id);
          failed(id, error);
        });
        break;
      }
      case 'close':
        void streams.get(message.id)?.return();
        streams.delete(message.id);
        break;
      case 'stop':
        side.close();
        port.close();
    }
  });
}

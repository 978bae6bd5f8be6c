/** How heavy answers are written. It runs in the thread that has computed them, so it knows nothing of requests. */
import { hash } from 'node:crypto';
import type { HeavyAnswer, Rendered, Rendering } from '../application/heavy/questions.js';
import type { LogPage } from '../application/log/read-log.js';
import { eventObject } from './event-json.js';
import { sseFrame } from './sse-frame.js';

export const rendering: Rendering = {
  answer: (answer) => rendered(shapeOf(answer)),
  step: ({ id, entry, changes }) => sseFrame({ event: 'entry', id, data: { entry, changes } }),
  event: (event) => `${JSON.stringify(eventObject(event))}\n`,
};

function shapeOf(answer: HeavyAnswer): object {
  switch (answer.kind) {
    case 'list':
    case 'difference':
    case 'grow-tree':
      return answer.answer;
    case 'row': {
      const { item, ...told } = answer.answer;
      return { ...item, ...told };
    }
    case 'log-page':
      return logPageObject(answer.answer);
    case 'verify':
      return { processId: answer.process, ...answer.answer };
  }
}

function logPageObject({ events, next, head }: LogPage): object {
  const nextAfter = next === null ? null : String(next);
  return { items: events.map(eventObject), nextAfter, position: String(head) };
}

/** With an entity tag over what is asked for, without the position, which moves with every entry elsewhere. */
export function rendered(answer: object): Rendered {
  const { position, ...content } = answer as { readonly position?: string };
  return { text: JSON.stringify(answer), tag: tagOf(content), position };
}

function tagOf(content: object): string {
  return `"${hash('sha256', JSON.stringify(content), 'base64url').slice(0, 22)}"`;
}

/** How heavy answers are written. It runs in the thread that has computed them, so it knows nothing of requests. */
import { hash } from 'node:crypto';
import type { HeavyAnswer, HeavyQuestion, Rendered, Rendering } from '../application/heavy/questions.js';
import type { LogPage } from '../application/log/read-log.js';
import type { Difference } from '../application/query/difference.js';
import { eventObject } from './event-json.js';
import { ChosenRows } from './languages/chosen-rows.js';
import { sseFrame } from './sse-frame.js';

export const rendering: Rendering = {
  answer(answer, question) {
    if (answer.kind === 'publication') {
      const { text, languages, told } = answer.answer;
      return { text, tag: tagOf(text), position: told.position, languages };
    }
    const chosen = chosenFor(question);
    const { text, tag, position } = rendered(shapeOf(answer, question, chosen));
    return { text, tag, position, languages: chosen?.languages };
  },
  step({ id, entry, changes }, { languages }) {
    const chosen = languages && new ChosenRows(languages);
    const told = chosen
      ? changes.map(({ row, ...change }) => ({ ...change, row: row && chosen.row(change.projection, row) }))
      : changes;
    return sseFrame({ event: 'entry', id, data: { entry, changes: told } });
  },
  event: (event) => `${JSON.stringify(eventObject(event))}\n`,
};

function chosenFor(question: HeavyQuestion): ChosenRows | undefined {
  return 'languages' in question && question.languages ? new ChosenRows(question.languages) : undefined;
}

function shapeOf(
  answer: Exclude<HeavyAnswer, { readonly kind: 'publication' }>,
  question: HeavyQuestion,
  chosen: ChosenRows | undefined,
): object {
  const projection = 'projection' in question ? question.projection : '';
  switch (answer.kind) {
    case 'list': {
      const { items, ...told } = answer.answer;
      return { items: chosen ? items.map((item) => chosen.row(projection, item)) : items, ...told };
    }
    case 'difference':
      return chosen ? differenceIn(answer.answer, chosen) : answer.answer;
    case 'cited':
    case 'grow-tree':
    case 'sheet':
      return answer.answer;
    case 'row': {
      const { item, ...told } = answer.answer;
      return { ...(chosen ? chosen.row(projection, item) : item), ...told };
    }
    case 'log-page':
      return logPageObject(answer.answer);
    case 'verify':
      return { processId: answer.process, ...answer.answer };
  }
}

function differenceIn({ items, ...told }: Difference, chosen: ChosenRows): Difference {
  return {
    ...told,
    items: items.map((item) => ({
      ...item,
      before: item.before && chosen.row(item.projection, item.before),
      after: item.after && chosen.row(item.projection, item.after),
    })),
  };
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

function tagOf(content: object | string): string {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return `"${hash('sha256', text, 'base64url').slice(0, 22)}"`;
}

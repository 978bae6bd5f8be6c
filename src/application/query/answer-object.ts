/** An answer for whoever goes on with it here, and does not send it as it is written. */
import type { Item } from '../../views/row-source.js';
import { RenderedAnswer } from '../heavy/heavy-questions.js';
import type { LiveAnswer } from './live-answers.js';

/** @param answer to somebody who held none */
export function answerObject(answer: LiveAnswer | RenderedAnswer): Item {
  const text = answer instanceof RenderedAnswer ? answer.text : (answer.bytes?.toString() ?? '{}');
  return JSON.parse(text) as Item;
}

/** The rows of a page; none in an answer that is no page. */
export function itemsIn({ items }: Item): readonly Item[] {
  return Array.isArray(items) ? (items as readonly Item[]) : [];
}

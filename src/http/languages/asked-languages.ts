/** `lang`: which languages a question is answered in, and what an answer about the live rows becomes by it. */
import type { Held } from '../../application/query/live-answers.js';
import type { ReadModel } from '../../application/read-models.js';
import type { Languages } from '../../domain/values/chosen-text.js';
import type { Parameters } from '../parameters.js';
import { ChosenRows, isRow, type Row } from './chosen-rows.js';

/** The parameter that every question to the read models takes. */
export const LANG = 'lang';

/** @throws HttpProblem invalid-query */
export function languagesOf(parameters: Parameters): Languages | undefined {
  return parameters.languages(LANG);
}

/** Whether who asks holds an answer in these languages, by the tag of the one in all of them. */
export function heldIn(languages: Languages | undefined, held: Held): Held {
  return languages === undefined ? held : (tag) => held(tagIn(languages, tag));
}

/** The tag of an answer in these languages: `"22.kJbVg2l1W8cQJ0e0pGmT5A_ar_en-GB"`. */
export function tagIn(languages: Languages, tag: string): string {
  return `${tag.slice(0, -1)}_${languages.join('_')}"`;
}

/** An answer about the live rows, a list or a row, in these languages. */
export function answerIn(
  languages: Languages,
  { name }: ReadModel,
  bytes: Buffer,
): { readonly text: string; readonly languages: readonly string[] } {
  const chosen = new ChosenRows(languages);
  const answer = rowIn(bytes.toString());
  const { items } = answer;
  const told = Array.isArray(items)
    ? { ...answer, items: items.filter(isRow).map((item) => chosen.row(name, item)) }
    : chosen.row(name, answer);
  return { text: JSON.stringify(told), languages: chosen.languages };
}

/** What a feed tells of a row in these languages. */
export function toldIn(
  languages: Languages | undefined,
): ((row: string, projection: string) => string) | undefined {
  if (languages === undefined) return undefined;
  return (row, projection) => JSON.stringify(new ChosenRows(languages).row(projection, rowIn(row)));
}

/** @throws Error the text is none of an object, which ours all are */
function rowIn(text: string): Row {
  const value: unknown = JSON.parse(text);
  if (!isRow(value)) throw new Error(`expected the JSON of an object, got ${text.slice(0, 20)}`);
  return value;
}

/** The questions of a sample's page: what each asks, and the answer that was worked out by hand. */
import { readFileSync } from 'node:fs';

export interface Question {
  readonly number: string;
  readonly text: string;
  /** Below the process, as `/commitments/c-1-1-2?at=2019-05-01`, or from the root, as `/v1/parties/sspdf`. */
  readonly path: string;
  readonly answer: string;
}

const ROW = /^\| (\d+) \| (.+?) \| `(.*?)` \| `(.+?)` \|/;

/** Reads the rows of the page's tables. @throws Error where a numbered row is no question, or numbers are left out */
export function questionsOf(page: URL): Question[] {
  const rows = readFileSync(page, 'utf8')
    .split('\n')
    .filter((line) => /^\| \d+ \|/.test(line));
  return rows.map((row, index) => {
    const [, number = '', text = '', path = '', answer = ''] = ROW.exec(row) ?? [];
    if (number !== String(index + 1)) throw new Error(`expected question ${index + 1}, got ${row}`);
    return { number, text, path, answer };
  });
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** What a question got, in the words of the page: as its answer stands there when it is right. */
export function answerIn({ answer }: Question, { status, body }: Answered): string {
  if (status !== 200 || answer === '404') return String(status);
  const rows = isRecord(body) && Array.isArray(body['items']) ? body['items'] : undefined;
  if (rows && !answer.includes(': ')) return inOrderOf(answer, idsOf(rows));
  return answer
    .split('; ')
    .map((pair) => {
      const [path = '', expected = ''] = pair.split(/: (.*)/);
      return `${path}: ${abridged(said(valueAt(rows ?? body, path.split('.')), expected), expected)}`;
    })
    .join('; ');
}

/** A step into a list takes the last item that has this word for an id, a party, a kind. */
function valueAt(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const next = Array.isArray(value)
    ? value.findLast((item) => isRecord(item) && Object.values(item).includes(step))
    : isRecord(value)
      ? value[step]
      : undefined;
  return valueAt(next, rest);
}

function said(value: unknown, expected: string): string {
  if (Array.isArray(value))
    return inOrderOf(expected, value.every(isRecord) ? idsOf(value) : value.map(String));
  if (value === undefined) return 'nothing';
  if (isRecord(value) && 'latest' in value) return daysOf(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A date that is owed: its day, or the first and the last. */
function daysOf({ earliest, latest }: Readonly<Record<string, unknown>>): string {
  const days = [earliest, latest].map((instant) => String(instant).slice(0, 10));
  return [...new Set(days)].join('/');
}

/** Lists are compared in any order: what is expected comes first and in its own. */
function inOrderOf(expected: string, words: readonly string[]): string {
  const order = expected.split(', ');
  const known = order.filter((word) => words.includes(word));
  return [...known, ...words.filter((word) => !order.includes(word))].join(', ') || 'none';
}

function abridged(text: string, expected: string): string {
  const start = /^(.*)…$/.exec(expected)?.[1];
  return start !== undefined && text.startsWith(start) ? expected : text;
}

/** The first id that an item gives, as `commitmentId`. */
function idsOf(items: readonly unknown[]): string[] {
  return items.map((item) => {
    const id = Object.entries(isRecord(item) ? item : {}).find(
      ([name]) => name.endsWith('Id') && name !== 'processId',
    )?.[1];
    return typeof id === 'string' ? id : JSON.stringify(item);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

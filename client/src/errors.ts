/** What goes wrong between a program and a server: the server refuses, something else answers, or nobody does. */
import type { components } from './openapi.js';

type Document = components['schemas']['ProblemDocument'];

/** Stable: what a program goes by. */
export type ProblemCode = Document['code'];

/** A field or a parameter that is refused: where, by which code, what was expected and what came. */
export type FieldError = components['schemas']['FieldError'];

/** As many fields as a message names. */
const MOST_NAMED = 20;
/** Characters of an answer that nobody expected. */
const MOST_SHOWN = 200;

/** The server has refused: a problem document (RFC 9457). */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: ProblemCode;
  readonly title: string;
  /** What was expected, and what came. */
  readonly detail: string;
  /** Every field or parameter that is refused. */
  readonly errors: readonly FieldError[];
  /** Of a failure of the server: what its log has it under. */
  readonly requestId: string | undefined;

  constructor(
    document: Document,
    /** Seconds after which to try again, where the server says so. */
    readonly retryAfter?: number,
  ) {
    const { status, code, title, detail, errors = [], requestId } = document;
    const each = errors.length > 1 ? errors.slice(0, MOST_NAMED).map(sentence) : [];
    super([`${status} ${code}: ${detail}`, ...each].join('\n'));
    this.status = status;
    this.code = code;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
    this.requestId = requestId;
  }
}

function sentence({ pointer, code, detail }: FieldError): string {
  return `  ${pointer}: ${code}: ${detail}`;
}

/** Something has answered that is no Chancery: a proxy in between, or another server. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly status: number;
  /** What came, such as the document of a health page that is not well. */
  readonly body: string;

  constructor(
    expected: string,
    { status, url, body }: { readonly status: number; readonly url: string; readonly body: string },
    readonly retryAfter?: number,
  ) {
    super(`expected ${expected} from ${url}, got ${status}: ${body.slice(0, MOST_SHOWN)}`);
    this.status = status;
    this.body = body;
  }
}

/** Nobody has answered, or the answer was cut off. `cause` says why. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';

  constructor(url: string, cause: unknown) {
    super(`expected an answer from ${url}, got none: ${reasonOf(cause)}`, { cause });
  }
}

/** The runtime tells the reason in the cause of an error that says little. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { cause, message } = thrown;
  return cause instanceof Error && cause.message !== '' ? cause.message : message;
}

/** The error of an answer that is no success. @param url what was asked */
export async function errorOf(response: Response, url: string): Promise<Problem | UnexpectedAnswer> {
  const body = await response.text();
  const document = parsed(body);
  const retryAfter = secondsOf(response.headers.get('retry-after'));
  return isDocument(document)
    ? new Problem(document, retryAfter)
    : new UnexpectedAnswer('a problem document', { status: response.status, url, body }, retryAfter);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    'status' in value &&
    typeof value.status === 'number' &&
    'code' in value &&
    typeof value.code === 'string' &&
    'detail' in value &&
    typeof value.detail === 'string'
  );
}

/** Chancery gives seconds; a date, which a proxy may give, is read as none. */
function secondsOf(header: string | null): number | undefined {
  return header !== null && /^\d+$/.test(header) ? Number(header) : undefined;
}

const TEMPORARY: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** Whether the same may go well a moment later. */
export function isTemporary(error: unknown): boolean {
  if (error instanceof Unreachable) return true;
  return (error instanceof Problem || error instanceof UnexpectedAnswer) && TEMPORARY.has(error.status);
}

/** Ms that the server asks to wait after an error. */
export function waitAskedFor(error: unknown): number {
  const asked = error instanceof Problem || error instanceof UnexpectedAnswer ? error.retryAfter : undefined;
  return (asked ?? 0) * 1_000;
}

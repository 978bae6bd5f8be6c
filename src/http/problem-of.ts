/** The problem documents of what the application and the edge refuse, and of faults. */
import { EntriesRefused, Refused, refusedByStore } from '../application/refusals.js';
import {
  HttpProblem,
  problemDocument,
  problemKinds,
  type FieldError,
  type ProblemDocument,
} from './problem.js';

export interface ProblemAnswer {
  readonly document: ProblemDocument;
  readonly headers: Readonly<Record<string, string>>;
}

const RETRY_SOON = { 'retry-after': '1' };

/** Undefined for what nobody foresaw. */
export function problemOf(error: unknown): ProblemAnswer | undefined {
  if (error instanceof HttpProblem) {
    return { document: problemDocument(error.code, error.message, error.errors), headers: error.headers };
  }
  if (error instanceof EntriesRefused) return { document: refusedEntries(error), headers: {} };
  const refused = error instanceof Refused ? error : refusedByStore(error);
  if (!refused) return undefined;
  const { code, message, pointers } = refused;
  const errors = pointers.map((pointer) => ({ pointer, code, detail: message }));
  const headers = problemKinds[code].status === 503 ? RETRY_SOON : {};
  return { document: problemDocument(code, errors[0] ? placed(errors[0]) : message, errors), headers };
}

/** Tells the caller nothing but where the log of the server has the cause. */
export function failureOfServer(requestId: string): ProblemDocument {
  const detail = 'the server failed; its log says why, under this request id';
  return { ...problemDocument('internal-error', detail), requestId };
}

/** A detail that stands alone names its place too. */
function placed({ pointer, detail }: FieldError): string {
  if (pointer === '' || detail.includes(pointer)) return detail;
  return pointer.startsWith('/') ? `${pointer}: ${detail}` : `parameter "${pointer}": ${detail}`;
}

/** The status is the lowest among the items', the code that of the first item with it. */
function refusedEntries({ refusals, batch }: EntriesRefused): ProblemDocument {
  const errors: FieldError[] = refusals.map(({ index, code, pointer, detail }) => ({
    pointer: batch ? `/${index}${pointer}` : pointer,
    code,
    detail,
  }));
  const lowest = Math.min(...errors.map(({ code }) => problemKinds[code].status));
  const first = errors.find(({ code }) => problemKinds[code].status === lowest);
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : '';
  const detail = first ? placed(first) : '';
  return problemDocument(first?.code ?? 'internal-error', `${detail}${more}`, errors);
}

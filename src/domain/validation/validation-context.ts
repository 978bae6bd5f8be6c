import type { FieldProblem, ShapeCode } from './problems.js';

/** More failing places than a person reads; a hostile body must not make the answer many times its own size. */
const mostProblems = 1_000;

type Key = string | number;

/** Where in the JSON a check stands, and the problems found so far. Nothing is built for what passes. */
export class ValidationContext {
  readonly problems: FieldProblem[] = [];
  private readonly path: Key[];

  constructor(...path: readonly Key[]) {
    this.path = [...path];
  }

  /** Goes to the place below, by field name or index, until `leave`. */
  enter(key: Key): void {
    this.path.push(key);
  }

  leave(): void {
    this.path.pop();
  }

  /** Reports this place; always false, so that a rule can end with it. */
  refuse(expected: string, actual: unknown, code: ShapeCode = 'invalid-payload'): false {
    return this.report(told(expected, actual), code);
  }

  /** Reports this place in words of its own. */
  report(detail: string, code: ShapeCode = 'invalid-payload'): false {
    return this.reportBelow([], detail, code);
  }

  /** Reports a place below this one. */
  refuseBelow(path: readonly Key[], expected: string, actual: unknown): false {
    return this.reportBelow(path, told(expected, actual));
  }

  reportBelow(path: readonly Key[], detail: string, code: ShapeCode = 'invalid-payload'): false {
    if (this.problems.length < mostProblems) {
      const pointer = [...this.path, ...path].map((key) => `/${escaped(String(key))}`).join('');
      this.problems.push({ pointer, code, detail });
    }
    return false;
  }
}

function escaped(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1').toWellFormed();
}

function told(expected: string, actual: unknown): string {
  return actual === undefined
    ? `is required: expected ${expected}`
    : `expected ${expected}, got ${shown(actual)}`;
}

const longestShown = 60;

/** A value as it is shown in a problem's text: short, and well-formed whatever it holds. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return `a ${typeof value}`;
  const head = value.slice(0, longestShown);
  return `${JSON.stringify(head).toWellFormed()}${head.length < value.length ? '...' : ''}`;
}

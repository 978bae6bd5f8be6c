/** Reads the fields of a small JSON body. One that is not known is refused by name: nothing is set that was not meant to be. */
import type { FastifyRequest } from 'fastify';
import { MOST_GRANTS } from '../domain/access/decide-access.js';
import { expectedGrant, readGrant, writeGrant, type Grant } from '../domain/access/grants.js';
import { isObject } from '../domain/validation/compounds.js';
import { nearest } from '../domain/validation/nearest.js';
import { HttpProblem, type FieldError } from './problem.js';

export class Fields {
  private readonly values: Readonly<Record<string, unknown>>;
  private readonly errors: FieldError[] = [];

  /** @throws HttpProblem unsupported-media-type, invalid-payload */
  constructor({ body, headers }: FastifyRequest, known: readonly string[]) {
    if (headers['content-type'] === undefined)
      throw new HttpProblem('unsupported-media-type', 'expected application/json, got no content-type');
    if (!isObject(body)) throw invalid([fault('', `expected an object with the fields ${known.join(', ')}`)]);
    this.values = body;
    for (const name of Object.keys(body)) {
      if (known.includes(name)) continue;
      const [likely] = nearest(name, known, 1);
      const hint = likely === undefined ? '' : `; did you mean ${likely}?`;
      this.errors.push(fault(`/${name}`, `expected one of ${known.join(', ')}${hint}`));
    }
  }

  text(name: string): string {
    const value = this.values[name];
    if (typeof value === 'string') return value;
    return this.wrong(name, 'expected a text', '');
  }

  grants(name: string): readonly Grant[] {
    const value = this.values[name];
    if (!Array.isArray(value) || value.length > MOST_GRANTS)
      return this.wrong(name, `expected a list of at most ${MOST_GRANTS} grants`, []);
    const read = new Map<string, Grant>();
    for (const [place, one] of value.entries()) {
      const grant = typeof one === 'string' ? readGrant(one) : undefined;
      if (grant) read.set(writeGrant(grant), grant);
      else this.errors.push(fault(`/${name}/${place}`, `expected ${expectedGrant}`));
    }
    return [...read.values()];
  }

  /** A moment in UTC, to the second; it may be left out. */
  moment(name: string): string | undefined {
    const value = this.values[name];
    if (value === undefined) return undefined;
    const isOne = typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
    if (isOne && !Number.isNaN(Date.parse(value))) return value;
    this.errors.push(fault(`/${name}`, 'expected a moment in UTC, to the second: 2026-12-31T00:00:00Z'));
    return undefined;
  }

  /** To be called when all were read. @throws HttpProblem invalid-payload */
  end(): void {
    if (this.errors.length > 0) throw invalid(this.errors);
  }

  private wrong<T>(name: string, detail: string, instead: T): T {
    this.errors.push(fault(`/${name}`, detail));
    return instead;
  }
}

function fault(pointer: string, detail: string): FieldError {
  return { pointer, code: 'invalid-payload', detail };
}

function invalid(errors: readonly FieldError[]): HttpProblem {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more, see errors)` : '';
  return new HttpProblem('invalid-payload', `${first?.pointer ?? ''}: ${first?.detail ?? ''}${more}`, errors);
}

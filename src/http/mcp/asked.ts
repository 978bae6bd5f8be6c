/** Who asks through an assistant, and what is asked: the arguments of a tool, read as the parameters of the API are. */
import type { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { Caller } from '../../application/access/caller.js';
import type { Asker } from '../../application/heavy/heavy-questions.js';
import { Parameters, refuse } from '../parameters.js';
import { pathId } from '../requests.js';

/** The buses, and who asks on them. */
export interface Asked {
  readonly caller: Caller;
  readonly asker: Asker;
  readonly queries: QueryBus;
  readonly commands: CommandBus;
}

/** The arguments of a call, of which nothing is checked. */
export type Arguments = Readonly<Record<string, unknown>>;

/** How many items a page has where nothing is said: an assistant reads all that it is given. */
export const ITEMS = 20;

/** Arguments as parameters: a list is several values, what is null is not given. @throws HttpProblem invalid-query */
export function parametersOf(given: Arguments, known: readonly string[]): Parameters {
  const query: [string, string | string[]][] = [];
  for (const [name, value] of Object.entries(given)) {
    if (value === null || value === undefined) continue;
    query.push([name, Array.isArray(value) ? value.map((one: unknown) => textOf(one)) : textOf(value)]);
  }
  if (known.includes('limit') && !query.some(([name]) => name === 'limit'))
    query.push(['limit', String(ITEMS)]);
  return new Parameters(Object.fromEntries(query), known);
}

/** Nothing of what is no text, number or flag is a value. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** The process that has to be named. @throws HttpProblem invalid-query, not-found */
export function processIn(given: Arguments): string {
  const { processId } = given;
  if (typeof processId !== 'string') return refuse('processId', 'is required');
  return pathId(processId, 'process');
}

/** Nobody who asks through an assistant holds an answer already. */
export const HOLDS_NOTHING = { held: (): boolean => false };

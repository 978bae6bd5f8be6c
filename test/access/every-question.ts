/** Every question of the API that reads, made from what the OpenAPI document is made of: a new route is asked without a line here. */
import { operations } from '../../src/http/openapi/operations.js';
import type { MediaType, Operation, QueryParameter } from '../../src/http/openapi/operation.js';
import type { Asking } from './raw-answer.js';

/** What is on the record, hidden or not, and what is not. */
export interface Named {
  readonly processes: readonly string[];
  /** A process that there is nowhere: it is asked for, and no parameter is tried on it. */
  readonly absent: string;
  readonly keys: readonly string[];
  readonly entries: readonly string[];
  /** Proposed for the processes. */
  readonly drafts: readonly string[];
  /** Positions of the log, and instants of recording. */
  readonly positions: readonly string[];
  readonly instants: readonly string[];
}

type Question = Omit<Asking, 'caller'>;

/** Those that tell of the server and not of the record. */
const OF_THE_SERVER = /^\/($|health|metrics|v1\/(admin|schemas))/;

export const readingOperations = operations.filter(
  ({ method, path }) => method === 'get' && !OF_THE_SERVER.test(path),
);

/** Every path and every parameter of every operation: each parameter by itself, on a few of the paths. */
export function everyQuestion(named: Named): readonly Question[] {
  return readingOperations.flatMap((operation) => questionsOf(operation, named));
}

function questionsOf(operation: Operation, named: Named): Question[] {
  const paths = pathsOf(operation.path, { ...named, processes: [...named.processes, named.absent] });
  const types = new Set(
    operation.answers.flatMap(({ status, mediaType }) => (status === 200 && mediaType ? [mediaType] : [])),
  );
  const required = requiredOf(operation);
  const there = pathsOf(operation.path, named);
  const few = there.filter((_, i) => i % Math.ceil(there.length / 3) === 0);
  return [...types].flatMap((accept) => {
    const headers = { accept };
    const bare = paths.map((path) => ({ url: urlOf(path, required), headers }));
    const heads = (accept === 'application/json' ? few : []).map((path) => ({
      url: urlOf(path, required),
      headers,
      method: 'HEAD',
    }));
    const taken = (operation.query ?? []).filter(({ only }) => only === undefined || only.includes(accept));
    const narrowed = taken.flatMap((parameter) =>
      valuesOf(parameter, named, accept).flatMap((value) =>
        few.map((path) => ({ url: urlOf(path, { ...required, [parameter.name]: value }), headers })),
      ),
    );
    return [...bare, ...heads, ...narrowed];
  });
}

export function requiredOf({ query = [] }: Operation): Record<string, string> {
  return Object.fromEntries(
    query.flatMap(({ name, required, example }) => (required ? [[name, example]] : [])),
  );
}

function pathsOf(path: string, named: Pick<Named, 'processes' | 'keys' | 'entries' | 'drafts'>): string[] {
  const { processes, keys, entries, drafts } = named;
  const [, name] = /\{(\w+)\}/.exec(path) ?? [];
  if (name === undefined) return [path];
  const values = { processId: processes, eventId: entries, entryId: entries, draftId: drafts }[name] ?? keys;
  return values.flatMap((value) => pathsOf(path.replace(`{${name}}`, value), named));
}

export function urlOf(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}

function valuesOf(parameter: QueryParameter, named: Named, accept: MediaType): readonly string[] {
  const { name, example } = parameter;
  const schema = parameter.schema as {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly items?: { readonly enum?: readonly string[]; readonly pattern?: string };
  };
  const words = schema.enum ?? schema.items?.enum;
  switch (name) {
    case 'process':
      return [...named.processes, named.absent];
    case 'knownAt':
      return [...named.positions.map((position) => `position:${position}`), ...named.instants];
    case 'minPosition':
      return named.positions;
    case 'after':
      return accept === 'text/event-stream'
        ? ['nonsense', ...named.positions]
        : ['nonsense', ...named.positions];
    case 'cursor':
      return ['nonsense', '3'];
    case 'limit':
      return ['1', '2', '0'];
    case 'lang':
      return ['ar,en', 'en-GB', 'not a tag'];
    case 'sort':
      return ['id', '-id', 'occurred', '-occurred', 'ordinal', 'nonsense'];
    case 'q':
      return ['one', 'one two', 'two -one', 'quiet', 'hamas', 't*', 'lang:ar اثنان'];
    case 'from':
      return ['2025-10-03', '2030'];
    case 'to':
      return ['2025-11', '2027'];
  }
  if (words) return [...words, 'nonsense'];
  if (schema.items?.pattern !== undefined) return [...named.keys, named.keys.join(',')];
  if (schema.type === 'boolean') return ['true', 'false'];
  return [example, '2025-10-10'];
}

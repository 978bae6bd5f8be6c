/** A program that calls every operation with `openapi-fetch`, made of the operations: one that is new is called too. */
import { operations } from '../../src/http/openapi/operations.js';
import type { Answer, Operation } from '../../src/http/openapi/operation.js';
import type { JsonSchema } from '../../src/http/openapi/schemas.js';
import storedAnswers from '../../src/http/openapi/answers.json' with { type: 'json' };
import type { ExampleAnswer } from '../../src/http/openapi/document.js';
import { asking, type Ask } from './asking.js';

/** What the program prints of a call, a line each. */
export interface Called {
  readonly id: string;
  readonly status: number;
  readonly mediaType: string;
  readonly data?: unknown;
}

/** `Same` fails to compile where one of two types has less or more than the other, or is `any`. */
const HEAD = `import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';

type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? (0 extends 1 & A ? never : true) : never) : never;

const { GET, POST, PUT, DELETE, use } = createClient<paths>({
  baseUrl: process.argv[2] ?? '',
  querySerializer: { array: { style: 'form', explode: false } },
});
let token = '';
let keyId = '';
let webhookId = '';
use({
  onRequest({ request }) {
    if (token !== '') request.headers.set('authorization', \`Bearer \${token}\`);
  },
});

function print(id: string, data: unknown, response: Response): void {
  const mediaType = response.headers.get('content-type')?.split(';')[0] ?? '';
  console.log(JSON.stringify({ id, status: response.status, mediaType, data }));
}
`;

/** Nothing is asked of it for the examples: it has none. */
const more: Readonly<Record<string, readonly Ask[]>> = {
  endSession: [{ title: 'There is none', url: '/v1/session' }],
};

/** The program: it prints what is answered, and what is refused. */
export function everyCall(): string {
  const calls = Object.entries({ ...more, ...asking }).flatMap(([id, asks]) => {
    const operation = operations.find((one) => one.id === id);
    if (!operation) throw new Error(`expected an operation for what is asked of ${id}, got none`);
    return asks.filter((ask) => isForMain(operation, ask)).map((ask) => callOf(operation, ask));
  });
  return [HEAD, ...calls].join('\n');
}

/** Whether the server refuses it: what it is asked then need not be of its types. */
function isRefused(id: string, { title }: Ask): boolean {
  const stored: Readonly<Record<string, readonly ExampleAnswer[]>> = storedAnswers;
  return (stored[id]?.find((one) => one.title === title)?.status ?? 200) >= 400;
}

/** Feeds stand beside the JSON of their path, which is what the types are of. */
function isForMain(operation: Operation, { headers }: Ask): boolean {
  const { accept } = headers ?? {};
  return accept === undefined || mainAnswers(operation).some(({ mediaType }) => mediaType === accept);
}

/** The answers of a success that the types of a client are made of. */
export function mainAnswers({ answers }: Operation): readonly Answer[] {
  const successes = answers.filter(({ status }) => status < 300);
  return successes.filter(
    ({ status, mediaType }) =>
      mediaType === 'application/json' ||
      !successes.some((one) => one.status === status && one.mediaType === 'application/json'),
  );
}

function callOf(operation: Operation, ask: Ask): string {
  const { url, headers = {}, body } = ask;
  const { id, method, path } = operation;
  const [pathname = '', search = ''] = url.split('?');
  const params = [
    ['path', inPath(path, pathname)],
    ['query', inQuery(operation, new URLSearchParams(search))],
    ['header', inHeaders(operation, headers)],
  ].flatMap(([name, given = '']) => (given === '' ? [] : [`${name}: { ${given} }`]));
  const mediaTypes = mainAnswers(operation).flatMap(({ mediaType }) => mediaType ?? []);
  const isStream = mediaTypes.includes('text/event-stream');
  const isText = !isStream && mediaTypes.length > 0 && !mediaTypes.some(isJson);
  const types = new Set(isStream ? [STREAM] : mainAnswers(operation).map(typeOf));
  const cast = isRefused(id, ask) ? ' as never' : '';
  const init = [
    ...(params.length === 0 ? [] : [`params: { ${params.join(', ')} }${cast}`]),
    ...(body === undefined ? [] : [`body: ${JSON.stringify(body)}${cast}`]),
    // What is no JSON is sent as it is.
    ...(typeof body === 'string' ? ['bodySerializer: (text) => text'] : []),
    ...(isStream ? ["parseAs: 'stream'"] : []),
    ...(isText ? ["parseAs: 'text'"] : []),
    `headers: ${JSON.stringify(headers)}`,
  ];
  return `{
  const { data, error, response } = await ${method.toUpperCase()}(${JSON.stringify(path)}, {
    ${init.join(',\n    ')},
  });
  if (error === undefined) {
    const same: Same<typeof data, ${[...types].join(' | ')}> = true;
    ${isStream ? 'await data?.cancel();' : ''}
    ${id === 'issueKey' ? '({ token, key: { keyId } } = data);' : ''}
    ${id === 'addWebhook' ? 'webhookId = data.webhook.webhookId;' : ''}
    print('${id}', same && data, response);
  } else {
    const same: Same<typeof error, components['schemas']['ProblemDocument']> = true;
    print('${id}', same && error, response);
  }
}`;
}

const STREAM = "Response['body']";

/** What the types have to say of an answer that is no stream. */
function typeOf({ mediaType, schema }: Answer): string {
  if (mediaType === undefined) return 'undefined';
  return isJson(mediaType) ? named(schema) : 'string';
}

/** NDJSON is a text of many. */
export function isJson(mediaType: string): boolean {
  return /[/+]json$/.test(mediaType);
}

function named(schema: JsonSchema = {}): string {
  const { $ref: reference, type, items, additionalProperties } = schema;
  if (typeof reference === 'string') return `components['schemas']['${reference.split('/').at(-1) ?? ''}']`;
  if (type === 'array') return `${named(items as JsonSchema)}[]`;
  if (type === 'object' && additionalProperties === true) return '{ [key: string]: unknown }';
  throw new Error(
    `expected an answer with a named schema, a list of one or any object, got ${JSON.stringify(schema)}`,
  );
}

function inPath(path: string, pathname: string): string {
  const values = pathname.split('/');
  return path
    .split('/')
    .flatMap((part, i) => {
      // A name may have an ending: `{types}.csv`.
      const [, name, ending = ''] = /^\{(\w+)\}(\.\w+)?$/.exec(part) ?? [];
      const value = values[i] ?? '';
      const given = value.endsWith(ending) ? value.slice(0, value.length - ending.length) : value;
      // Where a key is named it is the one that the program has made.
      return name === undefined
        ? []
        : [
            `${name}: ${literal(given).replace('{keyId}"', '" + keyId').replace('{webhookId}"', '" + webhookId')}`,
          ];
    })
    .join(', ');
}

function inQuery({ query = [] }: Operation, given: URLSearchParams): string {
  return [...given]
    .map(([name, text]) => {
      const schema = query.find((one) => one.name === name)?.schema;
      return `${name}: ${literal(valueOf(schema?.['type'], text))}`;
    })
    .join(', ');
}

function valueOf(type: unknown, text: string): unknown {
  if (type === 'array') return text.split(',');
  return type === 'integer' || type === 'boolean' ? JSON.parse(text) : text;
}

function inHeaders(operation: Operation, given: Readonly<Record<string, string>>): string {
  return (operation.headers ?? [])
    .flatMap(({ name }) => {
      const value = given[name.toLowerCase()];
      return value === undefined ? [] : [`${literal(name)}: ${literal(value)}`];
    })
    .join(', ');
}

function literal(value: unknown): string {
  return JSON.stringify(value);
}

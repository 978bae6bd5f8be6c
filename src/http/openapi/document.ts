/** The OpenAPI 3.1 document, made of the operations, the schemas and the example answers. */
import { DocumentBuilder, type OpenAPIObject } from '@nestjs/swagger';
import { examples } from '../../domain/events/examples.js';
import { version } from '../version.js';
import { problemKinds, type ProblemCode } from '../problem.js';
import storedAnswers from './answers.json' with { type: 'json' };
import { exampleEvent } from './cloud-event.js';
import { components } from './components.js';
import { description } from './description.js';
import { tags, type Answer, type Body, type MediaType, type Operation } from './operation.js';
import { operations } from './operations.js';
import { exampleSheet } from './operations/sheets.js';
import { pathParameters } from './parameters.js';
import { XLSX } from '../sheet-body.js';
import { list, ref, string, type JsonSchema } from './schemas.js';

/** An answer of a server, kept as an example. */
export interface ExampleAnswer {
  readonly title: string;
  /** `GET /v1/...`, with headers behind it. */
  readonly request: string;
  readonly status: number;
  readonly mediaType: string;
  readonly body: unknown;
}

const answers: Readonly<Record<string, readonly ExampleAnswer[]>> = storedAnswers;

export function openApiDocument(): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Chancery')
    .setDescription(description)
    .setVersion(version())
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0');
  builder.addServer('/', 'This server');
  for (const [name, about] of Object.entries(tags)) builder.addTag(name, about);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const operation of operations) {
    paths[operation.path] = { ...paths[operation.path], [operation.method]: described(operation) };
  }
  return {
    ...builder.build(),
    // With a key or a token, with a session, or with nothing.
    security: [{ credential: [] }, { session: [] }, {}],
    paths,
    components: { schemas: { ...components() }, headers: { ...headers }, securitySchemes },
  };
}

function described(operation: Operation): Readonly<Record<string, unknown>> {
  const { id, tag, summary, takesEntries, takesSheet, takes } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: operation.description,
    parameters: parametersOf(operation),
    ...(takesEntries ? { requestBody: entriesBody() } : {}),
    ...(takesSheet ? { requestBody: sheetBody } : {}),
    ...(takes ? { requestBody: bodyOf(takes) } : {}),
    responses: { ...answered(operation), ...refused(operation) },
  };
}

function parametersOf(operation: Operation): object[] {
  const path = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...pathParameters[name],
  }));
  const query = (operation.query ?? []).map((parameter) => {
    const { name, required, schema, example } = parameter;
    const isList = parameter.list === true;
    // Who browses the page tries an operation with every example that is filled in, which those of the schema are not: only what has
    // to be there is.
    const such = required ? '' : ` Such as \`${example}\`.`;
    const value = asValue(example, schema);
    return {
      name,
      in: 'query',
      description: `${parameter.description}${isList ? ' Comma-separated.' : ''}${such}${onlyFor(parameter.only, operation)}`,
      ...(required ? { required, example: value } : {}),
      ...(isList ? { style: 'form', explode: false } : {}),
      schema: required ? schema : { ...schema, examples: [value] },
    };
  });
  const inHeader = (operation.headers ?? []).map(({ name, description: about, example }) => ({
    name,
    in: 'header',
    description: `${about} Such as \`${example}\`.`,
    schema: { ...string(), examples: [example] },
  }));
  return [...path, ...query, ...inHeader];
}

function onlyFor(only: readonly MediaType[] | undefined, operation: Operation): string {
  const offered = operation.answers.flatMap(({ mediaType }) => mediaType ?? []);
  return only === undefined || offered.every((one) => only.includes(one))
    ? ''
    : ` Only for ${only.join(', ')}.`;
}

/** The example as a value of its schema. */
function asValue(example: string, { type }: JsonSchema): unknown {
  if (type === 'array') return example.split(',');
  return type === 'integer' || type === 'boolean' ? JSON.parse(example) : example;
}

function bodyOf({ mediaType = 'application/json', ...body }: Body): object {
  return { required: true, content: { [mediaType]: body } };
}

/** The page sends the first example unless another one is chosen: one that the sample history takes. */
const FIRST_TYPE = 'MeetingHeld';

/** One example for each event type. */
function entriesBody(): object {
  const { [FIRST_TYPE]: first, ...others } = examples;
  const single = Object.entries({ [FIRST_TYPE]: first, ...others }).map(
    ([type, value]) => [type, { summary: type, value }] as const,
  );
  return {
    required: true,
    // A client that is generated sends one shape.
    'x-other-content': {
      'application/cloudevents+json': { schema: ref('CloudEvent'), example: exampleEvent },
      'application/cloudevents-batch+json': {
        schema: { ...list(ref('CloudEvent')), minItems: 1, maxItems: 1_000 },
        example: [exampleEvent],
      },
    },
    content: {
      'application/json': {
        schema: {
          anyOf: [ref('PostedEntry'), { ...list(ref('PostedEntry')), minItems: 1, maxItems: 1_000 }],
        },
        examples: {
          ...Object.fromEntries(single),
          batch: { summary: 'A list of entries', value: [examples.ProcessOpened, examples.PartyJoined] },
        },
      },
    },
  };
}

const sheetBody = {
  required: true,
  content: {
    'text/csv': { schema: string('RFC 4180 in UTF-8.'), example: exampleSheet },
    [XLSX]: { schema: { type: 'string', contentEncoding: 'binary' } },
  },
};

function answered(operation: Operation): Record<string, unknown> {
  const { id, answers: expected } = operation;
  const responses: Record<string, unknown> = {};
  for (const status of new Set(expected.map((answer) => answer.status))) {
    const forms = expected.filter((answer) => answer.status === status);
    const named = forms.flatMap((answer) => answer.headers ?? []);
    const content = forms.flatMap((answer) =>
      answer.mediaType === undefined ? [] : [contentOf(id, answer)],
    );
    // A client that is generated takes one shape: where there is JSON, that is the answer, and the others stand beside it.
    const json = content.filter(([mediaType]) => mediaType === 'application/json');
    const main = json.length > 0 ? json : content;
    const others = content.filter((one) => !main.includes(one));
    responses[status] = {
      description: forms.map((answer) => answer.description).join(' '),
      headers: headerRefs([...named, ...(isCounted(operation) ? LIMITS : []), 'X-Request-Id']),
      ...(main.length > 0 ? { content: Object.fromEntries(main) } : {}),
      ...(others.length > 0 ? { 'x-streams': Object.fromEntries(others) } : {}),
    };
  }
  return responses;
}

function contentOf(id: string, { status, mediaType = 'application/json', schema }: Answer): [string, object] {
  return [mediaType, { schema, ...examplesOf(id, status, mediaType) }];
}

function examplesOf(id: string, status: number, mediaType: MediaType): object {
  const found = (answers[id] ?? []).filter((one) => one.status === status && one.mediaType === mediaType);
  if (found.length === 0) return {};
  return {
    examples: Object.fromEntries(
      found.map(({ title, request, body }, i) => [
        `example${i + 1}`,
        { summary: title, description: `\`${request}\``, value: body },
      ]),
    ),
  };
}

const OF_EVERY_OPERATION = [
  'unauthenticated',
  'forbidden',
  'issuer-unavailable',
  'misdirected-request',
  'foreign-origin',
  'server-stopping',
  'internal-error',
] as const;

const LIMITS = ['RateLimit-Limit', 'RateLimit-Remaining', 'RateLimit-Reset'];

/** The codes that an operation can answer with. */
function refusalsOf(operation: Operation): readonly ProblemCode[] {
  const { refusals, query } = operation;
  return [
    ...new Set([
      ...refusals,
      ...(query ? (['invalid-query'] as const) : []),
      ...(isCounted(operation) ? (['too-many-requests'] as const) : []),
      ...OF_EVERY_OPERATION,
    ]),
  ];
}

/** Whether it counts to what a caller may ask in a minute. */
function isCounted({ path }: Operation): boolean {
  return !path.startsWith('/health/');
}

/** What the answers of a status have beside those of all. */
const ofStatus: Readonly<Record<number, readonly string[]>> = {
  401: ['WWW-Authenticate'],
  429: ['Retry-After', ...LIMITS],
  503: ['Retry-After'],
};

const securitySchemes = {
  credential: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A key, `chy_<keyId>_<secret>`, or an access token of the issuer that the server takes tokens of.',
  },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: '__Host-chancery',
    description:
      'The cookie that `POST /v1/session` sets. On a loopback address without TLS it is called `chancery`.',
  },
} as const;

function refused(operation: Operation): Record<string, unknown> {
  const byStatus = Map.groupBy(refusalsOf(operation), (code) => problemKinds[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\`: ${problemKinds[code].title}.`).join('\n\n'),
        headers: headerRefs([...(ofStatus[status] ?? []), 'X-Request-Id']),
        content: {
          'application/problem+json': {
            schema: ref('ProblemDocument'),
            ...examplesOf(operation.id, status, 'application/problem+json'),
          },
        },
      },
    ]),
  );
}

const headers = {
  ETag: {
    description:
      'Names the answer. That of a process begins with its revision and can be sent in `If-Match` of a post.',
    schema: string(),
  },
  Location: { description: 'Where the first of the entries is.', schema: string() },
  'Chancery-Position': { description: 'The position of the log that the answer covers.', schema: string() },
  'Content-Language': {
    description: 'Of a question with `lang`: the languages of the texts in the answer.',
    schema: string(),
  },
  Link: { description: 'Where the next page is, `rel="next"`; absent at the end.', schema: string() },
  Vary: { description: '`Accept`: by it the representation is chosen.', schema: string() },
  'X-Request-Id': {
    description: "What the log has the request under: the caller's, or one that was made.",
    schema: string(),
  },
  'WWW-Authenticate': {
    description:
      '`Bearer`: what to come with. `error="invalid_token"` where something came that is not good here.',
    schema: string(),
  },
  'Set-Cookie': { description: 'The cookie of the session, or that it is over.', schema: string() },
  'RateLimit-Limit': {
    description: 'How many requests a caller may send in a minute.',
    schema: { type: 'integer' },
  },
  'RateLimit-Remaining': { description: 'How many of them are left.', schema: { type: 'integer' } },
  'RateLimit-Reset': { description: 'Seconds after which all are there again.', schema: { type: 'integer' } },
  'Retry-After': { description: 'Seconds after which to try again.', schema: { type: 'integer' } },
};

function headerRefs(names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

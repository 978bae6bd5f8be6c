import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, test } from 'vitest';
import { eventTypes } from '../../src/domain/events/catalogue.js';
import { examples } from '../../src/domain/events/examples.js';
import { readEntry } from '../../src/domain/events/read-entry.js';
import { openApiDocument } from '../../src/http/openapi/document.js';
import { operations } from '../../src/http/openapi/operations.js';
import { minPosition, moment } from '../../src/http/openapi/parameters.js';
import { problemCodes } from '../../src/http/problem.js';

const document: unknown = JSON.parse(JSON.stringify(openApiDocument()));

/** A place in the document by its keys. */
function at(...keys: readonly string[]): unknown {
  return keys.reduce<unknown>(
    (value, key) => (value as Readonly<Record<string, unknown>> | undefined)?.[key],
    document,
  );
}

const postedExamples = at(
  ...[
    'paths',
    '/v1/processes/{processId}/events',
    'post',
    'requestBody',
    'content',
    'application/json',
    'examples',
  ],
) as Readonly<Record<string, { readonly value: unknown }>>;

test('it is a valid OpenAPI 3.1 document', async () => {
  const validator = new Validator();
  const result = await validator.validate(
    JSON.parse(JSON.stringify(openApiDocument())) as Record<string, unknown>,
  );
  expect(result).toEqual({ valid: true });
  expect(validator.version).toBe('3.1');
});

test('every reference in it leads somewhere', () => {
  const references = JSON.stringify(openApiDocument()).match(/#\/components\/[^"]+/g) ?? [];
  const dead = [...new Set(references)].filter((one) => at(...one.slice(2).split('/')) === undefined);
  expect(dead).toEqual([]);
});

describe('posted entries', () => {
  test.each(eventTypes)('%s has an example that is accepted', (type) => {
    const example = postedExamples[type]?.value;
    expect(example).toEqual(JSON.parse(JSON.stringify(examples[type])));
    expect(readEntry(example)).toMatchObject({ ok: true });
  });
});

describe('answers', () => {
  const told = operations.flatMap(({ id, method, path, answers }) =>
    answers.flatMap(({ status, mediaType }) =>
      mediaType === undefined || status >= 300 ? [] : [{ id, method, path, status, mediaType }],
    ),
  );
  test.each(told)('$id has an example of $status $mediaType', ({ method, path, status, mediaType }) => {
    const response = ['paths', path, method, 'responses', String(status)];
    const found =
      at(...response, 'content', mediaType, 'examples') ??
      at(...response, 'x-streams', mediaType, 'examples');
    expect(Object.keys(found ?? {})).not.toEqual([]);
  });

  test('every problem code is documented', () => {
    const text = at('components', 'schemas', 'ProblemDocument', 'description');
    expect(problemCodes.filter((code) => !String(text).includes(`\`${code}\``))).toEqual([]);
    const anywhere = new Set<string>([
      'internal-error',
      'invalid-query',
      'server-stopping',
      'unauthenticated',
      'forbidden',
      'issuer-unavailable',
      'misdirected-request',
      'foreign-origin',
      'too-many-requests',
      ...operations.flatMap(({ refusals }) => refusals),
    ]);
    // Those that no operation can answer with: it was not reached.
    expect(problemCodes.filter((code) => !anywhere.has(code))).toEqual([
      'malformed-request',
      'method-not-allowed',
      'request-timeout',
      'expectation-failed',
      'headers-too-large',
    ]);
  });
});

test('no answer is JSON and something else: a client that is generated takes one shape', () => {
  const shared = operations.filter(({ method, path }) => {
    const kinds = Object.keys(at('paths', path, method, 'responses', '200', 'content') ?? {});
    return kinds.length > 1;
  });
  expect(shared.map(({ id }) => id)).toEqual([]);
});

test('what may be left out has an example for programs, and a value that is of its schema', () => {
  const { parameters } = at('paths', '/v1/commitments', 'get') as {
    parameters: { name: string; schema: { examples?: unknown[] } }[];
  };
  const examplesOf = (name: string): unknown =>
    parameters.find((parameter) => parameter.name === name)?.schema.examples;
  expect(['limit', 'overdue', 'level', 'at'].map(examplesOf)).toEqual([
    [10],
    [false],
    [['intermediate', 'complete']],
    ['2026-01-31'],
  ]);
});

test('the description names the three clocks, and the questions by them that there are', () => {
  const { description } = at('info') as { description: string };
  const questions = moment.map(({ name }) => name).filter((name) => name !== minPosition.name);
  for (const name of ['occurred', 'publishedOn', 'recordedAt', ...questions])
    expect(description).toContain(`\`${name}\``);
  const asked = [...description.matchAll(/`(\w*By|at|knownAt)`/g)].map(([, name]) => name);
  expect(questions).toEqual(expect.arrayContaining(asked));
});

test('what may be left out has no example that a page would send', () => {
  const filled = /"in":"query"(?:(?!"schema").)*"example"/.exec(
    JSON.stringify(at('paths', '/v1/commitments')),
  );
  expect(filled).toBeNull();
});

test('an object that may have any fields says so: to a client that is generated it would have none', () => {
  const silent: string[] = [];
  const look = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const schema = value as Readonly<Record<string, unknown>>;
    const says = ['properties', 'additionalProperties', 'patternProperties', 'allOf', 'anyOf', 'oneOf'];
    if (schema['type'] === 'object' && !says.some((word) => word in schema)) silent.push(pointer);
    for (const [key, part] of Object.entries(schema))
      if (key !== 'example' && key !== 'examples') look(part, `${pointer}/${key}`);
  };
  look(document, '');
  expect(silent).toEqual([]);
});

test('the operations have ids of their own', () => {
  const ids = operations.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

import { describe, expect, test } from 'vitest';
import answers from '../../src/http/openapi/answers.json' with { type: 'json' };
import { operations } from '../../src/http/openapi/operations.js';
import type { ExampleAnswer } from '../../src/http/openapi/document.js';
import { examples } from '../../src/domain/events/examples.js';
import { against } from './document-schemas.js';

const stored: Readonly<Record<string, readonly ExampleAnswer[]>> = answers;
const cases = operations.flatMap(({ id, answers: expected }) =>
  (stored[id] ?? [])
    .filter(({ mediaType }) => mediaType === 'application/json')
    .map((answer) => {
      const schema = expected.find(
        (one) => one.status === answer.status && one.mediaType === answer.mediaType,
      )?.schema;
      return { id, title: answer.title, schema: schema ?? { not: {} }, body: answer.body };
    }),
);

describe('the answers have the shape that is documented', () => {
  test.each(cases)('$id: $title', ({ schema, body }) => {
    expect(against(schema, body)).toEqual([]);
  });

  test.each(
    Object.values(stored)
      .flat()
      .filter(({ mediaType }) => mediaType === 'application/problem+json'),
  )('refusal: $title', ({ body }) => {
    expect(against({ $ref: '#/components/schemas/ProblemDocument' }, body)).toEqual([]);
  });
});

describe('the entries have the shape that is documented', () => {
  test.each(Object.entries(examples))('%s', (_, entry) => {
    expect(against({ $ref: '#/components/schemas/PostedEntry' }, entry)).toEqual([]);
  });
});

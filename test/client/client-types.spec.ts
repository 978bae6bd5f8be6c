/** Rule: the types of the client are what the OpenAPI document says, and tell the frames of every stream. */
import { beforeAll, expect, test } from 'vitest';
import { openApiDocument } from '../../src/http/openapi/document.js';
import { operations } from '../../src/http/openapi/operations.js';
import { clientTypes } from './client-types.js';

const TYPES = '../../client/src/openapi.ts';

let types: string;
beforeAll(async () => {
  const document = JSON.stringify(openApiDocument());
  types = await clientTypes(JSON.parse(document) as Parameters<typeof clientTypes>[0]);
});

/** `npm run docs:update` writes the file anew. */
test('the types are what the document says', async () => {
  await expect(types).toMatchFileSnapshot(TYPES);
});

test('every operation that can be followed has its frames among them', () => {
  const [, streams = ''] = types.split('export interface streams ');
  const followed = operations.filter(({ answers }) =>
    answers.some(({ mediaType }) => mediaType === 'text/event-stream'),
  );
  expect(followed.length).toBeGreaterThan(20);
  expect(followed.map(({ path }) => path).filter((path) => !streams.includes(`"${path}": `))).toEqual([]);
});

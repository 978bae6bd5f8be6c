/** The document of the page at `/docs` says the same as the one for programs, and opens nothing large. */
import { expect, test } from 'vitest';
import { openApiDocument } from '../../src/http/openapi/document.js';
import { operations } from '../../src/http/openapi/operations.js';
import { pageDocument } from '../../src/http/openapi/page-document.js';

type Part = Readonly<Record<string, unknown>>;

const whole = JSON.parse(JSON.stringify(openApiDocument())) as Part;
const ofThePage = JSON.parse(JSON.stringify(pageDocument(openApiDocument()))) as Part;

function at(document: Part, ...keys: readonly string[]): unknown {
  return keys.reduce<unknown>((value, key) => (value as Part | undefined)?.[key], document);
}

/** How many schemas the viewer puts in the place of references when this part is opened. */
function spread(document: Part, part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  if ('$ref' in part && typeof part.$ref === 'string')
    return 1 + spread(document, at(document, ...part.$ref.slice(2).split('/')));
  return Object.entries(part)
    .filter(([key]) => !['example', 'examples', 'mapping'].includes(key))
    .reduce((sum, [, inner]) => sum + spread(document, inner), 0);
}

test('opening an operation spreads out few schemas; those of the document for programs are many', () => {
  const counts = (document: Part): number[] =>
    operations.map(({ path, method }) => spread(document, at(document, 'paths', path, method)));
  expect(Math.max(...counts(whole))).toBeGreaterThan(500);
  expect(Math.max(...counts(ofThePage))).toBeLessThan(130);
});

test('it is in the words of OpenAPI 3.0, of which the viewer resolves only what is opened', () => {
  expect(ofThePage['openapi']).toMatch(/^3\.0\./);
  const words = new Set<string>();
  const collect = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    for (const [key, inner] of Object.entries(part)) {
      words.add(key);
      if (!['example', 'examples', 'properties', 'value'].includes(key)) collect(inner);
      if (key === 'properties') for (const field of Object.values(inner as Part)) collect(field);
    }
  };
  collect(at(ofThePage, 'components', 'schemas'));
  const newer = ['const', 'contentSchema', 'contentMediaType', 'x-streams', 'examples'];
  expect(newer.filter((word) => words.has(word))).toEqual([]);
  expect(JSON.stringify(ofThePage)).not.toContain('"type":"null"');
});

test('it has the same operations, schemas and examples', () => {
  const names = (document: Part, ...keys: readonly string[]): string[] =>
    Object.keys(at(document, ...keys) ?? {});
  expect(names(ofThePage, 'components', 'schemas')).toEqual(names(whole, 'components', 'schemas'));
  expect(names(ofThePage, 'paths')).toEqual(names(whole, 'paths'));
  const body = ['requestBody', 'content', 'application/json', 'examples'];
  const post = ['paths', '/v1/processes/{processId}/events', 'post', ...body];
  expect(at(ofThePage, ...post)).toEqual(at(whole, ...post));
});

test('a choice among many schemas names them, and each is there', () => {
  const { description } = at(ofThePage, 'components', 'schemas', 'PostedEntry') as { description: string };
  const named = [...description.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
  expect(named).toContain('PhaseDeclaredEntry');
  expect(named.filter((name) => !at(ofThePage, 'components', 'schemas', name))).toEqual([]);
});

test('a field that may be null is nullable', () => {
  expect(at(ofThePage, 'components', 'schemas', 'PhasesPage', 'properties', 'nextCursor')).toMatchObject({
    type: 'string',
    nullable: true,
  });
});

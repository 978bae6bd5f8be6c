/** What the document says of a field comes from its type: nothing is left unsaid, and nothing is out of date. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { components } from '../../src/http/openapi/components.js';

const root = join(import.meta.dirname, '../..');

function undescribed(value: unknown, place: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { properties } = value as { properties?: Record<string, { description?: string }> };
  const here = Object.entries(properties ?? {})
    .filter(([, schema]) => !schema.description)
    .map(([name]) => `${place}.${name}`);
  return [...here, ...Object.entries(value).flatMap(([name, part]) => undescribed(part, `${place}.${name}`))];
}

test('every field of every schema is described', () => {
  const all = Object.entries(components()).flatMap(([name, schema]) => undescribed(schema, name));
  expect(all).toEqual([]);
});

test('the schemas are what the types say: `npm run build` makes them anew', () => {
  const file = join(root, 'src/http/openapi/types.json');
  const before = readFileSync(file, 'utf8');
  execFileSync(process.execPath, [join(root, 'scripts/type-schemas.ts')], { cwd: root });
  expect(readFileSync(file, 'utf8')).toBe(before);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

test('every runtime dependency has its line in the decision about them', () => {
  const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
  const named = [...read('docs/decisions/0011-runtime-dependencies.md').matchAll(/^\| ([^|]+) \|/gm)].flatMap(
    ([, names = '']) => names.split(', '),
  );
  expect(Object.keys(dependencies).filter((name) => !named.includes(name))).toEqual([]);
});

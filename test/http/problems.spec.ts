import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { problemCodes, problemKinds } from '../../src/http/problem.js';

const page = readFileSync(new URL('../../docs/problems.md', import.meta.url), 'utf8');

interface Documented {
  readonly code: string;
  readonly status: number;
  readonly when: string;
  readonly advice: string;
}

const documented = page.split('\n').flatMap((line): Documented[] => {
  const [, code, status, when, advice] = /^\| `([a-z-]+)` \| (\d{3}) \| (.*?) \| (.*?) \|$/.exec(line) ?? [];
  if (code === undefined || when === undefined || advice === undefined) return [];
  return [{ code, status: Number(status), when, advice }];
});

test('every problem code is documented once, and no other', () => {
  expect(documented.map(({ code }) => code).sort()).toEqual([...problemCodes].sort());
});

test.each(documented)('$code is documented with its status, when it comes and what to do', (row) => {
  const { status } = Object.entries(problemKinds).find(([code]) => code === row.code)?.[1] ?? {};
  expect(row.status).toBe(status);
  expect(row.when).toMatch(/\.$/);
  expect(row.advice).toMatch(/\.$/);
});

import { ESLint } from 'eslint';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: resolve(import.meta.dirname, '../..') });

/** The rules that each of some codes breaks where they stand in place of a file that is there: each is looked at once for all. */
async function brokenBy(codes: readonly string[], filePath: string): Promise<(string | null)[][]> {
  const [result] = await eslint.lintText(codes.map((code) => `${code}\n`).join(''), { filePath });
  let end = 0;
  return codes.map((code) => {
    const start = end;
    end += code.split('\n').length;
    const own = result?.messages.filter(({ line }) => line > start && line <= end) ?? [];
    return own.map(({ ruleId }) => ruleId);
  });
}

describe('decisions and folds', () => {
  const impure = [
    ['no-restricted-properties', 'export const now = Date.now();'],
    ['no-restricted-syntax', 'export const now = new Date();'],
    ['no-restricted-syntax', 'export const now = Date();'],
    ['no-restricted-properties', 'export const chance = Math.random();'],
    ['no-restricted-globals', 'export const id = crypto.randomUUID();'],
    ['no-restricted-globals', 'export const place = process.cwd();'],
    ['no-restricted-globals', 'export const later = setTimeout(() => 1, 1);'],
    ['no-restricted-globals', 'export const now = performance.now();'],
    ['no-restricted-globals', "export const answer = fetch('/');"],
    ['no-restricted-globals', 'export const hidden = globalThis.Date;'],
    ['no-restricted-imports', "export { hash } from 'node:crypto';"],
    ['no-restricted-imports', "export { readFileSync } from 'fs';"],
    ['no-restricted-imports', "export { Module } from '@nestjs/common';"],
    ['no-restricted-syntax', "export const loaded = import('edtf');"],
  ] as const;
  const files = ['src/domain/time/remembering.ts', 'projections/index.ts'];
  let broken: readonly (readonly (string | null)[])[][];
  beforeAll(async () => {
    const lines = impure.map(([, line]) => line);
    broken = await Promise.all(files.map((file) => brokenBy(lines, file)));
  });

  it.each(impure.map(([rule, line], at) => [rule, line, at] as const))(
    'are refused by %s: %s',
    (rule, _line, at) => {
      for (const ofFile of broken) expect(ofFile[at]).toContain(rule);
    },
  );

  it('may compute with a moment that they are given', async () => {
    const line = 'export const dayOf = (moment: number): number => new Date(moment).getUTCDate();';
    expect(await brokenBy([line], 'src/domain/time/remembering.ts')).toEqual([[]]);
  });
});

describe('all code', () => {
  const careless = [
    ['@typescript-eslint/no-floating-promises', 'Promise.resolve(1);'],
    ['@typescript-eslint/no-explicit-any', 'export const anything: any = 1;'],
    [
      '@typescript-eslint/switch-exhaustiveness-check',
      "export function told(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1;\n    default:\n      return 2;\n  }\n}",
    ],
    [
      '@typescript-eslint/consistent-type-imports',
      "import { ESLint } from 'eslint';\nexport type E = ESLint;",
    ],
    [
      'no-restricted-syntax',
      'export const said = (e: unknown): string => (e instanceof Error ? e.message : String(e));',
    ],
    [
      'no-restricted-syntax',
      'export const made = (e: unknown): Error => (e instanceof Error ? e : new Error(String(e)));',
    ],
  ] as const;
  let broken: readonly (readonly (string | null)[])[];
  beforeAll(async () => {
    const codes = careless.map(([, code]) => code);
    broken = await brokenBy(codes, 'src/application/refusals.ts');
  });

  it.each(careless.map(([rule], at) => [rule, at] as const))('is held to %s', (rule, at) => {
    expect(broken[at]).toContain(rule);
  });

  it('parses at the edges what comes in, and casts none of it', async () => {
    const line = "export const said = JSON.parse('1') as number;";
    const [broken] = await brokenBy([line], 'src/http/json-body.ts');
    expect(broken).toContain('@typescript-eslint/no-unsafe-type-assertion');
  });
});

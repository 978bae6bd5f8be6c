import { ESLint } from 'eslint';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const eslint = new ESLint({ cwd: resolve(import.meta.dirname, '../..') });

/** The rules that a line breaks where it stands in place of a file that is there. */
async function brokenBy(line: string, filePath: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${line}\n`, { filePath });
  return result?.messages.map(({ ruleId }) => ruleId) ?? [];
}

describe('decisions and folds', () => {
  it.each([
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
  ])('are refused by %s: %s', async (rule, line) => {
    expect(await brokenBy(line, 'src/domain/time/remembering.ts')).toContain(rule);
    expect(await brokenBy(line, 'projections/index.ts')).toContain(rule);
  });

  it('may compute with a moment that they are given', async () => {
    const line = 'export const dayOf = (moment: number): number => new Date(moment).getUTCDate();';
    expect(await brokenBy(line, 'src/domain/time/remembering.ts')).toEqual([]);
  });
});

describe('all code', () => {
  it.each([
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
  ])('is held to %s', async (rule, code) => {
    expect(await brokenBy(code, 'src/application/refusals.ts')).toContain(rule);
  });

  it('parses at the edges what comes in, and casts none of it', async () => {
    const line = "export const said = JSON.parse('1') as number;";
    expect(await brokenBy(line, 'src/http/json-body.ts')).toContain(
      '@typescript-eslint/no-unsafe-type-assertion',
    );
  });
});

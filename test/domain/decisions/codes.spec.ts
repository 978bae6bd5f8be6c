import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusalCodes, type RefusalCode } from '../../../src/domain/events/refusal.js';

/** Decided elsewhere: what the catalogue does not know, and what only the log can tell. */
const elsewhere: ReadonlySet<RefusalCode> = new Set([
  'unknown-event-type',
  'event-id-reused',
  'idempotency-key-reused',
  'revision-conflict',
]);

const specifications = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.spec.ts') && name !== 'codes.spec.ts')
  .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
  .join('\n');

describe('every code of a refusal', () => {
  it.each(refusalCodes.filter((code) => !elsewhere.has(code)))('is specified alone: %s', (code) => {
    expect(specifications).toMatch(new RegExp(String.raw`\.refuses\(\s*'${code}',`));
  });

  it('is listed once', () => {
    expect(new Set(refusalCodes).size).toBe(refusalCodes.length);
  });
});

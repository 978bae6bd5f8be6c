/** Rule: a data folder that cannot be had is told in one sentence that says what is there. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { LogUnavailable } from '../../../src/log/event-log.js';
import { makeFolder } from '../../../src/log/sqlite/make-folder.js';

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'chancery-folders-'));
  writeFileSync(join(top, 'a-file'), '');
});
afterAll(() => {
  rmSync(top, { recursive: true });
});

it.each<[string, () => string, RegExp]>([
  ['a place that takes no folders', () => '/proc/chancery', /; got a place that takes no folders, \/proc$/],
  ['one below it', () => '/proc/chancery/data', /; got a place that takes no folders, \/proc$/],
  ['a file', () => join(top, 'a-file'), /; got a file at .*a-file$/],
  ['a folder in a file', () => join(top, 'a-file/data'), /; got a file at .*a-file$/],
  ['a device', () => '/dev/null', /; got a file at \/dev\/null$/],
  ['a name that is too long', () => join(top, 'n'.repeat(300)), /; got a path that is too long$/],
])('%s', (_, folder, expected) => {
  let thrown: unknown;
  try {
    makeFolder(folder());
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(LogUnavailable);
  const { message } = thrown as LogUnavailable;
  expect(message).toMatch(/^Expected a folder that can be written at [^\n]+$/);
  expect(message).toMatch(expected);
});

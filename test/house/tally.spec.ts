import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

describe('a test run', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-tally-'));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const file of ['vitest.config.ts', 'scripts', 'package.json', 'tsconfig.json']) {
      cpSync(join(root, file), join(folder, file), { recursive: true });
    }
    for (const file of ['test/setup.ts', 'test/secrets/watch.ts'])
      cpSync(join(root, file), join(folder, file));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  function run(files: Record<string, string>): { lastLine: string | undefined; status: number | null } {
    for (const [name, code] of Object.entries(files)) {
      const imports = "import { beforeAll, describe, expect, it } from 'vitest';\n";
      writeFileSync(join(folder, 'test', `${name}.spec.ts`), imports + code);
    }
    const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run'];
    const { stdout, status } = spawnSync(process.execPath, vitest, { cwd: folder, encoding: 'utf8' });
    return { lastLine: stdout.trimEnd().split('\n').at(-1), status };
  }

  const passes = "it('passes', () => expect(1).toBe(1));\n";

  it('ends with how many tests passed and failed', () => {
    const files = { one: passes + passes, other: `${passes}it('fails', () => expect(1).toBe(2));` };
    expect(run(files)).toEqual({ lastLine: '3 passed, 1 failed', status: 1 });
  });

  it('names skipped tests', () => {
    expect(run({ one: `${passes}it.skip('waits', () => {});` })).toEqual({
      lastLine: '1 passed, 0 failed, 1 skipped',
      status: 0,
    });
  });

  it('counts what breaks outside a test as failed', () => {
    const files = {
      unloadable: "throw new Error('no');",
      hook: `describe('all', () => {\n  beforeAll(() => { throw new Error('no'); });\n  ${passes}});`,
      unawaited: "it('forgets', () => { void Promise.reject(new Error('no')); });",
    };
    expect(run(files)).toEqual({ lastLine: '1 passed, 3 failed, 1 skipped', status: 1 });
  });

  it('has failed when there was nothing to run', () => {
    expect(run({})).toEqual({ lastLine: '0 passed, 1 failed', status: 1 });
  });
});

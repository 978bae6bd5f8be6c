/** A program of a user that is compiled as strictly as a careful one does, and run: not a module of the house. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');

/** A folder from which the packages of the checkout are found. */
export class TourFolder {
  readonly path: string;

  constructor() {
    const cache = join(root, 'node_modules/.cache');
    mkdirSync(cache, { recursive: true });
    this.path = mkdtempSync(join(cache, 'tour-'));
    this.write('package.json', '{"type":"module"}');
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.path, file), text);
  }

  /** Compiles files, of which nothing may be said, and runs the first. @returns the lines that it prints */
  async take(files: readonly [string, ...string[]], url: string): Promise<string[]> {
    const strict = ['--strict', '--noUncheckedIndexedAccess', '--skipLibCheck', '--types', 'node'];
    const modules = ['--module', 'NodeNext', '--target', 'ES2024', '--outDir', join(this.path, 'out')];
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const sources = files.map((file) => join(this.path, file));
    const compiled = await run(
      process.execPath,
      [compiler, ...strict, ...modules, '--ignoreConfig', ...sources],
      { cwd: this.path },
    ).catch((error: unknown) => error as { stdout: string });
    expect(compiled.stdout).toBe('');
    const script = join(this.path, 'out', files[0].replace(/\.ts$/, '.js'));
    const { stdout } = await run(process.execPath, [script, url], { maxBuffer: 64 * 1024 * 1024 });
    return stdout.trim().split('\n');
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

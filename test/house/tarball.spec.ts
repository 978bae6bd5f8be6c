/** What `npm pack` makes can be installed for the whole machine, and runs without the checkout. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { root, start } from '../cli/program.js';

const execute = promisify(execFile);

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

describe('the packed tarball', () => {
  let top: string;
  let files: readonly string[];
  let installed: string;
  beforeAll(async () => {
    top = mkdtempSync(join(tmpdir(), 'chancery-pack-'));
    const words = ['pack', '--json', '--ignore-scripts', '--pack-destination', top];
    const { stdout } = await execute('npm', words, { cwd: root });
    const [packed] = JSON.parse(stdout) as Packed[];
    files = packed?.files.map(({ path }) => path) ?? [];
    await execute('tar', ['-xzf', join(top, packed?.filename ?? '')], { cwd: top });
    // Its dependencies are those of the checkout: nothing is fetched for a test.
    symlinkSync(join(root, 'node_modules'), join(top, 'package/node_modules'));
    const prefix = join(top, 'prefix');
    mkdirSync(join(prefix, 'lib'), { recursive: true });
    await execute('npm', ['install', '--global', '--offline', '--prefix', prefix, join(top, 'package')], {
      cwd: top,
    });
    installed = join(prefix, 'bin/chancery');
  }, 120_000);
  afterAll(() => {
    rmSync(top, { recursive: true, force: true });
  });

  it('holds the program, the sample histories and what an operator reads', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/chancery.cjs',
        'dist/src/cli/chancery.js',
        'dist/src/http/docs-page/page.js',
        'dist/projections/index.js',
        'dist/web/index.html',
        'docs/examples/gaza-2025.ndjson',
        'docs/examples/south-sudan-2018.ndjson',
        'docs/operations.md',
        'systemd/chancery.service',
        'README.md',
        'LICENSE',
        'CHANGELOG.md',
      ]),
    );
  });

  it('holds no tests, no sources and no maps of them', () => {
    expect(files.filter((path) => /\.ts$|\.map$|^(test|bench|scripts|src)\/|\.spec\./.test(path))).toEqual(
      [],
    );
    expect(new Set(files.filter((path) => path.includes('/')).map((path) => path.split('/')[0]))).toEqual(
      new Set(['bin', 'dist', 'docs', 'systemd']),
    );
  });

  it('tells its commands', async () => {
    const program = start(installed, ['--help'], { cwd: top });
    expect(await program.ended, program.err()).toBe(0);
    expect(program.out()).toContain('Usage: chancery COMMAND');
  });

  it('serves', async () => {
    const program = start(installed, ['serve', '--port', '0', '--log-level', 'warn'], { cwd: top });
    await program.until('Chancery listens on');
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(program.err()).toBe('');
  });

  it('shows the sample histories', async () => {
    const program = start(installed, ['demo', '--port', '0'], { cwd: top, environment: { TMPDIR: top } });
    await program.until('/docs');
    const page = await fetch(/http:\S+\/docs/.exec(program.out())?.[0] ?? '');
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('/docs/page.js')]);
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    expect(program.out()).toContain('363/363 entries');
  });
});

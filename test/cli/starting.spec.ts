/** What starts the server lets a signal through, leaves no process behind, and says in one line why it cannot start. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { chancery, root, run, start, type Program } from './program.js';

let top: string;
beforeAll(() => {
  top = mkdtempSync(join(tmpdir(), 'chancery-starting-'));
});
afterAll(() => {
  rmSync(top, { recursive: true, force: true });
});

const quiet = ['--port', '0', '--log-level', 'silent'];

/** Whether any process of the group is left. */
function isLeft({ child }: Program): boolean {
  try {
    return child.pid !== undefined && process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}

describe('npm', () => {
  it.each([
    ['start:prod', 'SIGTERM'],
    ['start', 'SIGINT'],
    ['demo', 'SIGTERM'],
  ] as const)('run %s ends with everything it started at %s', async (script, signal) => {
    const folder = join(top, `${script}-${signal}`);
    const words = ['run', script, '--', '--data', folder, ...quiet];
    const program = start('npm', words, { detached: true });
    await program.until('Chancery listens on');

    program.child.kill(signal);

    expect(await program.ended, program.err()).toBe(0);
    expect(isLeft(program)).toBe(false);
    // A file that was closed in order has no write-ahead log any more.
    expect(readdirSync(folder).filter((file) => file.endsWith('-wal'))).toEqual([]);
  });

  it('start and start:prod build nothing when nothing has changed', async () => {
    const built = join(root, 'dist/src/main.js');
    const before = statSync(built).mtimeMs;
    for (const script of ['start', 'start:prod']) {
      const program = start('npm', ['run', '--silent', script, '--', '--version']);
      expect(await program.ended, program.err()).toBe(0);
    }
    expect(statSync(built).mtimeMs).toBe(before);
  });

  it('start says what to do where there is no build and nothing to build with', async () => {
    const checkout = join(top, 'checkout');
    for (const part of [
      'bin',
      'scripts/run.js',
      'src/main.ts',
      'projections/index.ts',
      'package.json',
      'package-lock.json',
    ]) {
      cpSync(join(root, part), join(checkout, part), { recursive: true });
    }
    for (const part of ['nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'])
      cpSync(join(root, part), join(checkout, part));
    const program = start('npm', ['--silent', 'start'], { cwd: checkout });

    expect(await program.ended).toBe(1);
    expect(program.err()).toMatch(/^expected a build .* got neither: npm ci && npm run build makes it.*\n$/);
  });
});

describe('the program in bin/', () => {
  it('can be read by a Node of long ago', () => {
    const messages = new Linter().verify(
      readFileSync(chancery, 'utf8'),
      {
        files: ['**/*.cjs'],
        languageOptions: { ecmaVersion: 5, sourceType: 'commonjs' },
      },
      'chancery.cjs',
    );
    expect(messages).toEqual([]);
  });

  it.each(['0.10.48', '20.20.2', '22.21.9'])('says to Node %s which one is needed', async (version) => {
    const older = join(top, 'older.cjs');
    writeFileSync(older, `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`);
    const program = start(process.execPath, ['--require', older, chancery, '--help']);

    expect(await program.ended).toBe(1);
    expect(program.out()).toBe('');
    expect(program.err()).toBe(
      `chancery: expected Node.js 22.22 or newer, got ${version} (${process.execPath})\n`,
    );
  });

  it('says in one line that it is not built', async () => {
    const folder = join(top, 'unbuilt');
    for (const part of ['bin', 'package.json'])
      cpSync(join(root, part), join(folder, part), { recursive: true });
    const program = start(process.execPath, [join(folder, 'bin/chancery.cjs'), '--help']);

    expect(await program.ended).toBe(1);
    expect(program.err()).toMatch(
      /^chancery: expected .*chancery\.js, got no such file: npm run build makes it\n$/,
    );
  });
});

/** A server says the same as a line of its log. */
function expectOneFatalLine(out: string): void {
  const [line, ...more] = out.trimEnd().split('\n');
  expect(more).toEqual([]);
  expect(JSON.parse(line ?? '')).toMatchObject({
    level: 60,
    msg: expect.stringMatching(/^Chancery cannot start: /) as unknown,
  });
}

describe('a start that cannot be', () => {
  const file = (): string => {
    const path = join(top, 'a-file');
    writeFileSync(path, '');
    return path;
  };
  const damaged = (): string => {
    const folder = join(top, 'damaged');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'log.db'), 'This is no database. '.repeat(500));
    return folder;
  };

  it.each<[string, () => string, RegExp]>([
    ['a file', file, /; got a file at .*a-file$/],
    ['a folder without a log of ours', damaged, /log\.db/],
  ])('says in one sentence that the data folder is %s', async (_, folder, expected) => {
    const { status, out, err } = await run(['serve', '--data', folder(), ...quiet]);

    expect(status).toBe(1);
    expectOneFatalLine(out);
    expect(err).toMatch(/^Chancery cannot start: [^\n]+\n$/);
    expect(err.trimEnd()).toMatch(expected);
  });

  it('says so where the folder belongs to somebody else', async () => {
    const nobody = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    const { status, err } = await run(['serve', '--data', '/proc/1/fd/data', ...quiet], nobody);

    expect(status).toBe(1);
    expect(err).toMatch(
      /^Chancery cannot start: Expected a folder that can be written at .*; got no permission for [^\n]+\n$/,
    );
  });

  it('says that the port is taken, with what to do', async () => {
    const first = start(process.execPath, [chancery, 'serve', '--data', join(top, 'first'), ...quiet]);
    await first.until('Chancery listens on');
    const port = /:(\d+) /.exec(first.out())?.[1] ?? '';

    for (const command of ['serve', 'demo']) {
      const words = [
        command,
        '--data',
        join(top, `second-${command}`),
        '--log-level',
        'silent',
        '--port',
        port,
      ];
      const { status, err } = await run(words);
      expect(status).toBe(1);
      expect(err).toMatch(
        new RegExp(
          `^[^\\n]+: expected a free port, got ${port}, which is taken: choose another one with --port\\n$`,
        ),
      );
    }
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
  });

  it.each([
    [['serve', '--prt', '1']],
    [['demo', '--prt', '1']],
    [['serve', '--port', 'http']],
    [['sreve']],
    [['copy-log']],
  ])('is told with exit status 2 where a word is wrong: %j', async (words) => {
    const { status, out, err } = await run(words);
    expect(status).toBe(2);
    if (words[0] === 'serve') expectOneFatalLine(out);
    else expect(out).toBe('');
    expect(err).toMatch(/^[^\n]*expected [^\n]+\n$/);
  });
});

/** Guards that a shell completes what the commands take: bash runs the script, and zsh where it is there. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runOnScreen } from './screen.js';

let folder: string;
const scripts = new Map<string, string>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-completion-'));
  for (const shell of ['bash', 'zsh']) {
    const { status, out, err } = await runOnScreen(['completion', shell]);
    expect([status, err]).toEqual([0, '']);
    const path = join(folder, `script.${shell}`);
    writeFileSync(path, out);
    scripts.set(shell, path);
  }
  mkdirSync(join(folder, 'here/a folder'), { recursive: true });
  writeFileSync(join(folder, 'here/all.heads'), '');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** What bash offers after these words, of which the last is being typed. */
function offered(...words: readonly string[]): string[] {
  const program =
    'script="$1"; shift; source "$script"; COMP_WORDS=(chancery "$@"); COMP_CWORD=$#; _chancery; printf "%s\\n" "${COMPREPLY[@]}"';
  const printed = execFileSync(
    'bash',
    ['--norc', '-c', program, 'bash', scripts.get('bash') ?? '', ...words],
    {
      cwd: join(folder, 'here'),
      encoding: 'utf8',
    },
  );
  return printed
    .split('\n')
    .filter((line) => line !== '')
    .toSorted();
}

describe('bash offers', () => {
  it.each<[readonly string[], readonly string[]]>([
    [['sta'], ['start', 'status']],
    [
      ['keys', ''],
      ['--help', 'add', 'grant', 'list', 'revoke'],
    ],
    [['keys', 'add', '--e'], ['--expires']],
    [
      ['backup', '--'],
      ['--data', '--help', '--json', '--to'],
    ],
    [['backup', '--data', ''], ['a folder']],
    [['backup', '--to', 'all'], ['all.heads']],
    [['backup', '--json', '--to', 'all'], ['all.heads']],
    [['verify', 'all'], ['all.heads']],
    [
      ['replay', 'talks', '--order', ''],
      ['occurred', 'recorded', 'reported'],
    ],
    [['replay', 'talks', '--from', ''], []],
    [['completion', 'z'], ['zsh']],
    [['nothing', 'of', 'ours', '--verb'], []],
  ])('after %j: %j', (words, expected) => {
    expect(offered(...words)).toEqual(expected);
  });
});

it('what a command was told is not taken for a command', () => {
  expect(offered('redact', '--process', 'keys', '--pro')).toEqual(['--process']);
});

const there = ['bash', 'zsh'].filter((shell) => spawnSync(shell, ['-c', 'exit 0']).status === 0);

/** What zsh offers in this place: its own ways of offering print what they were given. */
function offeredByZsh(...words: readonly string[]): string[] {
  const program = [
    'compdef() { : }; compadd() { shift; print -l -- "$@" }; _files() { print -r -- "files $*" }',
    'script="$1"; shift; source "$script"; words=(chancery "$@"); CURRENT=${#words}; _chancery; true',
  ].join('\n');
  const printed = execFileSync('zsh', ['-f', '-c', program, 'zsh', scripts.get('zsh') ?? '', ...words], {
    encoding: 'utf8',
  });
  return printed.split('\n').filter((line) => line !== '');
}

describe.runIf(there.includes('zsh'))('zsh offers', () => {
  it.each<[readonly string[], readonly string[]]>([
    [
      ['keys', ''],
      ['add', 'list', 'revoke', 'grant', '--help'],
    ],
    [
      ['backup', '--'],
      ['--to', '--data', '--json', '--help'],
    ],
    [['backup', '--data', ''], ['files -/']],
    [['backup', '--to', ''], ['files ']],
    [
      ['replay', 'talks', '--order', ''],
      ['occurred', 'recorded', 'reported'],
    ],
    [
      ['completion', ''],
      ['--help', 'bash', 'zsh'],
    ],
    [['redact', '--process', 'keys', '--find', ''], []],
  ])('after %j', (words, expected) => {
    expect(offeredByZsh(...words)).toEqual(expected);
  });
});

it.each(there)('%s reads its script without a complaint', (shell) => {
  expect(spawnSync(shell, ['-n', scripts.get(shell) ?? ''], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stderr: '',
  });
});

it('another shell is told which there are', async () => {
  expect(await runOnScreen(['completion', 'fish'])).toEqual({
    status: 2,
    out: '',
    err: 'expected bash or zsh; got "fish"\n',
  });
});

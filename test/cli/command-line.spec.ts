/** Guards that every command tells of itself, and says of a wrong word what was expected, what came, and what is nearest. */
import { describe, expect, it } from 'vitest';
import { chanceryProgram } from '../../src/cli/command-line/command-line.js';
import { flagOf } from '../../src/config/configuration.js';
import { keys } from '../../src/config/keys.js';
import { commandsOf } from './commands-of.js';
import { runOnScreen } from './screen.js';

const program = chanceryProgram(() => Promise.resolve(), { out: process.stdout, err: process.stderr });

describe('chancery --help', () => {
  it('names every command, with a line for each', async () => {
    const { status, out, err } = await runOnScreen(['--help']);
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^Usage: chancery COMMAND\n/);
    for (const command of program.commands) {
      expect(command.summary()).not.toBe('');
      expect(out).toMatch(new RegExp(`^ {2}${command.name()} {2,}\\S`, 'm'));
    }
  });

  it.each(commandsOf(program).map(({ words }) => [words]))('tells of %j', async (command) => {
    const { status, out, err } = await runOnScreen([...command, '--help']);
    expect([status, err]).toEqual([0, '']);
    expect(out.startsWith(`Usage: chancery ${command.join(' ')}`)).toBe(true);
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(await runOnScreen([...command, '-h'])).toMatchObject({ status: 0, out });
  });

  it('is short for what a command does not need to say', async () => {
    const { out } = await runOnScreen(['heads', '--help']);
    expect(out).toContain('Exit status: 0 when it is done, 1 when the answer is no');
  });

  it('of the server tells every flag, its key, default, meaning and what it expects', async () => {
    const { out } = await runOnScreen(['serve', '--help']);
    const text = out.replaceAll(/\s+/g, ' ');
    for (const key of Object.values(keys)) {
      const { name, description, expected } = key;
      for (const part of [flagOf(name), name, String(key.default), description, expected])
        expect(text).toContain(part);
    }
  });
});

describe('a wrong word', () => {
  const commands = program.commands.map((command) => command.name());
  const all = `${commands.slice(0, -1).join(', ')} or ${commands.at(-1)}`;

  it.each<[readonly string[], string]>([
    [[], `expected ${all}; got no value; all are in --help`],
    [['copy'], `expected ${all}; got "copy"; all are in --help`],
    [['bakcup', '--to', 'x'], `expected ${all}; got "bakcup"; nearest is backup; all are in --help`],
    [['--verison'], `expected ${all}; got "--verison"; nearest is --version; all are in --help`],
    [['keys'], 'expected add, list, revoke or grant; got no value; all are in --help'],
    [['keys', 'lst'], 'expected add, list, revoke or grant; got "lst"; nearest is list; all are in --help'],
    [['demo', '--prot', '80'], '--prot: expected a known flag; nearest is --port, all are in --help'],
    [
      ['demo', '--keep-alive=5'],
      '--keep-alive: expected a known flag; nearest is --feed-keep-alive, all are in --help',
    ],
    [['demo', '-port', '80'], '-port: expected a known flag; nearest is --port, all are in --help'],
    [['demo', '--something-else'], '--something-else: expected a known flag; all are in --help'],
    [['demo', 'port'], '"port": expected a flag; all are in --help'],
    [['demo', '--port'], `--port: expected ${keys.port.expected}; got no value`],
    [['demo', '--port', '--host', '::1'], `--port: expected ${keys.port.expected}; got "--host"`],
    [['demo', '--port=1', '--port=2'], '--port: expected once; got it again'],
    [['backup', '--to', '--json'], '--to: expected the path of a file; got "--json"'],
    [['verify', '--json=yes'], '--json: expected no value; got "yes"'],
    [['restrict'], 'expected the id of a process (a-z, 0-9 and -, up to 64); got no value'],
    [
      ['redact', '--url', 'localhost'],
      '--url: expected the URL of a server, as http://127.0.0.1:3000; got "localhost"',
    ],
    [['redact', '--key', ' '], '--key: expected a key; got another value'],
  ])('is told with status 2: %j', async (words, problem) => {
    expect(await runOnScreen(words)).toEqual({ status: 2, out: '', err: `${problem}\n` });
  });

  it('of a server is told together with all others', async () => {
    const { status, err } = await runOnScreen(['demo', '--host', 'example.org', '--port', 'x'], {
      environment: { CHANCERY_PROT: '80' },
    });
    expect(status).toBe(2);
    expect(
      err
        .trimEnd()
        .split('\n')
        .map((line) => line.split(':')[0]),
    ).toEqual(['CHANCERY_PROT', '--host', '--port']);
  });

  it.each(['--store', '--session-secret', '--signing-key'])('never shows the secret in %s', async (flag) => {
    const { status, err } = await runOnScreen(['demo', flag, 'kurrent://admin:opensesame@db']);
    expect(status).toBe(2);
    expect(err).not.toContain('opensesame');
  });
});

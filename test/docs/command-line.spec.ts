/** The page about the command line is made of what each command says of itself, after an introduction by hand. */
import type { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { chanceryProgram } from '../../src/cli/command-line/command-line.js';
import { commandsOf } from '../cli/commands-of.js';
import { runOnScreen } from '../cli/screen.js';

const PAGE = '../../docs/command-line.md';
const stored = readFileSync(new URL(PAGE, import.meta.url), 'utf8');
const [introduction = ''] = stored.split('\n## Commands\n', 1);
const program = chanceryProgram(() => Promise.resolve(), { out: process.stdout, err: process.stderr });

const helpOf = async (words: readonly string[]): Promise<string> =>
  (await runOnScreen([...words, '--help'])).out.trimEnd();

/** What is told of every command, and once is enough on a page. */
const repeated = /\n\nExit status: [^]*$/;

/** The keys of the configuration have a page of their own. */
function isOfServer(command: Command): boolean {
  return command.options.length > 20;
}

/** `npm run docs:update` writes it anew. */
test('the page has the help of every command', async () => {
  const parts: string[] = [];
  for (const { words, command } of commandsOf(program)) {
    const help = (await helpOf(words)).replace(repeated, '');
    const text = isOfServer(command)
      ? `${help.replace(/\nOptions:\n[^]*$/, '').trimEnd()}\n\nIts options are the keys of the [configuration](configuration.md).`
      : undefined;
    parts.push(
      `### ${words.join(' ')}\n\n${text === undefined ? `\`\`\`text\n${help}\n\`\`\`` : text.replace(/^Usage: (.*)/, '`$1`')}`,
    );
  }
  const [all = ''] = (await helpOf([])).split('\n\nchancery COMMAND --help', 1);
  const page = `${introduction}\n## Commands\n\n\`\`\`text\n${all}\n\`\`\`\n\n${parts.join('\n\n')}\n`;
  await expect(page).toMatchFileSnapshot(PAGE);
});

/**
 * `npm run check`: every check of the house, also after one has failed, so that one run names all that is to mend. It ends
 * with the line `N passed, N failed` of the tests, to which every other check that failed is added.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Takes as long as the others together, and goes on beside them. */
const beside = 'lint';
const beforeTheTests = ['typecheck', 'format:check', 'boundaries', 'unused'];
const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

/** Characters of what a script has printed: its end says how it went. */
const MOST_KEPT = 1_000_000;

interface Run {
  readonly failed: boolean;
  readonly printed: string;
}

/** Runs a script of package.json. */
async function start(script: string, hear: (text: string) => void): Promise<Run> {
  const child = spawn('npm', ['run', '--silent', script], {
    env: { ...process.env, ...colour },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    hear(text);
    printed = (printed + text).slice(-MOST_KEPT);
  });
  await once(child, 'close');
  return { failed: child.exitCode !== 0, printed };
}

/** Runs a script and passes on what it prints as it comes. */
async function run(script: string): Promise<Run> {
  process.stdout.write(`\n> ${script}\n`);
  return start(script, (text) => process.stdout.write(text));
}

const broken: string[] = [];
const alongside = start(beside, () => undefined);
for (const script of beforeTheTests) if ((await run(script)).failed) broken.push(script);
const linted = await alongside;
process.stdout.write(`\n> ${beside}\n${linted.printed}`);
if (linted.failed) broken.push(beside);

const tests = await run('test');
const [, passed = '0', failedTests = '0', skipped = ''] =
  /(\d+) passed, (\d+) failed(, \d+ skipped)?\n$/.exec(tests.printed) ?? [];
if (tests.failed && failedTests === '0') broken.push('test');

if (broken.length > 0) {
  const failed = Number(failedTests) + broken.length;
  process.stdout.write(
    `\nNot only tests failed: ${broken.join(', ')}\n${passed} passed, ${failed} failed${skipped}\n`,
  );
}
process.exitCode = tests.failed || broken.length > 0 ? 1 : 0;

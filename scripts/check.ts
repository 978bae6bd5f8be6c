/**
 * `npm run check`: every check of the house, also after one has failed, so that one run names all that is to mend. It ends
 * with the line `N passed, N failed` of the tests, to which every other check that failed is added.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

const beforeTheTests = ['typecheck', 'lint', 'format:check', 'boundaries', 'unused'];
const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

/** Runs a script of package.json and passes on what it prints. */
async function run(script: string): Promise<{ failed: boolean; printed: string }> {
  process.stdout.write(`\n> ${script}\n`);
  const child = spawn('npm', ['run', '--silent', script], {
    env: { ...process.env, ...colour },
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    process.stdout.write(text);
    printed = (printed + text).slice(-1_000);
  });
  await once(child, 'close');
  return { failed: child.exitCode !== 0, printed };
}

const broken: string[] = [];
for (const script of beforeTheTests) if ((await run(script)).failed) broken.push(script);

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

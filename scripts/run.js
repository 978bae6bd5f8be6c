/**
 * `node scripts/run.js COMMAND` builds where a source is newer than what was built of it, then goes on as `chancery COMMAND` in the
 * same process, so that a signal reaches it. It is JavaScript without new APIs, because without the development packages it runs
 * on whatever Node the machine has; bin/chancery.cjs then says which one is needed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const changedAt = (path) => statSync(path).mtimeMs;

/** Folders too: a file that was removed changes only these. */
function sources() {
  const folders = ['src', 'projections', 'client/src', 'web/src'].map(at);
  const inside = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((path) => `${folder}/${path}`),
  );
  const settings = [
    'web/index.html',
    'web/vite.config.ts',
    'nest-cli.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
  ].map(at);
  return [...folders, ...inside, ...settings];
}

function isBuilt() {
  // The last that is written.
  const built = at('dist/web/index.html');
  return existsSync(built) && sources().every((path) => changedAt(path) <= changedAt(built));
}

/** What `npm run build` does: the schemas are made of the types, everything is compiled, the desk is bundled. */
async function build(compiler) {
  const steps = [
    [at('scripts/type-schemas.ts')],
    [compiler, 'build'],
    [at('node_modules/vite/bin/vite.js'), 'build', at('web'), '--logLevel', 'warn'],
  ];
  for (const words of steps) {
    const status = await run(words);
    if (status !== 0) return status;
  }
  return 0;
}

/** The exit status, as a shell would give it. A signal that comes meanwhile ends the build too. */
function run(words) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, words, { cwd: at('.'), stdio: 'inherit' });
    const stop = (signal) => child.kill(signal);
    for (const name of ['SIGINT', 'SIGTERM']) process.on(name, stop);
    child.once('exit', (status, signal) => {
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, stop);
      resolve(status ?? 128 + constants.signals[signal]);
    });
  });
}

async function buildWhereNeeded() {
  if (isBuilt()) return 0;
  const compiler = at('node_modules/@nestjs/cli/bin/nest.js');
  if (existsSync(compiler)) return build(compiler);
  process.stderr.write(
    'expected a build that is newer than the sources, or the development packages to make one, got neither: ' +
      'npm ci && npm run build makes it; npm run start:prod serves what was built\n',
  );
  return 1;
}

const status = await buildWhereNeeded();
if (status === 0) {
  process.argv[1] = at('bin/chancery.cjs');
  await import('../bin/chancery.cjs');
} else {
  process.exitCode = status;
}

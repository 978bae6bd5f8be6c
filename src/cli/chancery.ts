#!/usr/bin/env node
/** `chancery`: the commands that are run beside the server. */
import { readFileSync } from 'node:fs';
import { shown } from '../config/shown.js';
import { runBackup, runRestore } from './backup.js';
import { runCopyLog, type Surroundings } from './copy-log.js';

const help = `Usage: chancery COMMAND

  backup       copies the embedded log into one file, also while the server runs
  restore      puts such a file in the place of the embedded log
  copy-log     copies the log into another store
  --help, -h   prints this
  --version    prints the version

chancery COMMAND --help tells how each is used. The server is started with npm start.
`;

const { stdout: out, stderr: err, env: environment } = process;
const [command, ...words] = process.argv.slice(2);

switch (command) {
  case 'backup':
    process.exitCode = await runBackup(words, surroundings());
    break;
  case 'restore':
    process.exitCode = await runRestore(words, surroundings());
    break;
  case 'copy-log':
    process.exitCode = await runCopyLog(words, surroundings());
    break;
  case '--help':
  case '-h':
    out.write(help);
    break;
  case '--version':
    out.write(`${version()}\n`);
    break;
  case undefined:
  default:
    err.write(`expected a command: backup, restore, copy-log; got ${shown(command)}; all are in --help\n`);
    process.exitCode = 2;
}

function surroundings(): Surroundings {
  return { environment, out, err, signal: stopSignal() };
}

/** Aborted by the first Ctrl-C or SIGTERM. The next one ends the process at once. */
function stopSignal(): AbortSignal {
  const stopping = new AbortController();
  const stop = (): void => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop);
    err.write('Stopping after the events that are under way; once more stops at once.\n');
    stopping.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
  return stopping.signal;
}

function version(): string {
  const manifest = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}

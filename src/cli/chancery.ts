#!/usr/bin/env node
/** `chancery`: the commands that are run beside the server. */
import { readFileSync } from 'node:fs';
import { shown } from '../config/shown.js';
import { runCopyLog } from './copy-log.js';

const help = `Usage: chancery COMMAND

  copy-log     copies the log into another store; chancery copy-log --help tells how
  --help, -h   prints this
  --version    prints the version

The server is started with npm start.
`;

const { stdout: out, stderr: err, env: environment } = process;
const [command, ...words] = process.argv.slice(2);

switch (command) {
  case 'copy-log':
    process.exitCode = await runCopyLog(words, { environment, out, err, signal: stopSignal() });
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
    err.write(`expected a command: copy-log; got ${shown(command)}; all are in --help\n`);
    process.exitCode = 2;
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

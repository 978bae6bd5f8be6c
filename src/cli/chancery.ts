/** `chancery`: the server, the demo, and what is run beside them. Each command loads no more than it needs. */
import { shown } from '../config/shown.js';
import type { CliContext } from './copy-log.js';
import { beginProgram } from './program.js';
import { version } from '../http/version.js';

const help = `Usage: chancery COMMAND

  serve        starts the server
  demo         starts a server on a folder of its own, loads the sample history and shows what it answers
  backup       copies the embedded log into one file, also while the server runs
  restore      puts such a file in the place of the embedded log
  copy-log     copies the log into another store
  redact       erases what was posted of an entry, after showing what will be left
  keys         makes keys, lists them, takes them back, and changes what they grant
  restrict     makes a process one that only grants by its name reach; unrestrict lets it go
  verify       holds a log against itself and against saved heads, and proofs against heads
  heads        writes the signed heads of all processes into a file, to be kept elsewhere
  signing-key  shows the keys that heads are checked with, and adds one
  --help, -h   prints this
  --version    prints the version

chancery COMMAND --help tells of each.

Exit status: 0 when all is well, 1 when it cannot be done, 2 when a command, a flag or a variable is not as expected.
`;

const { stdout: out, stderr: err, env: environment } = process;
const [command, ...words] = process.argv.slice(2);

beginProgram();
switch (command) {
  case 'serve': {
    const { serve } = await import('./serve.js');
    process.exitCode = await serve(words);
    break;
  }
  case 'demo': {
    const { runDemo } = await import('./demo.js');
    process.exitCode = await runDemo(words);
    break;
  }
  case 'backup': {
    const { runBackup } = await import('./backup.js');
    process.exitCode = await runBackup(words, context());
    break;
  }
  case 'restore': {
    const { runRestore } = await import('./backup.js');
    process.exitCode = await runRestore(words, context());
    break;
  }
  case 'copy-log': {
    const { runCopyLog } = await import('./copy-log.js');
    process.exitCode = await runCopyLog(words, context());
    break;
  }
  case 'redact': {
    const { runRedact } = await import('./redact.js');
    const { asking } = await import('./asking.js');
    process.exitCode = await runRedact(words, { environment, out, err, ask: asking() });
    break;
  }
  case 'keys': {
    const { runKeys } = await import('./access.js');
    process.exitCode = await runKeys(words, context());
    break;
  }
  case 'restrict':
  case 'unrestrict': {
    const { runRestriction } = await import('./access.js');
    process.exitCode = await runRestriction(command, words, context());
    break;
  }
  case 'verify': {
    const { runVerify } = await import('./verify.js');
    process.exitCode = await runVerify(words, context());
    break;
  }
  case 'heads': {
    const { runHeads } = await import('./heads.js');
    process.exitCode = await runHeads(words, context());
    break;
  }
  case 'signing-key': {
    const { runSigningKey } = await import('./signing-key.js');
    process.exitCode = await runSigningKey(words, context());
    break;
  }
  case '--help':
  case '-h':
    out.write(help);
    break;
  case '--version':
    out.write(`${version()}\n`);
    break;
  case undefined:
  default:
    err.write(
      `expected a command: serve, demo, backup, restore, copy-log, redact, verify, heads, signing-key, keys, restrict or unrestrict; got ${shown(command)}; all are in --help\n`,
    );
    process.exitCode = 2;
}

function context(): CliContext {
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

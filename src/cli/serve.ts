/** `chancery serve`: serves an existing data folder, or a new one. */
import { Logger } from '@nestjs/common';
import { helpText, readConfiguration, type Configuration } from '../config/configuration.js';
import { CHANCERY, type Chancery } from '../application/chancery.js';
import { createServer } from '../server.js';
import { openToOthers } from './data-folder.js';
import { sentenceOf, type ExitStatus } from './program.js';
import { version } from './version.js';

type Server = Awaited<ReturnType<typeof createServer>>;

/**
 * Comes back when the server listens, or with the exit status where it does not. SIGTERM and SIGINT stop it.
 * @param words the flags
 */
export async function serve(words: readonly string[]): Promise<ExitStatus> {
  const reading = readConfiguration(process.env, words);
  switch (reading.outcome) {
    case 'help':
      process.stdout.write(helpText('chancery serve'));
      return 0;
    case 'version':
      process.stdout.write(`${version()}\n`);
      return 0;
    case 'refused':
      process.stderr.write(`${reading.problems.join('\n')}\n`);
      return 2;
    case 'read':
      return start(reading.configuration);
  }
}

async function start(configuration: Configuration): Promise<ExitStatus> {
  try {
    const app = await createServer(configuration);
    void app.get<Chancery>(CHANCERY).strange?.then(async ({ message }) => {
      process.stderr.write(`Chancery ends: ${message}\n`);
      process.exitCode = 1;
      await app.close();
    });
    app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
    const wide = openToOthers(configuration.data);
    if (wide !== undefined) new Logger('Chancery').warn(wide);
    await listen(app, configuration);
    process.stdout.write(
      `Chancery listens on ${await app.getUrl()} (this machine only: there is no authentication yet)\n`,
    );
    return 0;
  } catch (error) {
    process.stderr.write(`Chancery cannot start: ${sentenceOf(error)}\n`);
    return 1;
  }
}

/** @throws Error in words for an operator */
export async function listen(app: Server, { host, port }: Configuration): Promise<void> {
  try {
    await app.listen(port, host);
  } catch (cause) {
    await app.close();
    throw refusal(cause, port);
  }
}

function refusal(cause: unknown, port: number): unknown {
  switch (cause instanceof Error && 'code' in cause ? cause.code : undefined) {
    case 'EADDRINUSE':
      return new Error(`expected a free port, got ${port}, which is taken: choose another one with --port`, {
        cause,
      });
    case 'EACCES':
      return new Error(
        `expected a port that this user may use, got ${port}: choose one from 1024 on with --port`,
        {
          cause,
        },
      );
    default:
      return cause;
  }
}

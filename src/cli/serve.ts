/** `chancery serve`: serves an existing data folder, or a new one. */
import { resolve } from 'node:path';
import { CHANCERY, type Chancery } from '../application/chancery.js';
import type { Configuration } from '../config/configuration.js';
import { withoutCredentials } from '../config/shown.js';
import { withoutPassword, type Logger } from '../http/logger.js';
import { createServer, loggerFor } from '../server.js';
import { version } from '../http/version.js';
import { sentenceOf } from '../thrown.js';
import { BindingRefused, expectGuarded } from './binding.js';
import { openToOthers } from './data-folder.js';
import type { ExitStatus } from './context.js';

type Server = Awaited<ReturnType<typeof createServer>>;

/** Comes back when the server listens, or with the exit status where it does not. SIGTERM and SIGINT stop it. */
export async function serve(configuration: Configuration): Promise<ExitStatus> {
  const logger = loggerFor(configuration);
  // Whether it has started, and why it ends, is told at every level.
  const always = logger.child({}, { level: 'info' });
  process.on('uncaughtExceptionMonitor', (error) => {
    always.fatal({ err: error }, 'Chancery ends: nothing has caught this');
  });
  try {
    const app = await createServer(configuration, { logger });
    void app.get<Chancery>(CHANCERY).strange?.then(async ({ message }) => {
      always.fatal(`Chancery ends: ${message}`);
      process.exitCode = 1;
      await app.close();
    });
    app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
    const wide = openToOthers(configuration.data);
    if (wide !== undefined) logger.warn(wide);
    await listen(app, configuration);
    await tellStart(app, configuration, always);
    return 0;
  } catch (error) {
    // A line of the log for machines, and a sentence for who has started it.
    const sentence = `Chancery cannot start: ${sentenceOf(error)}`;
    always.fatal({ err: error }, sentence);
    process.stderr.write(`${withoutPassword(sentence, configuration.store)}\n`);
    return error instanceof BindingRefused ? 2 : 1;
  }
}

async function tellStart(app: Server, { store, data }: Configuration, logger: Logger): Promise<void> {
  const address = await app.getUrl();
  const { access, logSize } = app.get<Chancery>(CHANCERY);
  const { entries } = logSize();
  const whom = access.isConfigured
    ? 'callers need a key, a token or a session'
    : 'this machine only: no access is configured, so that whoever asks is an admin';
  logger.info(
    { version: version(), store: withoutCredentials(store), folder: resolve(data), entries, address },
    `Chancery listens on ${address} (${whom})`,
  );
}

/** @throws Error in words for an operator */
export async function listen(app: Server, { host, port }: Configuration): Promise<void> {
  try {
    const { access } = app.get<Chancery>(CHANCERY);
    expectGuarded(host, () => access.isSetUp || !access.isKnown);
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

import { createLogger, type Logger } from '../../src/http/logger.js';
import { readForSecrets } from './watch.js';

/** The logger of a server in this process: it writes all of it, and only here. */
export function watchedLogger(store: string): Logger {
  const destination = {
    write: (line: string) => {
      readForSecrets(line, 'the log of a server');
    },
  };
  return createLogger({ level: 'trace', store, destination });
}

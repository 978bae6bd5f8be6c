/** Whoever reads the log of a server is told too why it does not start. Apart from the server, which takes a second to load. */
import { createLogger } from '../http/logger.js';

export function logRefusal(problems: readonly string[]): void {
  const logger = createLogger({ level: 'info', store: '' });
  for (const problem of problems) logger.fatal(`Chancery cannot start: ${problem}`);
}

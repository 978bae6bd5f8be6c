import { withoutCredentials } from '../config/shown.js';
import type { LogChoice } from '../open-log.js';

/** The name of a log for people, without a password. */
export function nameOfLog({ store, data }: LogChoice): string {
  return store === 'sqlite' ? `sqlite:${data}` : withoutCredentials(store);
}

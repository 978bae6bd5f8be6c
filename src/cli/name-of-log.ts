import { withoutCredentials } from '../config/shown.js';
import type { LogChoice } from '../open-log.js';

/** The name of a log for people, without a password. */
export function nameOfLog(log: LogChoice | { readonly release: string }): string {
  if ('release' in log) return `release:${log.release}`;
  const { store, data } = log;
  return store === 'sqlite' ? `sqlite:${data}` : withoutCredentials(store);
}

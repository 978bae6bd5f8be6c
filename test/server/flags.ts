import type { ServerFlags } from '../../src/config/configuration.js';

/** What a server is told, as flags with their values: `--port`, `0`. */
export function flagsOf(words: readonly string[]): ServerFlags {
  const pairs = words.flatMap((flag, at) => (at % 2 === 0 ? [[flag, words[at + 1] ?? '']] : []));
  return Object.fromEntries(pairs) as ServerFlags;
}

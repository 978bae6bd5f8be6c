/** Reads the flags of a command that takes no other words. */
import { parseArgs } from 'node:util';
import { shown } from '../config/shown.js';
import { nearest } from '../domain/validation/nearest.js';

export type WordsReading =
  | {
      readonly outcome: 'read';
      readonly values: ReadonlyMap<string, string>;
      /** The switches that were given. */
      readonly on: ReadonlySet<string>;
    }
  | { readonly outcome: 'help' }
  /** A sentence for each problem: the flag, what was expected, what came. */
  | { readonly outcome: 'refused'; readonly problems: readonly string[] };

/** Says of a flag that it is none of the known ones, and which of them is spelt most like it. */
export function unknownFlag(
  { name, rawName }: { readonly name: string; readonly rawName: string },
  known: readonly string[],
): string {
  return `${rawName}: expected a known flag; nearest is --${nearest(name, known, 1).join()}, all are in --help`;
}

/** @param words what follows the name of the command */
export function readWords(
  { valued, switches }: { readonly valued: readonly string[]; readonly switches: readonly string[] },
  words: readonly string[],
): WordsReading {
  const options: Record<string, { readonly type: 'string' | 'boolean'; readonly short?: string }> = {
    help: { type: 'boolean', short: 'h' },
  };
  for (const name of valued) options[name] = { type: 'string' };
  for (const name of switches) options[name] = { type: 'boolean' };
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  const given = tokens.filter((token) => token.kind === 'option');
  if (given.some(({ name }) => name === 'help')) return { outcome: 'help' };
  const problems = tokens.flatMap((token) =>
    token.kind === 'positional' ? [`${shown(token.value)}: expected a flag; all are in --help`] : [],
  );
  const values = new Map<string, string>();
  const on = new Set<string>();
  for (const { name, rawName, value } of given) {
    if (values.has(name) || on.has(name)) problems.push(`${rawName}: expected once; got it again`);
    else if (switches.includes(name) && value === undefined) on.add(name);
    else if (switches.includes(name)) problems.push(`${rawName}: expected no value; got ${shown(value)}`);
    else if (!valued.includes(name))
      problems.push(unknownFlag({ name, rawName }, [...valued, ...switches, 'help']));
    else if (value === undefined || value === '')
      problems.push(`${rawName}: expected a value; got ${shown(value)}`);
    else values.set(name, value);
  }
  return problems.length > 0 ? { outcome: 'refused', problems } : { outcome: 'read', values, on };
}

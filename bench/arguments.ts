/** What the bench is asked to do. */
import { parseArgs } from 'node:util';
import { sentenceOf } from '../src/thrown.js';

export type Size = 'quick' | 'normal' | 'large';

export interface Plan {
  /** Ids of figures, in the order of the table. */
  readonly figures: readonly string[];
  readonly size: Size;
  /** Run this figure's servers under a profiler and say where their time went, instead of a table. */
  readonly profile: boolean;
  readonly writeDocs: boolean;
  /** A KurrentDB or EventStoreDB that may be written to. */
  readonly kurrentdb: string | undefined;
}

export type Reading =
  | { readonly outcome: 'plan'; readonly plan: Plan }
  | { readonly outcome: 'help' }
  | { readonly outcome: 'refused'; readonly problem: string };

const options = {
  only: { type: 'string' },
  quick: { type: 'boolean' },
  large: { type: 'boolean' },
  profile: { type: 'string' },
  'write-docs': { type: 'boolean' },
  kurrentdb: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

/** @param known the ids of all figures, in the order of the table */
export function readArguments(words: readonly string[], known: readonly string[]): Reading {
  let values;
  try {
    ({ values } = parseArgs({ args: [...words], options, strict: true, allowPositionals: false }));
  } catch (error) {
    return refused(sentenceOf(error));
  }
  if (values.help) return { outcome: 'help' };
  if (values.quick && values.large) return refused('expected one of --quick and --large, got both');
  if (values.profile !== undefined && values.only !== undefined) {
    return refused('expected one of --profile and --only, got both');
  }
  if (values.profile !== undefined && values['write-docs']) {
    return refused('expected --write-docs without --profile, which makes no table');
  }
  const chosen = (values.profile ?? values.only)?.split(',') ?? known;
  const unknown = chosen.find((id) => !known.includes(id));
  if (unknown !== undefined) return refused(`expected figures out of ${known.join(', ')}, got "${unknown}"`);
  if (values.profile !== undefined && chosen.length > 1) {
    return refused(`expected one figure to profile, got ${chosen.join(', ')}`);
  }
  return {
    outcome: 'plan',
    plan: {
      figures: known.filter((id) => chosen.includes(id)),
      size: values.quick ? 'quick' : values.large ? 'large' : 'normal',
      profile: values.profile !== undefined,
      writeDocs: values['write-docs'] ?? false,
      kurrentdb: values.kurrentdb,
    },
  };
}

function refused(problem: string): Reading {
  return { outcome: 'refused', problem };
}

/** @param figures each figure with its work in a few words */
export function helpText(figures: readonly { readonly id: string; readonly title: string }[]): string {
  const list = figures.map(({ id, title }) => `  ${id.padEnd(5)} ${title}`).join('\n');
  return `Usage: npm run bench -- [options]

Measures the server against small reference programs on this machine, in one run, and prints a
table. Writes bench-results.json. A figure that is not met is no failure.

  --only 4,5           these figures only
  --quick              small sizes and two rounds: does it run, not how fast it is
  --large              with the figures of a million events; takes a while
  --profile N          the servers of figure N under a profiler: where their time goes
  --write-docs         put the table into docs/performance.md, with machine and commit
  --kurrentdb STRING   the connection string for figure 13: a server that may be written to
  --help               this text

Figures:
${list}
`;
}

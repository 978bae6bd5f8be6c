/** The table of the last full run in docs/performance.md. */
import type { Size } from './arguments.js';
import type { Machine } from './machine.js';
import type { Result } from './results.js';
import { markdownTable, summary } from './table.js';

const BEGIN = '<!-- written by npm run bench -- --write-docs -->';
const END = '<!-- end -->';

export interface Run {
  readonly size: Size;
  readonly machine: Machine;
  readonly results: readonly Result[];
}

/** Puts a run between the marks of the page. @throws Error the page has no marks */
export function withRun(page: string, { size, machine, results }: Run): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`expected ${BEGIN} and ${END} in the page`);
  const { cpu, cores, memoryGiB, system, node, commit, measuredAt } = machine;
  const about =
    `Commit ${commit}, ${measuredAt.slice(0, 10)}, ${size === 'normal' ? 'without' : 'with'} \`--${size === 'normal' ? 'large' : size}\`: ` +
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node.js ${node}. ${summary(results)}.`;
  return `${page.slice(0, begin)}${BEGIN}\n\n${about}\n\n${markdownTable(results)}\n\n${page.slice(end)}`;
}

/** Where the time of a profiled program went: the functions by the time in themselves. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: {
      readonly functionName: string;
      readonly url: string;
      readonly lineNumber: number;
    };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

export interface SelfTime {
  readonly name: string;
  readonly milliseconds: number;
  /** Of the time in which anything ran. */
  readonly share: number;
}

const IDLE = new Set(['(idle)', '(root)']);

/** @returns the functions that took most, the most first */
export function selfTimes(profile: CpuProfile): SelfTime[] {
  const names = new Map(
    profile.nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => [
      id,
      url === ''
        ? functionName
        : `${functionName === '' ? '(anonymous)' : functionName} ${url.replace(/^.*\/(dist|node_modules)\//, '')}:${lineNumber + 1}`,
    ]),
  );
  const micros = new Map<string, number>();
  profile.samples.forEach((id, i) => {
    const name = names.get(id) ?? '(unknown)';
    if (!IDLE.has(name)) micros.set(name, (micros.get(name) ?? 0) + (profile.timeDeltas[i] ?? 0));
  });
  const all = [...micros.values()].reduce((sum, value) => sum + value, 0);
  return [...micros]
    .map(([name, value]) => ({ name, milliseconds: value / 1_000, share: value / all }))
    .toSorted((one, other) => other.milliseconds - one.milliseconds);
}

/** Reads what programs left in a folder, a file a thread. */
export function profileReport(folder: string, lines: number): string {
  const files = globSync(join(folder, '*.cpuprofile')).toSorted();
  return files
    .map((file) => {
      const times = selfTimes(JSON.parse(readFileSync(file, 'utf8')) as CpuProfile);
      const all = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
      const top = times
        .slice(0, lines)
        .map(
          ({ name, milliseconds, share }) =>
            `${(share * 100).toFixed(1).padStart(6)} %  ${milliseconds.toFixed(0).padStart(7)} ms  ${name}`,
        );
      return [`${file}: ${all.toFixed(0)} ms busy`, ...top].join('\n');
    })
    .join('\n\n');
}

/** What a result depends on: the machine, the Node.js, the commit. */
import { spawnSync } from 'node:child_process';
import { cpus, platform, release, totalmem } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly system: string;
  readonly node: string;
  readonly commit: string;
  readonly measuredAt: string;
}

export function thisMachine(): Machine {
  const commit = spawnSync('git', ['describe', '--always', '--dirty', '--abbrev=7', '--exclude', '*']);
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${release()}`,
    node: process.version,
    commit: commit.status === 0 ? commit.stdout.toString().trim() : 'unknown',
    measuredAt: new Date().toISOString(),
  };
}

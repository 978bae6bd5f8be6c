/** `chancery rebuild`: has a running server make read models anew, and waits for them. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ChanceryClient } from '../../client/src/index.js';
import type { RebuildState } from '../application/project/rebuild.js';
import type { ProjectionStatus } from '../application/project/status.js';
import type { RebuildOptions } from './commands/ask-server.js';
import type { CliContext, ExitStatus } from './context.js';
import { ending } from './ending.js';
import { progressOn } from './progress.js';

/** How long it waits before it asks again how a rebuild goes. */
const ASK_AGAIN_MS = 250;

interface Ended {
  readonly name: string;
  readonly rebuild: RebuildState;
}

export function runRebuild(
  { name, url, key, json }: RebuildOptions,
  context: CliContext,
): Promise<ExitStatus> {
  const { out, err, signal } = context;
  return ending(context, json, async () => {
    const api = new ChanceryClient({ url, key });
    const names = name === undefined ? (await standing(api, signal)).map((one) => one.name) : [name];
    for (const one of names)
      await api.POST('/v1/admin/projections/{name}/rebuild', {
        // One that there is not the server refuses, and names those that there are.
        params: { path: { name: one as 'timeline' } },
      });
    const drawing = progressOn(out);
    let ended: readonly Ended[];
    try {
      ended = await untilEnded(api, names, { signal, draw: json ? () => undefined : drawing.draw });
    } finally {
      drawing.stop();
    }
    for (const one of ended) {
      if (json) out.write(`${JSON.stringify(one)}\n`);
      else (one.rebuild.state === 'failed' ? err : out).write(`${sentence(one)}\n`);
    }
    return ended.every(({ rebuild }) => rebuild.state === 'done') ? 0 : 1;
  });
}

async function untilEnded(
  api: ChanceryClient,
  names: readonly string[],
  { signal, draw }: { readonly signal: AbortSignal; readonly draw: ReturnType<typeof progressOn>['draw'] },
): Promise<readonly Ended[]> {
  for (;;) {
    const all = (await standing(api, signal)).flatMap(({ name, rebuild }) =>
      names.includes(name) && rebuild ? [{ name, rebuild }] : [],
    );
    const shares = all.map(({ rebuild }) => shareOf(rebuild));
    const share = shares.length === 0 ? 0 : shares.reduce((sum, one) => sum + one, 0) / shares.length;
    const running = all.filter(({ rebuild }) => rebuild.state === 'running').length;
    draw({ step: 'building', share, done: `${all.length - running} of ${names.length} read models` });
    if (running === 0) return all;
    await sleep(ASK_AGAIN_MS, undefined, { signal });
  }
}

async function standing(api: ChanceryClient, signal: AbortSignal): Promise<readonly ProjectionStatus[]> {
  return (await api.GET('/v1/admin/projections', { signal })).data.items;
}

function shareOf(rebuild: RebuildState): number {
  if (rebuild.state !== 'running') return 1;
  const head = Number(rebuild.head);
  return head === 0 ? 0 : Math.min(1, Number(rebuild.position) / head);
}

function sentence({ name, rebuild }: Ended): string {
  switch (rebuild.state) {
    case 'done':
      return `${name} was made anew up to position ${rebuild.position}; its rows ${rebuild.changed ? 'came out different' : 'are the same'}.`;
    case 'failed':
      return `${name} stays as it was: ${rebuild.reason}`;
    case 'running':
      return `${name} has come to position ${rebuild.position} of ${rebuild.head}.`;
  }
}

/** `chancery status`: how a running server stands. */
import type { ProjectionStatus } from '../application/project/status.js';
import { ApiClient } from './api-client.js';
import { layOut } from './columns.js';
import type { Asked } from './commands/ask-server.js';
import type { CliContext, ExitStatus } from './context.js';
import { ending } from './ending.js';

interface Health {
  readonly status: string;
  readonly reason?: string;
}

/** What a terminal has that does not say how wide it is. */
const COLUMNS = 80;
/** Not an admin. */
const NOT_TOLD = [401, 403];

export function runStatus({ url, key, json }: Asked, context: CliContext): Promise<ExitStatus> {
  const { out, signal } = context;
  return ending(context, json, async () => {
    const api = new ApiClient(url, key);
    const [ready, writable, { version }] = [
      await api.get<Health>('/health/ready', { signal, also: [503] }),
      await api.get<Health>('/health/writable', { signal, also: [503] }),
      await api.get<{ readonly version: string }>('/', { signal, accept: 'application/json' }),
    ];
    const told = await api.get<{ readonly items?: readonly ProjectionStatus[] }>('/v1/admin/projections', {
      signal,
      also: NOT_TOLD,
    });
    const isReady = ready.status !== 'error';
    if (json)
      out.write(`${JSON.stringify({ url, version, ready, writable, readModels: told.items ?? null })}\n`);
    else {
      out.write(
        `Chancery ${version} at ${url} ${isReady ? 'may be asked' : 'may not be asked now'} (${ready.status}).\n`,
      );
      out.write(
        writable.status === 'ok' ? 'It takes entries.\n' : `It takes no entries now${because(writable)}.\n`,
      );
      out.write(
        told.items
          ? `\n${table(told.items, out.columns ?? COLUMNS)}\n`
          : 'How its read models stand is told to admins.\n',
      );
    }
    return isReady ? 0 : 1;
  });
}

function because({ reason }: Health): string {
  return reason === undefined ? '' : `: ${reason}`;
}

function table(all: readonly ProjectionStatus[], width: number): string {
  const headings = ['read model', 'version', 'position', 'lag', 'rows', 'stand still', 'rebuild'];
  const rows = all.map((one) => [
    one.name,
    String(one.version),
    one.position,
    one.lag,
    String(one.rows),
    one.parked.length === 0 ? '' : one.parked.map(({ key, error }) => `${key}: ${error}`).join('\n'),
    one.rebuild === null ? '' : one.rebuild.state,
  ]);
  return layOut({ headings, rows, width });
}

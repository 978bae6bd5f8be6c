/** `chancery status`: how a running server stands. */
import type { ProjectionStatus } from '../application/project/status.js';
import { ChanceryClient, Problem, UnexpectedAnswer } from '../../client/src/index.js';
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
    const api = new ChanceryClient({ url, key });
    const ready = await healthAt(api, '/health/ready', signal);
    const writable = await healthAt(api, '/health/writable', signal);
    // That of the API is another one.
    const { version } = (await api.GET('/', { signal })).data;
    const items = await readModelsOf(api, signal);
    const isReady = ready.status !== 'error';
    if (json) out.write(`${JSON.stringify({ url, version, ready, writable, readModels: items ?? null })}\n`);
    else {
      out.write(
        `Chancery ${version} at ${url} ${isReady ? 'may be asked' : 'may not be asked now'} (${ready.status}).\n`,
      );
      out.write(
        writable.status === 'ok' ? 'It takes entries.\n' : `It takes no entries now${because(writable)}.\n`,
      );
      out.write(
        items
          ? `\n${table(items, out.columns ?? COLUMNS)}\n`
          : 'How its read models stand is told to admins.\n',
      );
    }
    return isReady ? 0 : 1;
  });
}

/** Of a server that is not well, too. */
async function healthAt(
  api: ChanceryClient,
  path: '/health/ready' | '/health/writable',
  signal: AbortSignal,
): Promise<Health> {
  try {
    return (await api.GET(path, { signal })).data;
  } catch (error) {
    if (!(error instanceof UnexpectedAnswer) || error.status !== 503) throw error;
    return JSON.parse(error.body) as Health;
  }
}

/** Undefined for who is no admin. */
async function readModelsOf(
  api: ChanceryClient,
  signal: AbortSignal,
): Promise<readonly ProjectionStatus[] | undefined> {
  try {
    return (await api.GET('/v1/admin/projections', { signal })).data.items;
  } catch (error) {
    if (error instanceof Problem && NOT_TOLD.includes(error.status)) return undefined;
    throw error;
  }
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

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeOf } from '../server/running-server.js';

const chancery = fileURLToPath(new URL('../../bin/chancery.cjs', import.meta.url));

interface Run {
  readonly url: string;
  readonly printed: () => string;
  readonly stop: () => Promise<number | null>;
}

function start(
  flags: readonly string[],
  environment: Record<string, string> = {},
): { child: ReturnType<typeof spawn>; printed: () => string } {
  const child = spawn(process.execPath, [chancery, 'demo', ...flags], {
    env: { PATH: process.env['PATH'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
  }
  return { child, printed: () => text };
}

async function untilItStaysUp(flags: readonly string[]): Promise<Run> {
  const { child, printed } = start(flags);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => {
      if (printed().includes('Browse the API:')) resolve();
    });
    child.once('exit', () => {
      reject(new Error(printed()));
    });
  });
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    return code;
  };
  return { url: /listens on (http:[^,\s]+)/.exec(printed())?.[1] ?? '', printed, stop };
}

interface Phase {
  readonly phaseId: string;
  readonly determined: { readonly status: string };
  readonly agreement: string;
}

describe('the demo', () => {
  let folder: string;
  let run: Run;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-demo-test-'));
    run = await untilItStaysUp(['--data', folder, '--port', '0', ...storeOf(folder)]);
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function get<T>(path: string): Promise<T> {
    const response = await fetch(`${run.url}${path}`);
    expect(response.status).toBe(200);
    return (await response.json()) as T;
  }

  async function phaseTwo(at: string): Promise<Phase> {
    return get<Phase>(`/v1/processes/gaza-2025/phases/phase-2?at=${at}`);
  }

  test('prints the phases as they stood and the commitments that are open, overdue or contested', () => {
    expect(run.printed()).toContain('111/111 entries');
    expect(run.printed()).toMatch(/^2025-12-01 +phase-2 +not_started +us: in_progress +contested$/m);
    expect(run.printed()).toMatch(/^2025-12-20 +phase-2 +preparing since/m);
    expect(run.printed()).toMatch(/^point-04 +hamas .* contested$/m);
  });

  test('prints what the reports had told of South Sudan by 30 June 2019, beside what is known of that day now', () => {
    expect(run.printed()).toContain('363/363 entries');
    expect(run.printed()).toMatch(/^c-1-1-2 +due 2019-05-12, overdue +due 2019-11-12$/m);
    expect(run.printed()).toMatch(
      /^c-1-15-12 +due 2019-05-29, overdue +due 2019-05-29\n +intermediate +complete$/m,
    );
  });

  test('prints the violation that a monitor attributes to the side of the accuser', () => {
    expect(run.printed()).toMatch(/^v-leer-2016 +splm-a-io +sspdf /m);
  });

  test('its tables fit a terminal of 80 columns', () => {
    const tables = run.printed().split('\nIt stays up;')[0]?.split('as they stood:')[1] ?? '';
    for (const line of tables.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
  });

  test('phase two has not started by determination on 1 December, and one party has declared it begun: contested', async () => {
    expect(await phaseTwo('2025-12-01')).toMatchObject({
      determined: { status: 'not_started' },
      declarations: [{ party: 'us', status: 'in_progress', stale: false, occurred: { text: '2025-10-13' } }],
      agreement: 'contested',
    });
  });

  test('before the declaration of 13 October nobody has declared it', async () => {
    expect(await phaseTwo('2025-10-12')).toMatchObject({ declarations: [], agreement: 'undeclared' });
  });

  test('it is being prepared on 20 December, and the older declaration is stale', async () => {
    expect(await phaseTwo('2025-12-20')).toMatchObject({
      determined: { status: 'preparing' },
      declarations: [{ party: 'us', stale: true }],
    });
  });

  test('its launch on 14 January is a claim', async () => {
    expect(await phaseTwo('2026-01-15')).toMatchObject({
      determined: { status: 'preparing' },
      agreement: 'contested',
    });
  });

  test('the release of hostages is claimed complete while remains were missing', async () => {
    expect(await get('/v1/processes/gaza-2025/commitments/point-04?at=2025-12-20')).toMatchObject({
      standing: 'binding',
      overdue: true,
      contested: true,
      level: 'intermediate',
      claims: expect.arrayContaining([expect.objectContaining({ party: 'turkiye', level: 'complete' })]),
    });
    expect(await get('/v1/processes/gaza-2025/commitments/point-04?at=2026-01-26')).toMatchObject({
      level: 'complete',
      overdue: false,
    });
  });

  test('the twenty points stand on the plan, each with the commitment that implements it', async () => {
    const { items } = await get<{
      items: { agreementId: string; points: { number: string; commitments: unknown[] }[] }[];
    }>('/v1/processes/gaza-2025/agreements');
    const points = items.find(({ agreementId }) => agreementId === 'twenty-point-plan')?.points ?? [];
    expect(points).toHaveLength(20);
    expect(points.filter(({ commitments }) => commitments.length === 0)).toEqual([]);
  });

  test('the Miami meeting and the statement of the next day are there in Arabic and English', async () => {
    const { items } = await get<{ items: { meetingId: string; outcome: object }[] }>(
      '/v1/processes/gaza-2025/meetings',
    );
    expect(Object.keys(items.find(({ meetingId }) => meetingId.startsWith('miami'))?.outcome ?? {})).toEqual(
      expect.arrayContaining(['ar', 'en']),
    );
  });

  test('a commitment dated before its agreement is refused with a text that says why', async () => {
    const body = /-d '(\{.*\})'$/m.exec(run.printed())?.[1];
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${run.url}/v1/processes/gaza-2025/events`, {
      method: 'POST',
      headers,
      body: body ?? '',
    });
    expect(response.status).toBe(409);
    const problem = (await response.json()) as { code: string; detail: string };
    expect(problem.code).toBe('occurred-before-reference');
    expect(problem.detail).toContain('twenty-point-plan');
  });

  test('stops at a signal with status 0, and does not load into a folder that is used', async () => {
    expect(await run.stop()).toBe(0);
    const { child, printed } = start(['--data', folder, '--port', '0']);
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(1);
    expect(printed()).toContain('expected an empty folder');
  });
});

test('the demo says what a wrong flag should be', async () => {
  const { child, printed } = start(['--prt', '1']);
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(2);
  expect(printed()).toContain('--port');
});

describe('the folder that the demo makes for itself', () => {
  let top: string;
  beforeAll(() => {
    top = mkdtempSync(join(tmpdir(), 'chancery-demo-folders-'));
  });
  afterAll(() => {
    rmSync(top, { recursive: true, force: true });
  });

  test.each([
    ['SIGTERM', 'Browse the API:'],
    ['SIGINT', '50/111 entries'],
    ['SIGHUP', '50/363 entries'],
  ] as const)('is gone after %s, also while the history is loaded (%s)', async (signal, said) => {
    const { child, printed } = start(['--port', '0'], { TMPDIR: top });
    await new Promise<void>((resolve) => {
      child.stdout?.on('data', () => {
        if (printed().includes(said)) resolve();
      });
    });
    expect(readdirSync(top)).toHaveLength(1);
    child.kill(signal);
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code, printed()).toBe(0);
    expect(printed()).not.toContain('cannot go on');
    expect(readdirSync(top)).toEqual([]);
  });

  test('is not made where a flag is wrong, and gone where the server cannot start', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    for (const flags of [
      ['--prt', '1'],
      ['--host', '127.0.0.1', '--port', String(port)],
    ]) {
      const { child } = start(flags, { TMPDIR: top });
      const [code] = (await once(child, 'exit')) as [number | null];
      expect(code).not.toBe(0);
      expect(readdirSync(top)).toEqual([]);
    }
    taken.close();
  });
});

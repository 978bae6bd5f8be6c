/** A recording desk at a running server: it posts entries, waits until the rows cover them, and asks. */
import type { Test } from 'supertest';
import { expect } from 'vitest';
import type { Receipt } from '../../src/http/answers.js';
import { partsOf, settableClock, startServer, type RunningServer } from '../server/running-server.js';

export type { Receipt } from '../../src/http/answers.js';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly pointer: string; readonly code: string; readonly detail: string }[];
}

export type Row = Readonly<Record<string, unknown>>;
export type Query = Readonly<Record<string, string>>;

export interface Answer extends Row {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
  readonly position: string;
}

export interface Desk {
  readonly server: RunningServer;
  /** Sets the clock of the server. */
  now(iso: string): void;
  /** Records entries as one batch; a single one is posted bare. Its rows can be asked for at once. */
  record(processId: string, ...entries: readonly object[]): Promise<Receipt>;
  /** The body of a 200. */
  ask(path: string, query?: Query): Promise<Answer>;
  /** The items of a list. */
  rows(path: string, query?: Query): Promise<readonly Row[]>;
  close(): Promise<void>;
}

/** Its clock stands at the given moment until it is set. */
export async function openDesk(iso: string, folder?: string): Promise<Desk> {
  const clock = settableClock(iso);
  const server = await startServer({ clock: clock.clock, ...(folder === undefined ? {} : { folder }) });
  // A busy machine starts the thread that keeps the rows later than a request waits for it.
  await partsOf(server.app).projection.coverage.firstCaughtUp();
  const ask: Desk['ask'] = async (path, query = {}) => {
    const { status, body } = await server.http.get(path).query(query);
    expect([status, body], `GET ${path} ${JSON.stringify(query)}`).toEqual([200, expect.anything()]);
    return body as Answer;
  };
  return {
    server,
    now: (moment) => {
      clock.set(moment);
    },
    async record(processId, ...entries) {
      const { status, body } = await postTo(server, processId, entries.length === 1 ? entries[0] : entries);
      expect([status, body]).toEqual([201, expect.anything()]);
      const receipt = body as Receipt;
      await ask('/v1/processes', { minPosition: receipt.position, limit: '1' });
      return receipt;
    },
    ask,
    rows: async (path, query) => (await ask(path, query)).items,
    close: () => server.dispose(),
  };
}

export function postTo(server: RunningServer, processId: string, body: unknown): Test {
  return server.http.post(`/v1/processes/${processId}/events`).send(body as object);
}

/** Checks that an answer is a problem document of this status and code, and gives it. */
export async function expectProblem(answer: Test, status: number, code: string): Promise<Problem> {
  const { status: actual, body, type, text } = await answer;
  expect([actual, type, (body as Problem).code], text).toEqual([status, 'application/problem+json', code]);
  const problem = body as Problem;
  expect(problem).toMatchObject({ type: `urn:chancery:problem:${code}`, status });
  expect(problem.title).not.toBe('');
  expect(problem.detail).not.toBe('');
  return problem;
}

/** What a problem says of each failing place, in short. */
export function failing({ errors = [] }: Problem): string[] {
  return errors.map(({ pointer, code }) => `${pointer} ${code}`);
}

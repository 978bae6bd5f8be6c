/** Rule: a sheet is held against what the store has, whichever replica it is sent to: what another one has just recorded is known. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SheetReport } from '../../src/application/sheets/sheet-report.js';
import { writeCsv } from '../../src/exchange/table/csv.js';
import { opened } from '../domain/decisions/entries.js';
import { postTo } from '../http/desk.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { startReplicas, type Replicas } from './replicas.js';

let replicas: Replicas;
beforeAll(async () => {
  replicas = await startReplicas();
  for (const { app } of [replicas.one, replicas.other])
    await partsOf(app).projection.coverage.firstCaughtUp();
});
afterAll(() => replicas.dispose());

const header = ['row', 'type', 'occurred', 'data.party.id', 'data.party.name.en', 'data.party.kind'];
const parties = ['egypt', 'qatar', 'norway'].map((id) => [
  ...[id, 'PartyJoined', '2025-10-01', id, id, 'state'],
  'mediator',
]);

async function send(to: RunningServer, rows: number, query: string): Promise<SheetReport> {
  const body = writeCsv([[...header, 'data.roles'], ...parties.slice(0, rows)]);
  const { status, body: report } = await to.http
    .post(`/v1/processes/gaza-2025/sheets/parties${query}`)
    .set('content-type', 'text/csv')
    .send(body);
  expect([status, report]).toEqual([200, expect.objectContaining({ refusals: 0 })]);
  return report as SheetReport;
}

test('each replica in turn records one row more, and finds the others as they are', async () => {
  await postTo(replicas.one, 'gaza-2025', opened).expect(201);
  for (const [at, to] of [replicas.other, replicas.one, replicas.other].entries()) {
    expect(await send(to, at + 1, '?apply=true')).toMatchObject({
      left: at,
      appended: [{ row: parties[at]?.[0] }],
    });
  }
  expect(await send(replicas.one, 3, '')).toMatchObject({ left: 3, appended: [] });
});

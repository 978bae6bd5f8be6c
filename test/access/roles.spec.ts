/** Rule: every operation of the API has a least role, each role has all before it, and whoever has less learns nothing. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles, type Role } from '../../src/domain/access/grants.js';
import { operations } from '../../src/http/openapi/operations.js';
import { asking, type Ask } from '../openapi/asking.js';
import { startWithSample } from '../openapi/sample.js';
import { idOf } from '../openapi/story.js';
import { partsOf, type RunningServer } from '../server/running-server.js';
import { grant, startServerForCallers } from './callers.js';
import { rawAnswer, type RawAnswer } from './raw-answer.js';

/**
 * The least role of each operation; `none`: it tells nothing of the record, `known`: whoever has said who it is. One that is not here
 * fails.
 */
const least: Readonly<Record<string, Role | 'known' | 'none'>> = {
  postEvents: 'recorder',
  listSchemas: 'none',
  getSchema: 'none',
  importEntries: 'recorder',
  getTemplate: 'known',
  exportSheet: 'reader',
  postSheet: 'recorder',
  proposeEntries: 'recorder',
  listDrafts: 'recorder',
  getDraft: 'recorder',
  reviseDraft: 'recorder',
  acceptDraft: 'recorder',
  rejectDraft: 'recorder',
  listEvents: 'reader',
  getEvent: 'reader',
  listProcesses: 'reader',
  getProcess: 'reader',
  listPhases: 'reader',
  getPhase: 'reader',
  listCommitmentsOfProcess: 'reader',
  getCommitment: 'reader',
  listCommitments: 'reader',
  listAgreements: 'reader',
  listMeetings: 'reader',
  listStatements: 'reader',
  getStatement: 'reader',
  listBodies: 'reader',
  getBody: 'reader',
  listViolationsOfProcess: 'reader',
  getViolation: 'reader',
  listViolations: 'reader',
  listTimeline: 'reader',
  search: 'reader',
  listParties: 'reader',
  getParty: 'reader',
  getDifference: 'reader',
  publishTimeline: 'reader',
  publishCsv: 'reader',
  publishAtom: 'reader',
  publishJsonFeed: 'reader',
  publishCalendar: 'reader',
  readLog: 'reader',
  followChanges: 'reader',
  replayProcess: 'reader',
  verifyProcess: 'reader',
  getHead: 'reader',
  getEntryProof: 'reader',
  getConsistency: 'reader',
  getVerifierKey: 'known',
  getSelf: 'known',
  beginSession: 'known',
  endSession: 'none',
  getCaller: 'editor',
  addWebhook: 'known',
  listWebhooks: 'known',
  getWebhook: 'known',
  changeWebhook: 'known',
  removeWebhook: 'known',
  testWebhook: 'known',
  resumeWebhook: 'known',
  replayWebhook: 'known',
  rotateWebhookSecret: 'known',
  getAccess: 'admin',
  listKeys: 'admin',
  issueKey: 'admin',
  grantKey: 'admin',
  revokeKey: 'admin',
  grantAnonymous: 'admin',
  restrictProcess: 'admin',
  unrestrictProcess: 'admin',
  listProjections: 'admin',
  rebuildProjection: 'admin',
  getMetrics: 'admin',
  getServer: 'none',
  isLive: 'none',
  isReady: 'none',
  isWritable: 'none',
};

let server: RunningServer;
/** Nothing is on its record. */
let empty: RunningServer;

beforeAll(async () => {
  const start = async (): Promise<RunningServer> =>
    startServerForCallers({ flags: ['--webhook-secret', 'w'.repeat(32)] });
  server = await startWithSample(start);
  empty = await start();
  await partsOf(empty.app).projection.coverage.firstCaughtUp();
  for (const one of [server, empty]) for (const role of roles) await grant(one, role, `${role}:*`);
});

afterAll(async () => {
  await Promise.all([server.dispose(), empty.dispose()]);
});

const NO_WEBHOOK = '/v1/webhooks/0199a000-0000-7000-8000-0000000000f1';
/** What is added here is not connected to. */
const TO_THIS_MACHINE = { url: 'https://localhost:8443/' };

/** Asked instead of what the document shows, which would change who may what for the other operations, or names no key. */
const harmless: Readonly<Record<string, Omit<Ask, 'title'>>> = {
  addWebhook: { url: '/v1/webhooks', body: TO_THIS_MACHINE },
  getWebhook: { url: NO_WEBHOOK },
  changeWebhook: { url: NO_WEBHOOK, body: TO_THIS_MACHINE },
  removeWebhook: { url: NO_WEBHOOK },
  testWebhook: { url: `${NO_WEBHOOK}/test` },
  resumeWebhook: { url: `${NO_WEBHOOK}/resume` },
  replayWebhook: { url: `${NO_WEBHOOK}/replay`, body: { fromPosition: '1' } },
  rotateWebhookSecret: { url: `${NO_WEBHOOK}/rotate-secret` },
  grantAnonymous: { url: '/v1/admin/access/anonymous', body: { grants: [] } },
  grantKey: { url: '/v1/admin/keys/0000000000000/grants', body: { grants: [] } },
  revokeKey: { url: '/v1/admin/keys/0000000000000' },
  endSession: { url: '/v1/session' },
  restrictProcess: { url: '/v1/admin/restrictions/nowhere' },
  unrestrictProcess: { url: '/v1/admin/restrictions/nowhere' },
};

async function answer(id: string, caller: string, at = server): Promise<RawAnswer> {
  const operation = operations.find((one) => one.id === id);
  const ask = harmless[id] ?? asking[id]?.[0];
  if (!operation || !ask) throw new Error(`expected something to ask of ${id}`);
  const { url, headers = {}, body } = ask;
  return rawAnswer(at.url, { url, method: operation.method.toUpperCase(), headers, body, caller });
}

/** The ids of feeds tell the second. */
function atOneMoment(body: string): string {
  return body.replaceAll(/^(id: \S+\.)\d+$/gm, '$1now');
}

it('has a least role for every operation, and for no other', () => {
  expect(Object.keys(least).sort()).toEqual(operations.map(({ id }) => id).sort());
});

describe.each(operations.map(({ id }) => id))('%s', (id) => {
  const needed = least[id] ?? 'none';

  it.each(['anonymous', ...roles])('is answered to %s by its role', async (caller) => {
    const { status, body } = await answer(id, caller);
    const held = roles.findIndex((role) => role === caller);
    if (needed === 'none') expect([200, 204]).toContain(status);
    else if (held < 0) expect([status, JSON.parse(body)]).toMatchObject([401, { code: 'unauthenticated' }]);
    else if (needed === 'known' || held >= roles.indexOf(needed)) {
      // No key and no webhook has the id that is asked about.
      const isOfNothing = harmless[id]?.url.startsWith(NO_WEBHOOK) === true;
      expect(
        isOfNothing || id === 'grantKey' || id === 'revokeKey' || id === 'getCaller'
          ? [404]
          : [200, 201, 202],
      ).toContain(status);
      if (needed === 'reader')
        expect(atOneMoment(body)).toEqual(atOneMoment((await answer(id, 'admin')).body));
    } else if (needed === 'reader') {
      const nothing = await answer(id, caller, empty);
      expect([status, body.replaceAll(/\d+/g, '#')]).toEqual([
        nothing.status,
        nothing.body.replaceAll(/\d+/g, '#'),
      ]);
    } else {
      expect([status, JSON.parse(body)]).toEqual([403, expect.objectContaining({ code: 'forbidden' })]);
    }
  });
});

describe('an entry about the record', () => {
  const dispute = {
    type: 'EntryDisputed',
    data: { entryId: idOf(40), by: { partyId: 'hamas' }, reason: { en: 'It says that this was otherwise.' } },
    sources: [{ url: 'https://example.org/statement' }],
  };
  const url = '/v1/processes/gaza-2025/events?dryRun=true';

  it.each(['reader', 'recorder'])('is forbidden to %s, who is told what is missing', async (caller) => {
    const { status, body } = await rawAnswer(server.url, { url, method: 'POST', body: dispute, caller });
    expect([status, JSON.parse(body)]).toMatchObject([
      403,
      { code: 'forbidden', detail: 'expected a caller with the role editor for process "gaza-2025"' },
    ]);
  });

  it.each(['editor', 'admin'])('is not forbidden to %s', async (caller) => {
    const { status } = await rawAnswer(server.url, { url, method: 'POST', body: dispute, caller });
    expect(status).not.toBe(403);
  });

  it('makes a whole batch one for an editor', async () => {
    const statement = { type: 'StatementIssued', data: {} };
    const { status } = await rawAnswer(server.url, {
      url,
      method: 'POST',
      body: [statement, dispute],
      caller: 'recorder',
    });
    expect(status).toBe(403);
  });
});

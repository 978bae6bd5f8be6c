/** What is asked for the example answers of each operation. Posts come first: what they record is in the answers after them. */
import { exampleDraft } from '../../src/http/openapi/operations/drafts.js';
import { exampleWebhook } from '../../src/http/openapi/operations/webhooks.js';
import { exampleSheet } from '../../src/http/openapi/operations/sheets.js';
import { idOf, sampleEntry } from './story.js';

export interface Ask {
  readonly title: string;
  /** Path and query; the method is the operation's. `{keyId}` and `{webhookId}` are those of what was made. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A text is a sheet, as CSV. */
  readonly body?: unknown;
}

const EVENTS = '/v1/processes/gaza-2025/events';
const SHEET = '/v1/processes/gaza-2025/sheets/statements';
const DRAFTS = '/v1/processes/gaza-2025/drafts';
const DRAFT = `${DRAFTS}/${exampleDraft.draftId}`;
const drafted = (digits: string): string => `0199a000-0000-7000-8000-0000000000${digits}`;
const HOOK = '/v1/webhooks/{webhookId}';
const feed = { accept: 'text/event-stream' };
/** What is published tells where the server is reached. */
const local = { host: 'localhost' };

const { id: _, ...madeLater } = sampleEntry(21);
const tooEarly = {
  ...madeLater,
  occurred: '2025-09-01',
  data: { ...(madeLater['data'] as object), commitmentId: 'point-04-again' },
};

const csv = { 'content-type': 'text/csv' };
const lines = { 'content-type': 'application/x-ndjson' };
const imported = [
  { processId: 'gaza-2025', ...sampleEntry(67) },
  { processId: 'gaza-2025', ...tooEarly },
]
  .map((line) => `${JSON.stringify(line)}\n`)
  .join('');

export const asking: Readonly<Record<string, readonly Ask[]>> = {
  postEvents: [
    { title: 'What would be recorded', url: `${EVENTS}?dryRun=true`, body: sampleEntry(67) },
    { title: 'Recorded', url: EVENTS, body: sampleEntry(67), headers: { 'if-match': '"22"' } },
    { title: 'Posted again: it is on the record', url: EVENTS, body: sampleEntry(67) },
    {
      title: 'Fields that are missing, wrong or unknown',
      url: EVENTS,
      body: [{ type: 'PhaseDeclared', data: { by: 'us', status: 'begun', stage: 2 } }],
    },
    { title: 'A commitment dated before its agreement', url: EVENTS, body: tooEarly },
    { title: 'The process has moved on', url: EVENTS, body: sampleEntry(70), headers: { 'if-match': '"3"' } },
  ],
  importEntries: [
    { title: 'What would become of lines', url: '/v1/import?dryRun=true', headers: lines, body: imported },
    { title: 'Up to the first that is refused', url: '/v1/import', headers: lines, body: imported },
    {
      title: 'Sent again: all of it is on the record',
      url: '/v1/import',
      headers: lines,
      body: `${JSON.stringify({ processId: 'gaza-2025', ...sampleEntry(67) })}\n`,
    },
  ],
  getTemplate: [
    { title: 'For meetings that were held', url: '/v1/templates/MeetingHeld.csv' },
    { title: 'A type that there is not', url: '/v1/templates/MeetingHold.csv' },
  ],
  exportSheet: [
    { title: 'The commitments', url: '/v1/processes/gaza-2025/sheet.csv?types=CommitmentMade' },
    { title: 'No such process', url: '/v1/processes/nowhere/sheet.csv' },
  ],
  postSheet: [
    { title: 'What would be recorded', url: SHEET, headers: csv, body: exampleSheet },
    {
      title: 'What is refused, by line and column',
      url: SHEET,
      headers: csv,
      body: exampleSheet.replace('2025-12-20', '1979-06-31').replace('Hamas', 'Hamass'),
    },
    {
      title: 'A column that is none',
      url: SHEET,
      headers: csv,
      body: exampleSheet.replace('data.text.en', 'text'),
    },
    { title: 'No sheet', url: SHEET, headers: csv, body: 'row,type\n"' },
  ],
  listEvents: [
    { title: 'The first entries', url: `${EVENTS}?limit=2` },
    {
      title: 'The first, as CloudEvents',
      url: `${EVENTS}?limit=1`,
      headers: { accept: 'application/cloudevents-batch+json' },
    },
    { title: 'No such process', url: '/v1/processes/nowhere/events' },
  ],
  getEvent: [
    { title: 'An entry and its correction', url: `${EVENTS}/${idOf(40)}` },
    {
      title: 'The entry as a CloudEvent',
      url: `${EVENTS}/${idOf(40)}`,
      headers: { accept: 'application/cloudevents+json' },
    },
  ],
  listSchemas: [{ title: 'Every type', url: '/v1/schemas' }],
  getSchema: [
    { title: 'Of a cancelled meeting', url: '/v1/schemas/MeetingCancelled/1' },
    { title: 'No such type', url: '/v1/schemas/MeetingCanceled/1' },
  ],
  listProcesses: [
    { title: 'The processes on the record', url: '/v1/processes' },
    { title: 'A feed', url: '/v1/processes', headers: feed },
  ],
  getProcess: [
    { title: 'As it is now', url: '/v1/processes/gaza-2025' },
    { title: 'A feed', url: '/v1/processes/gaza-2025', headers: feed },
    { title: 'No such process', url: '/v1/processes/nowhere' },
  ],
  listPhases: [
    { title: 'As of 1 December 2025', url: '/v1/processes/gaza-2025/phases?at=2025-12-01&sort=ordinal' },
    {
      title: 'As it could be known in November 2025',
      url: '/v1/processes/gaza-2025/phases?reportedBy=2025-11&sort=ordinal',
    },
    { title: 'A feed', url: '/v1/processes/gaza-2025/phases', headers: feed },
    { title: 'A parameter that is unknown', url: '/v1/processes/gaza-2025/phases?sorted=ordinal' },
  ],
  getPhase: [
    { title: 'Determined one way, declared another', url: '/v1/processes/gaza-2025/phases/phase-2' },
    { title: 'In English, else in Arabic', url: '/v1/processes/gaza-2025/phases/phase-1?lang=en,ar' },
    {
      title: 'As the record held it in October 2025',
      url: '/v1/processes/gaza-2025/phases/phase-2?knownAt=2025-10',
    },
    { title: 'A feed', url: '/v1/processes/gaza-2025/phases/phase-2', headers: feed },
    { title: 'No such phase', url: '/v1/processes/gaza-2025/phases/phase-9' },
  ],
  listCommitmentsOfProcess: [
    {
      title: 'What binds a party',
      url: '/v1/processes/gaza-2025/commitments?by=hamas&standing=binding&limit=1',
    },
    { title: 'A feed', url: '/v1/processes/gaza-2025/commitments?contested=true', headers: feed },
  ],
  getCommitment: [
    { title: 'Overdue and contested', url: '/v1/processes/gaza-2025/commitments/point-04?at=2025-12-01' },
    { title: 'A feed', url: '/v1/processes/gaza-2025/commitments/point-04', headers: feed },
  ],
  listCommitments: [
    { title: 'Everything about detainees', url: '/v1/commitments?theme=detainees&limit=1' },
    { title: 'A feed', url: '/v1/commitments?theme=detainees', headers: feed },
  ],
  listAgreements: [
    { title: 'The agreements', url: '/v1/processes/gaza-2025/agreements' },
    { title: 'A feed', url: '/v1/processes/gaza-2025/agreements', headers: feed },
  ],
  listMeetings: [
    { title: 'The meetings', url: '/v1/processes/gaza-2025/meetings' },
    { title: 'A feed', url: '/v1/processes/gaza-2025/meetings', headers: feed },
  ],
  listStatements: [
    {
      title: 'What was said about a phase',
      url: '/v1/processes/gaza-2025/statements?about=phase-1',
    },
    { title: 'A feed', url: '/v1/processes/gaza-2025/statements?party=us', headers: feed },
  ],
  getStatement: [
    { title: 'As it stands', url: '/v1/processes/gaza-2025/statements/phase-one-announcement' },
    { title: 'A feed', url: '/v1/processes/gaza-2025/statements/phase-one-announcement', headers: feed },
  ],
  listBodies: [
    { title: 'The bodies that stand', url: '/v1/processes/gaza-2025/bodies?state=established' },
    { title: 'A feed', url: '/v1/processes/gaza-2025/bodies', headers: feed },
  ],
  getBody: [
    { title: 'Who is in it', url: '/v1/processes/gaza-2025/bodies/cmcc' },
    { title: 'A feed', url: '/v1/processes/gaza-2025/bodies/cmcc', headers: feed },
  ],
  listViolationsOfProcess: [
    { title: 'What is alleged against a party', url: '/v1/processes/gaza-2025/violations?against=hamas' },
    { title: 'A feed', url: '/v1/processes/gaza-2025/violations?state=alleged,denied,found', headers: feed },
  ],
  getViolation: [
    { title: 'Alleged and denied', url: '/v1/processes/gaza-2025/violations/rafah-2025-10-19' },
    { title: 'A feed', url: '/v1/processes/gaza-2025/violations/rafah-2025-10-19', headers: feed },
  ],
  listViolations: [
    { title: 'What was found against a party', url: '/v1/violations?attributedTo=hamas' },
    { title: 'A feed', url: '/v1/violations?commitment=point-03', headers: feed },
  ],
  listTimeline: [
    {
      title: 'An entry with its correction',
      url: '/v1/processes/gaza-2025/timeline?kind=statement&from=2025-10-01&to=2025-10-31',
    },
    { title: 'A feed', url: '/v1/processes/gaza-2025/timeline?kind=phase&party=us', headers: feed },
  ],
  search: [
    { title: 'A phrase, with where it is', url: '/v1/search?q=%22phase+two%22+disarmament&limit=2' },
    {
      title: 'In Arabic, with and without the article',
      url: `/v1/search?q=${encodeURIComponent('اتفاق')}&limit=1`,
    },
    { title: 'Nothing to look for', url: '/v1/search?q=-aid' },
  ],
  listParties: [
    { title: 'The parties', url: '/v1/parties?limit=2' },
    { title: 'A feed', url: '/v1/parties', headers: feed },
  ],
  getParty: [
    { title: 'A party and its commitments, counted', url: '/v1/parties/hamas' },
    { title: 'A feed', url: '/v1/parties/hamas', headers: feed },
  ],
  getDifference: [
    { title: 'What happened', url: '/v1/processes/gaza-2025/changes?from=2025-12-28&to=2025-12-29' },
  ],
  publishTimeline: [
    {
      title: 'Slides',
      url: '/v1/processes/gaza-2025/timeline.json?type=MeetingHeld&lang=en',
      headers: local,
    },
    {
      title: 'JSON-LD',
      url: '/v1/processes/gaza-2025/timeline.json?format=jsonld&type=MeetingHeld',
      headers: local,
    },
  ],
  publishCsv: [
    { title: 'A table', url: '/v1/processes/gaza-2025/timeline.csv?kind=meeting&lang=en', headers: local },
  ],
  publishAtom: [
    { title: 'A feed', url: '/v1/processes/gaza-2025/timeline.atom?kind=meeting&lang=en', headers: local },
  ],
  publishJsonFeed: [
    {
      title: 'A feed',
      url: '/v1/processes/gaza-2025/timeline.feed.json?kind=meeting&lang=en',
      headers: local,
    },
  ],
  publishCalendar: [
    { title: 'The meetings', url: '/v1/processes/gaza-2025/timeline.ics?lang=en', headers: local },
    { title: 'No such process', url: '/v1/processes/nowhere/timeline.ics' },
  ],
  readLog: [
    { title: 'A page', url: '/v1/log?after=18&limit=1' },
    {
      title: 'A page as CloudEvents',
      url: '/v1/log?after=18&limit=1',
      headers: { accept: 'application/cloudevents-batch+json' },
    },
    { title: 'All of it', url: '/v1/log?types=PhaseDeclared', headers: { accept: 'application/x-ndjson' } },
    { title: 'Followed live', url: '/v1/log?types=PhaseDeclared', headers: feed },
  ],
  followChanges: [
    {
      title: 'What is about a party',
      url: '/v1/changes?projection=phase-status,meetings&party=israel',
      headers: feed,
    },
    { title: 'Asked for JSON', url: '/v1/changes' },
  ],
  replayProcess: [
    {
      title: 'Two months',
      url: '/v1/processes/gaza-2025/replay?from=2025-11-01&to=2025-12-31&pace=max',
      headers: feed,
    },
  ],
  verifyProcess: [{ title: 'The chain holds', url: '/v1/processes/gaza-2025/verify' }],
  getHead: [
    { title: 'Of the first three entries', url: '/v1/processes/gaza-2025/head?size=3' },
    { title: 'Of more than there are', url: '/v1/processes/gaza-2025/head?size=1000' },
  ],
  getEntryProof: [
    { title: 'Under the head of seven entries', url: `${EVENTS}/${idOf(2)}/proof?size=7` },
    { title: 'Under a head from before it', url: `${EVENTS}/${idOf(40)}/proof?size=3` },
  ],
  getConsistency: [{ title: 'From three to seven', url: '/v1/processes/gaza-2025/consistency?from=3&to=7' }],
  getVerifierKey: [{ title: 'The key of this server', url: '/v1/verifier-key' }],
  listProjections: [{ title: 'All caught up', url: '/v1/admin/projections' }],
  getServer: [{ title: 'What it is', url: '/' }],
  isLive: [{ title: 'It runs', url: '/health/live' }],
  isReady: [{ title: 'It may be asked', url: '/health/ready' }],
  isWritable: [{ title: 'Entries are taken', url: '/health/writable' }],
  getMetrics: [{ title: 'The counters of this server', url: '/metrics' }],
  rebuildProjection: [{ title: 'It has begun', url: '/v1/admin/projections/phase-status/rebuild' }],
  restrictProcess: [{ title: 'Before it is opened', url: '/v1/admin/restrictions/talks' }],
  unrestrictProcess: [{ title: 'For everybody again', url: '/v1/admin/restrictions/talks' }],
  // From here on who asks has this key.
  proposeEntries: [
    { title: 'Two entries', url: DRAFTS, body: exampleDraft },
    {
      title: 'A quote that does not stand in the text',
      url: DRAFTS,
      body: {
        ...exampleDraft,
        texts: [{ name: 'statement', text: 'Doha, 21 December. Hamas says nothing.' }],
      },
    },
  ],
  listDrafts: [
    { title: 'Those that wait', url: `${DRAFTS}?state=waiting` },
    { title: 'The same, followed', url: `${DRAFTS}?state=waiting`, headers: feed },
  ],
  getDraft: [
    { title: 'What waits, and what the record would answer', url: DRAFT },
    { title: 'No such draft', url: `${DRAFTS}/${idOf(9)}` },
  ],
  reviseDraft: [
    { title: 'The same again', url: `${DRAFT}/revise`, body: { version: 1, entries: exampleDraft.entries } },
  ],
  acceptDraft: [
    { title: 'One of two', url: `${DRAFT}/accept`, body: { version: 1, entryIds: [drafted('e1')] } },
    {
      title: 'At a version that was not seen',
      url: `${DRAFT}/accept`,
      body: { version: 1, entryIds: [drafted('e2')] },
    },
  ],
  rejectDraft: [
    {
      title: 'The other one',
      url: `${DRAFT}/reject`,
      body: { version: 2, entryIds: [drafted('e2')], reason: 'The report does not say when.' },
    },
  ],
  addWebhook: [
    { title: 'Some entries of a process', url: '/v1/webhooks', body: exampleWebhook },
    { title: 'A URL that leads inside', url: '/v1/webhooks', body: { url: 'https://169.254.169.254/' } },
  ],
  listWebhooks: [{ title: 'Those of the caller', url: '/v1/webhooks' }],
  getWebhook: [{ title: 'That was just added', url: HOOK }],
  changeWebhook: [
    { title: 'All entries, to this machine', url: HOOK, body: { url: 'https://localhost:8443/hook' } },
  ],
  testWebhook: [{ title: 'This machine is not connected to', url: `${HOOK}/test` }],
  replayWebhook: [{ title: 'From a position on', url: `${HOOK}/replay`, body: { fromPosition: '12' } }],
  resumeWebhook: [{ title: 'Which was not parked', url: `${HOOK}/resume` }],
  rotateWebhookSecret: [{ title: 'Made anew', url: `${HOOK}/rotate-secret` }],
  removeWebhook: [{ title: 'As it stood', url: HOOK }],
  issueKey: [
    {
      title: 'The first: of an admin',
      url: '/v1/admin/keys',
      body: { name: 'The admin', grants: ['admin:*'] },
    },
    {
      title: 'A role that there is not',
      url: '/v1/admin/keys',
      body: { name: 'Gaza desk', grants: ['owner:gaza-2025'] },
    },
  ],
  getSelf: [
    { title: 'With a key', url: '/v1/session' },
    { title: 'With one that is not good', url: '/v1/session', headers: { authorization: 'Bearer chy_cut' } },
  ],
  beginSession: [{ title: 'The cookie is set', url: '/v1/session' }],
  getCaller: [{ title: 'The holder of a key', url: '/v1/callers/key:{keyId}' }],
  listKeys: [{ title: 'All keys', url: '/v1/admin/keys' }],
  grantAnonymous: [
    { title: 'A public record', url: '/v1/admin/access/anonymous', body: { grants: ['reader:*'] } },
  ],
  getAccess: [{ title: 'Who may what', url: '/v1/admin/access' }],
  grantKey: [
    {
      title: 'An admin still',
      url: '/v1/admin/keys/{keyId}/grants',
      body: { grants: ['admin:*', 'editor:gaza-2025'] },
    },
  ],
  revokeKey: [{ title: 'The last one of an admin', url: '/v1/admin/keys/{keyId}' }],
};

/**
 * Arbitrary legal histories, for properties: entries are proposed at random over a few ids and dates, and those stay that
 * the decision accepts. Late reports, vague dates, corrections of corrections and undone retractions all come up.
 */
import fc from 'fast-check';
import { decide, evolve, filesNeededBy } from '../../../src/domain/record/decide.js';
import { RecordState } from '../../../src/domain/record/record-state.js';
import type { Filed } from '../../../src/domain/history/editorial.js';
import { readEntry } from '../../../src/domain/vocabulary/read-entry.js';
import {
  agreementKinds,
  levels,
  partyRoles,
  phaseStatuses,
  standings,
} from '../../../src/domain/vocabulary/enumerations.js';
import { idOf, press, type Posted } from './entries.js';

/** After every date that is proposed. */
export const clock = Date.parse('2026-12-31T12:00Z');

/** Proposes an entry, in view of what is recorded so far. */
type Proposal = (recorded: readonly Posted[]) => object;

const dates = fc.constantFrom(
  '2025',
  '2025-10',
  '2025-09-29',
  '2025-10-03',
  '2025-10-06/2025-10-08',
  '[2025-10-08,2025-10-09]',
  '2025-10-09/..',
  '2025-10-10',
  '2025-10-10T12:00+03:00',
  '2025-10-13?',
  '2025-11',
  '2025-12-19',
  '2026-01~',
  '2026-01-14',
);
const parties = ['us', 'egypt', 'hamas'] as const;
const party = fc.constantFrom(...parties);
const somebody = fc.subarray([...parties], { minLength: 1 });
const id = fc.constantFrom('a', 'b', 'c');
const text = fc.constantFrom<object>(
  { en: 'One' },
  { en: 'Two', ar: 'اثنان' },
  { ar: 'ثلاثة', original: 'ar' },
);
const referenceKinds = [
  'phase',
  'meeting',
  'agreement',
  'commitment',
  'body',
  'statement',
  'violation',
] as const;
const point = fc.record({ number: fc.constantFrom('1', '2'), text });
const participants = somebody.map((ids) => ids.map((partyId) => ({ partyId })));

/** What each field of a payload may say; fields with a name of their own in one type come with their type below. */
const fields = {
  title: text,
  summary: text,
  text,
  reason: text,
  agenda: text,
  outcome: text,
  mandate: text,
  measurableBy: text,
  objectives: fc.array(text, { maxLength: 2 }),
  topics: fc.array(text, { maxLength: 2 }),
  points: fc.array(point, { minLength: 1, maxLength: 1 }),
  regions: fc.constantFrom(['PS-GZA'], []),
  party: party.map((name) => ({
    id: name,
    name: { en: name },
    kind: 'state',
    identifiers: { wikidata: 'Q30' },
  })),
  partyId: party,
  roles: fc.subarray([...partyRoles], { minLength: 1, maxLength: 2 }),
  meetingId: id,
  participants,
  place: text.map((name) => ({ name, country: 'EG' })),
  format: fc.constantFrom('in_person', 'proximity'),
  scheduledFor: fc.constantFrom('2027', '2026-06~'),
  absent: fc.subarray([...parties]),
  statementId: id,
  issuers: somebody,
  medium: fc.constantFrom('speech', 'leak'),
  about: fc.array(fc.record({ kind: fc.constantFrom(...referenceKinds), id }), { maxLength: 1 }),
  agreementId: id,
  by: somebody,
  kind: fc.constantFrom(...agreementKinds),
  partial: fc.boolean(),
  bodyId: id,
  members: fc.subarray([...parties]),
  phaseId: id,
  ordinal: fc.integer({ min: 1, max: 3 }),
  plannedStart: dates,
  status: fc.constantFrom(...phaseStatuses),
  commitmentId: id,
  to: fc.subarray([...parties]),
  theme: fc.constantFrom('detainees', 'security'),
  standing: fc.constantFrom(...standings),
  due: fc.constantFrom('2025-12', '2027'),
  dependsOn: fc.subarray(['a', 'b', 'c']),
  level: fc.constantFrom(...levels),
  assessor: fc.constantFrom('desk', 'us'),
  reversal: fc.boolean(),
  supersededBy: id,
  violationId: id,
  against: somebody,
} as const;

type Field = keyof typeof fields;

/** A type's required and optional fields; `single` ones name one party where the table above gives several. */
type Shape = readonly [type: string, required: readonly Field[], optional?: readonly Field[], single?: 'by'];

const agreementSteps = [
  'Accepted',
  'Rejected',
  'Signed',
  'Ratified',
  'Endorsed',
  'EnteredIntoForce',
  'Suspended',
];
const describing: readonly Field[] = ['title', 'kind', 'points'];

const shapes: readonly Shape[] = [
  ['ProcessOpened', ['title'], ['summary', 'regions']],
  ['ProcessClosed', ['reason']],
  ['ProcessReopened', ['reason']],
  ['PartyJoined', ['party', 'roles']],
  ['PartyRolesChanged', ['partyId', 'roles'], ['reason']],
  ['PartyLeft', ['partyId'], ['reason']],
  ['MeetingScheduled', ['meetingId', 'title', 'participants', 'format', 'scheduledFor'], ['place', 'agenda']],
  ['MeetingRescheduled', ['meetingId', 'scheduledFor'], ['reason']],
  ['MeetingCancelled', ['meetingId'], ['reason']],
  ['MeetingHeld', ['meetingId'], ['topics', 'outcome', 'absent']],
  ['MeetingHeld', ['meetingId', 'title', 'participants'], ['topics', 'place']],
  ['StatementIssued', ['statementId', 'issuers', 'text', 'medium'], ['title', 'meetingId', 'about']],
  ['StatementWithdrawn', ['statementId'], ['reason']],
  ['AgreementProposed', ['agreementId', 'by', 'title', 'kind'], ['points']],
  ['AgreementProposed', ['agreementId', 'by']],
  ...agreementSteps.map((step): Shape => [`Agreement${step}`, ['agreementId', 'by']]),
  ['AgreementAccepted', ['agreementId', 'by'], ['partial']],
  ['AgreementSigned', ['agreementId', 'by', ...describing]],
  ['AgreementAmended', ['agreementId', 'by', 'points']],
  ['AgreementResumed', ['agreementId', 'by']],
  ['AgreementTerminated', ['agreementId', 'by']],
  ['BodyEstablished', ['bodyId', 'title'], ['mandate', 'members', 'agreementId']],
  ['BodyDissolved', ['bodyId'], ['reason']],
  ['PhaseDefined', ['phaseId', 'ordinal', 'title'], ['objectives', 'agreementId', 'plannedStart']],
  ['PhaseDeclared', ['phaseId', 'status', 'by'], ['statementId'], 'by'],
  ['PhaseStatusDetermined', ['phaseId', 'status'], ['reason']],
  ['PhaseStatusDetermined', ['phaseId', 'status'], ['reason']],
  ['CommitmentMade', ['commitmentId', 'by', 'text', 'theme', 'standing'], ['phaseId', 'agreementId']],
  [
    'CommitmentMade',
    ['commitmentId', 'by', 'text', 'theme', 'standing'],
    ['to', 'statementId', 'due', 'dependsOn'],
  ],
  ['CommitmentProgressReported', ['commitmentId', 'by', 'level'], ['text'], 'by'],
  ['CommitmentAssessed', ['commitmentId', 'assessor', 'level', 'reason'], ['reversal']],
  ['CommitmentAssessed', ['commitmentId', 'assessor', 'level', 'reason'], ['reversal']],
  ['CommitmentDeadlineSet', ['commitmentId', 'due'], ['reason']],
  ['CommitmentStandingChanged', ['commitmentId', 'standing', 'reason'], ['supersededBy']],
  ['CommitmentStandingChanged', ['commitmentId', 'standing', 'reason']],
  ['ViolationAlleged', ['violationId', 'by', 'against', 'text'], ['commitmentId', 'agreementId'], 'by'],
  ['ViolationDenied', ['violationId', 'by'], ['text'], 'by'],
  ['ViolationVerified', ['violationId', 'by'], ['text'], 'by'],
  ['ViolationResolved', ['violationId', 'by'], [], 'by'],
];

function worldly([type, required, optional = [], single]: Shape): fc.Arbitrary<Proposal> {
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  for (const field of [...required, ...optional]) model[field] = field === single ? party : fields[field];
  const data = fc.record(model, { requiredKeys: [...required] });
  return fc.tuple(dates, data, fc.nat({ max: 9 })).map(([occurred, said, luck]) => (recorded) => {
    if (luck < 7 && isClosed(recorded))
      return { type: 'ProcessReopened', occurred, data: { reason: { en: 'Late.' } } };
    if (luck === 0) return { type, occurred, data: said, sources: press };
    return steered(type, occurred, said, recorded);
  });
}

function isClosed(recorded: readonly Posted[]): boolean {
  return recorded.findLast(({ type }) => type.startsWith('Process'))?.type === 'ProcessClosed';
}

const title = { en: 'A title' };

/** What introduces the thing that a field refers to, where nothing of the kind is on the record. */
const introducing: Readonly<Record<string, readonly [type: string, data: object]>> = {
  meetingId: [
    'MeetingScheduled',
    { title, participants: [{ partyId: 'us' }], format: 'remote', scheduledFor: '2027' },
  ],
  statementId: ['StatementIssued', { issuers: ['us'], text: title, medium: 'speech' }],
  agreementId: ['AgreementProposed', { by: ['us'], title, kind: 'partial' }],
  bodyId: ['BodyEstablished', { title }],
  phaseId: ['PhaseDefined', { ordinal: 1, title }],
  commitmentId: ['CommitmentMade', { by: ['hamas'], text: title, theme: 'detainees', standing: 'binding' }],
  violationId: ['ViolationAlleged', { by: 'us', against: ['hamas'], text: title }],
};

/** Turns references to ids that are on the record and introductions to those that are not; or introduces what lacks. */
function steered(type: string, occurred: string, said: object, recorded: readonly Posted[]): object {
  const data: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(said) as [string, unknown][]) {
    const own = field === 'supersededBy' || field === 'dependsOn' ? 'commitmentId' : field;
    const [introducer, rest] = introducing[own] ?? [];
    if (introducer === undefined) {
      data[field] = value;
      continue;
    }
    const known = idsOf(recorded, introducer, own);
    const fresh = ['a', 'b', 'c'].find((one) => !known.includes(one));
    const isStep = /^(Agreement|Meeting)/.test(type) && type.slice(0, 7) === introducer.slice(0, 7);
    if (type === introducer && fresh !== undefined) data[field] = fresh;
    else if (known.length === 0 && !isStep)
      return { type: introducer, occurred, data: { [own]: 'a', ...rest }, sources: press };
    else if (field === 'dependsOn') data[field] = known.slice(0, 1);
    else data[field] = known[['a', 'b', 'c'].indexOf(String(value)) % known.length] ?? value;
  }
  return { type, occurred, data, sources: press };
}

function idsOf(recorded: readonly Posted[], introducer: string, field: string): string[] {
  const of = recorded.filter(({ type }) => type.slice(0, 7) === introducer.slice(0, 7));
  return [
    ...new Set(
      of.flatMap(({ data }) =>
        Object.entries(data).flatMap(([key, id]) => (key === field ? [String(id)] : [])),
      ),
    ),
  ];
}

/** A value for one of the fields that an entry's data has or might have. */
const change = fc.tuple(fc.nat(), fc.record({ ...fields, one: party }), fc.nat({ max: 9 }));

const editorial: fc.Arbitrary<Proposal> = fc
  .record({
    what: fc.constantFrom(
      'correct',
      'correct',
      'date',
      'retract',
      'retract',
      'dispute',
      'corroborate',
      'translate',
    ),
    /** Counts from the newest, and looks at editorial entries as often as at others. */
    target: fc.nat({ max: 40 }),
    aboutEditorial: fc.boolean(),
    change,
    dates,
    party,
    tag: fc.constantFrom('fr', 'es', 'ar', 'en'),
    path: fc.constantFrom('/title', '/text', '/reason', '/party/name', '/topics/0', '/changes/data/title'),
  })
  .map((choice) => (recorded: readonly Posted[]) => {
    const pool = recorded.filter(({ type }) => !choice.aboutEditorial || /^(Entry|Translation)/.test(type));
    const target = pool.at(-1 - (choice.target % (pool.length || 1))) ?? recorded[0];
    const entryId = target?.id ?? idOf('none');
    const reason = { en: 'Because.' };
    switch (choice.what) {
      case 'correct':
        return { type: 'EntryCorrected', data: { entryId, changes: changesTo(target, choice), reason } };
      case 'date':
        return { type: 'EntryCorrected', data: { entryId, changes: { occurred: choice.dates }, reason } };
      case 'retract':
        return { type: 'EntryRetracted', data: { entryId, reason } };
      case 'dispute':
        return { type: 'EntryDisputed', data: { entryId, by: choice.party, reason }, sources: press };
      case 'corroborate':
        return { type: 'EntryCorroborated', data: { entryId }, sources: press };
      case 'translate': {
        const { path, tag } = choice;
        return { type: 'TranslationAdded', data: { entryId, path, text: { [tag]: 'Texte' }, machine: true } };
      }
    }
  });

function changesTo(
  target: Posted | undefined,
  {
    change: [pick, values, odd],
    dates: occurred,
  }: { readonly change: readonly [number, object, number]; dates: string },
): object {
  const said: ReadonlyMap<string, unknown> = new Map(Object.entries(target?.data ?? {}));
  const possible: ReadonlyMap<string, unknown> = new Map(Object.entries(values));
  const names = [...said.keys(), 'reason', 'title', 'dependsOn', 'agreementId'].filter(
    (name) => name !== 'entryId',
  );
  const name = names[pick % names.length] ?? 'title';
  // A correction of a correction says other changes; one party stays one.
  const instead =
    typeof said.get(name) === 'string' && name === 'by' ? possible.get('one') : possible.get(name);
  const value = name === 'changes' ? { occurred } : odd === 0 ? null : instead;
  return { data: { [name]: value ?? null }, ...(odd === 1 && { occurred }) };
}

const proposal: fc.Arbitrary<Proposal> = fc.oneof(
  { weight: 5, arbitrary: fc.oneof(...shapes.map(worldly)) },
  { weight: 2, arbitrary: editorial },
);

export interface HistoryShape {
  /** How many batches are proposed at most. */
  readonly proposals?: number;
  /** How many entries a batch has at most. */
  readonly batch?: number;
}

/** Legal histories as the batches in which they were accepted; the process and two of the parties come first, mostly. */
export function legalHistories({ proposals = 80, batch = 3 }: HistoryShape = {}): fc.Arbitrary<
  readonly Posted[][]
> {
  const most = fc.array(fc.array(proposal, { minLength: 1, maxLength: 1 }), {
    maxLength: proposals,
    size: 'max',
  });
  const some = fc.array(fc.array(proposal, { minLength: 1, maxLength: batch }), { maxLength: proposals / 4 });
  return fc.tuple(fc.integer({ min: 0, max: 9 }), most, some).map(([scene, singles, batches]) => {
    const opening = scene === 0 ? [] : [scenery];
    return accepted([...opening, ...mixed(singles, batches)]);
  });
}

/** One of the few after every third of the many. */
function mixed<T>(many: readonly T[], few: readonly T[]): T[] {
  const all: T[] = [];
  many.forEach((one, i) => all.push(one, ...(i % 3 === 2 ? few.slice((i - 2) / 3, (i + 1) / 3) : [])));
  return all;
}

/** Any batch, legal or not; `posted` makes entries of it. */
export const anyBatch: fc.Arbitrary<readonly Proposal[]> = fc.array(proposal, { minLength: 1, maxLength: 5 });

const scenery: readonly Proposal[] = [
  () => ({
    type: 'ProcessOpened',
    occurred: '2025-09-29',
    data: { title: { en: 'The Gaza ceasefire process' } },
  }),
  ...parties.map((name) => () => ({
    type: 'PartyJoined',
    occurred: '2025-09-29',
    data: { party: { id: name, name: { en: name }, kind: 'state' }, roles: ['mediator'] },
  })),
  ...['a', 'b'].map((phaseId) => () => ({
    type: 'PhaseDefined',
    occurred: '2025-09',
    data: { phaseId, ordinal: 1, title: { en: phaseId } },
  })),
];

/** The entries that proposals make, each with an id of its own; those of a wrong shape are left out. */
export function posted(proposals: readonly Proposal[], recorded: readonly Posted[], from: number): Posted[] {
  const made: Posted[] = [];
  proposals.forEach((propose, i) => {
    const reading = readEntry({ ...propose([...recorded, ...made]), id: idOf(`entry ${from + i}`) });
    if (reading.ok && reading.entry.id !== undefined) made.push({ ...reading.entry, id: reading.entry.id });
  });
  return made;
}

function accepted(proposed: readonly (readonly Proposal[])[]): Posted[][] {
  const state = new RecordState();
  const log: Filed[] = [];
  const history: Posted[][] = [];
  proposed.forEach((proposals, i) => {
    const batch = posted(proposals, log, 100 * i);
    const needed = new Set(filesNeededBy(state, batch));
    const entries = new Map(
      log.flatMap((entry) => (needed.has(entry.id) ? [[entry.id, entry] as const] : [])),
    );
    const candidates = batch.map((entry, index) => ({ index, entry }));
    if (batch.length === 0 || decide(state, candidates, { now: clock, entries }).length > 0) return;
    const filed = batch.map((entry, at): Filed => ({ ...entry, sequence: log.length + at }));
    evolve(state, filed, entries);
    log.push(...filed);
    history.push(batch);
  });
  return history;
}

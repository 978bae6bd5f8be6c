/** Entries of every type, proposed at random in view of what is recorded: most are likely to be accepted, many are not. */
import fc from 'fast-check';
import { idOf, press, type Posted } from './entries.js';
import { dates, fields, party, type Field } from './field-values.js';

/** Proposes an entry, in view of what is recorded so far. */
export type Proposal = (recorded: readonly Posted[]) => object;

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
  ['PartyChanged', ['partyId', 'memberOf'], ['aliases', 'reason']],
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
  ['CommitmentMoved', ['commitmentId', 'reason', 'phaseId'], ['agreementId']],
  ['ViolationAlleged', ['violationId', 'by', 'against', 'text'], ['commitmentId', 'agreementId'], 'by'],
  ['ViolationDenied', ['violationId', 'by'], ['text'], 'by'],
  ['ViolationFindingIssued', ['violationId', 'by', 'finding', 'text'], ['confidence'], 'by'],
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
      'redact',
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
      case 'redact':
        return { type: 'EntryRedacted', data: { entryId, body: leftOf(target, choice.change), reason } };
      case 'translate': {
        const { path, tag } = choice;
        return { type: 'TranslationAdded', data: { entryId, path, text: { [tag]: 'Texte' }, machine: true } };
      }
    }
  });

/** All that was posted but the note, and perhaps other words. */
function leftOf(target: Posted | undefined, [, values, odd]: readonly [number, object, number]): object {
  const { occurred, data = {}, sources } = target ?? {};
  const said: ReadonlyMap<string, unknown> = new Map(Object.entries(values));
  const words = ['text', 'reason'].filter((name) => odd > 0 && Object.hasOwn(data, name));
  const others = Object.fromEntries(words.map((name) => [name, said.get(name)]));
  return {
    ...(occurred !== undefined && { occurred }),
    data: { ...data, ...others },
    ...(sources && { sources }),
  };
}

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

export const proposal: fc.Arbitrary<Proposal> = fc.oneof(
  { weight: 5, arbitrary: fc.oneof(...shapes.map(worldly)) },
  { weight: 2, arbitrary: editorial },
);

/**
 * The load: entries in the shapes and sizes of docs/examples/gaza-2025.ndjson, the same ones in every run. Entry n of a
 * process refers only to entries before it and occurred after them, so a process can be as long as wanted.
 */

export interface Entry {
  readonly id?: string;
  readonly type: string;
  readonly occurred?: string;
  readonly data: object;
  readonly sources?: readonly object[];
}

const conflictParties = ['israel', 'hamas'];
const mediators = ['us', 'egypt', 'qatar', 'turkiye'];
const parties = [...conflictParties, ...mediators];
const themes = ['detainees', 'humanitarian_access', 'withdrawal', 'disarmament', 'governance', 'security'];

const BLOCK = 40;
const COMMITMENTS = 10;
/** A phase goes over so many blocks. */
const BLOCKS_A_PHASE = 5;
const statuses = ['preparing', 'in_progress', 'in_progress', 'stalled', 'completed'];

const sentences = [
  'Aid passes through the United Nations and the Red Crescent without interference, and the crossing opens both ways.',
  'Forces pull back to the agreed line, and the lines are frozen until the conditions for the next stage are met.',
  'The parties agree to exchange lists of detainees within seventy-two hours through the offices of the mediators.',
  'A technocratic committee works under the transitional body until the reform of the administration is complete.',
  'The mediators call on both sides to keep the calm and to bring their remarks to the joint monitoring centre.',
];
const arabic = [
  'تمر المساعدات عبر الأمم المتحدة والهلال الأحمر دون تدخل، ويفتح المعبر في الاتجاهين',
  'تنسحب القوات إلى الخط المتفق عليه وتجمد الخطوط إلى حين استيفاء شروط المرحلة التالية',
  'يدعو الوسطاء الطرفين إلى الحفاظ على الهدوء ورفع ملاحظاتهم إلى مركز المراقبة المشترك',
];

/** What every process begins with. */
export function opening(): Entry[] {
  const occurred = '2019-12-31';
  const title = { en: 'A ceasefire process', ar: 'مسار وقف إطلاق النار' };
  return [
    { type: 'ProcessOpened', occurred, data: { title, summary: { en: text(0, 2) }, regions: ['PS-GZA'] } },
    ...parties.map((id) => ({
      type: 'PartyJoined',
      occurred,
      data: {
        party: { id, name: { en: `Party ${id}` }, kind: id === 'hamas' ? 'non_state_armed' : 'state' },
        roles: [conflictParties.includes(id) ? 'conflict_party' : 'mediator'],
      },
    })),
  ];
}

/** One entry a minute, so that a million of them lie in the past. */
export function occurredAt(n: number): string {
  return `${new Date(Date.UTC(2020, 0, 1) + n * 60_000).toISOString().slice(0, 19)}Z`;
}

export function phaseId(phase: number): string {
  return `phase-${phase + 1}`;
}

/** Which phase entry n is about. */
function phaseOf(n: number): number {
  return Math.floor(n / BLOCK / BLOCKS_A_PHASE);
}

export function commitmentId(commitment: number): string {
  return `commitment-${commitment}`;
}

/** The number of the entry that makes a commitment. */
export function makingOf(commitment: number): number {
  return Math.floor(commitment / COMMITMENTS) * BLOCK + 2 + (commitment % COMMITMENTS);
}

/** The number of an entry to which no other refers: a statement of a block. */
export function statementIn(block: number): number {
  return block * BLOCK + 31;
}

/** The entry with number n of a process, after its opening. */
export function entryAt(n: number): Entry {
  return { occurred: occurredAt(n), sources: [source(n)], ...factAt(n) };
}

function factAt(n: number): { readonly type: string; readonly data: object } {
  const block = Math.floor(n / BLOCK);
  const place = n % BLOCK;
  const phase = phaseId(phaseOf(n));
  const commitment = (first: number): string => commitmentId(block * COMMITMENTS + place - first);
  if (place === 0 && block % BLOCKS_A_PHASE === 0) return phaseDefined(n, phase);
  if (place === 1) return meetingHeld(n);
  if (place >= 2 && place < 12) return commitmentMade(n, commitment(2), phase);
  if (place >= 12 && place < 22) {
    const level = place % 2 === 0 ? 'minimum' : 'intermediate';
    const data = { commitmentId: commitment(12), by: by(n, parties), level, text: { en: text(n, 2) } };
    return { type: 'CommitmentProgressReported', data };
  }
  if (place >= 22 && place < 26) {
    const reason = { en: text(n, 2), ar: inArabic(n) };
    const data = { commitmentId: commitment(22), assessor: 'desk', level: 'intermediate', reason };
    return { type: 'CommitmentAssessed', data };
  }
  const status = statuses[block % BLOCKS_A_PHASE] ?? 'in_progress';
  if (place >= 26 && place < 30)
    return { type: 'PhaseDeclared', data: { phaseId: phase, status, by: by(n, parties) } };
  if (place === 30)
    return { type: 'PhaseStatusDetermined', data: { phaseId: phase, status, reason: { en: text(n, 3) } } };
  if (place === 37) return violationAlleged(n, block);
  if (place === 38) {
    const data = { violationId: `violation-${block}`, by: 'israel', text: { en: text(n, 2) } };
    return { type: 'ViolationDenied', data };
  }
  if (place === 39) {
    const data = { commitmentId: commitment(30), due: occurredAt(n + 50_000), reason: { en: text(n, 2) } };
    return { type: 'CommitmentDeadlineSet', data };
  }
  return statementIssued(n, block, place > 1);
}

function phaseDefined(n: number, phase: string): { readonly type: string; readonly data: object } {
  const objectives = [0, 1, 2].map((i) => ({ en: text(n + i, 1) }));
  const title = { en: `The phase ${phase}`, ar: inArabic(n) };
  return { type: 'PhaseDefined', data: { phaseId: phase, ordinal: phaseOf(n) + 1, title, objectives } };
}

function meetingHeld(n: number): { readonly type: string; readonly data: object } {
  const participants = mediators.map((partyId) => ({
    partyId,
    representatives: [{ name: `Envoy of ${partyId}`, office: 'Special envoy' }],
  }));
  const data = {
    meetingId: `meeting-${Math.floor(n / BLOCK)}`,
    title: { en: 'A meeting of the mediators', ar: 'اجتماع الوسطاء' },
    participants,
    place: { name: { en: 'Cairo' }, country: 'EG' },
    format: 'in_person',
    topics: [{ en: text(n, 1) }],
    outcome: { en: text(n, 2) },
  };
  return { type: 'MeetingHeld', data };
}

function commitmentMade(
  n: number,
  id: string,
  phase: string,
): { readonly type: string; readonly data: object } {
  const data = {
    commitmentId: id,
    by: [by(n, conflictParties)],
    to: [by(n, mediators)],
    text: { en: text(n, 2), ar: inArabic(n) },
    theme: by(n, themes),
    standing: 'binding',
    phaseId: phase,
    due: occurredAt(n + 40_000).slice(0, 10),
  };
  return { type: 'CommitmentMade', data };
}

function violationAlleged(n: number, block: number): { readonly type: string; readonly data: object } {
  const data = {
    violationId: `violation-${block}`,
    by: 'hamas',
    against: ['israel'],
    text: { en: text(n, 2) },
    place: { name: { en: 'Khan Yunis' } },
    harm: { killed: { low: 1, best: 2, high: 4 } },
  };
  return { type: 'ViolationAlleged', data };
}

function statementIssued(
  n: number,
  block: number,
  afterMeeting: boolean,
): { readonly type: string; readonly data: object } {
  const data = {
    statementId: `statement-${n}`,
    issuers: [by(n, parties)],
    title: { en: 'A statement on the talks', ar: 'بيان حول المحادثات' },
    text: { en: text(n, 3), ar: inArabic(n) },
    medium: 'press_release',
    spokesperson: { name: 'A spokesperson', office: 'Foreign ministry' },
    ...(afterMeeting ? { meetingId: `meeting-${block}` } : {}),
  };
  return { type: 'StatementIssued', data };
}

export function source(n: number): object {
  return {
    publisher: 'example.org',
    url: `https://example.org/reports/2025/report-${n}`,
    title: 'A report on the talks of the day',
    publishedOn: '2025-10-10',
    quote: sentences[n % sentences.length],
    kind: 'press',
  };
}

function by<T>(n: number, list: readonly T[]): T {
  return list[n % list.length] as T;
}

function text(n: number, count: number): string {
  return Array.from({ length: count }, (_, i) => by(n + i, sentences)).join(' ');
}

function inArabic(n: number): string {
  return by(n, arabic);
}

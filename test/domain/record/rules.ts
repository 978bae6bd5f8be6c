/**
 * The rules of the record, written once more, from the text of the design and over a whole history: slow, and as plain as
 * it can be. It shares nothing with the decisions but the reading of dates and of single entries.
 */
import { parseOccurred } from '../../../src/domain/time/occurred.js';
import { catalogue, isEventType } from '../../../src/domain/vocabulary/catalogue.js';
import { readEntry } from '../../../src/domain/vocabulary/read-entry.js';
import type { Posted } from './entries.js';

interface Fields {
  readonly [field: string]: unknown;
}

/** An entry of the world as it stands after all editorial entries, at its place. */
export interface Standing {
  readonly id: string;
  readonly type: string;
  readonly recorded: number;
  readonly data: Fields;
  readonly body: Fields;
  readonly order: number;
  readonly depth: number;
}

/** The entries of the world that stand, in the world's order, and everything that is wrong with them. */
export function standing(log: readonly Posted[]): {
  readonly entries: Standing[];
  /** The parties whose disputes stand. */
  readonly disputing: string[];
  readonly wrongs: string[];
} {
  const wrongs: string[] = [];
  const says = editorsOf(log, wrongs);
  const disputing = log.flatMap((entry) => {
    const data = entry.type === 'EntryDisputed' ? says(entry)?.['data'] : undefined;
    return data === undefined ? [] : [String((data as Fields)['by'])];
  });
  const texts = log.flatMap((entry, recorded) => {
    const body = isEditorial(entry.type) ? undefined : says(entry);
    return body ? [{ id: entry.id, type: entry.type, recorded, body, data: body['data'] as Fields }] : [];
  });
  if (wrongs.length > 0) return { entries: [], disputing, wrongs };
  const place = placer(texts, wrongs);
  const entries = texts.map((text) => ({ ...text, ...place(text, []) }));
  entries.sort(inOrder);
  return { entries, disputing, wrongs };
}

export function inOrder(a: Omit<Standing, 'type' | 'id'>, b: Omit<Standing, 'type' | 'id'>): number {
  return a.order - b.order || a.depth - b.depth || a.recorded - b.recorded;
}

function isEditorial(type: string): boolean {
  return isEventType(type) && catalogue[type].kind === 'editorial';
}

/** What an entry says now; undefined when it is retracted. */
function editorsOf(log: readonly Posted[], wrongs: string[]): (entry: Posted) => Fields | undefined {
  const says = (entry: Posted): Fields | undefined => {
    let body: Fields | undefined = { ...entry };
    for (const about of log) {
      if (!('entryId' in about.data) || about.data.entryId !== entry.id) continue;
      const said = says(about);
      if (!said || !body || !readEntry(said).ok) continue;
      const data = said['data'] as Fields;
      if (about.type === 'EntryRetracted') body = undefined;
      if (about.type === 'EntryCorrected') body = changed(body ?? {}, data['changes'] as Fields);
      if (about.type === 'TranslationAdded') body = translated(body ?? {}, data, wrongs);
    }
    if (body && !readEntry(body).ok) wrongs.push(`${entry.type} ${entry.id} has a wrong shape`);
    return body;
  };
  return says;
}

function changed(body: Fields, changes: Fields): Fields {
  const data = { ...(body['data'] as Fields), ...(changes['data'] as Fields | undefined) };
  const kept = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
  return { ...body, ...changes, data: kept };
}

function translated(body: Fields, { path, text }: Fields, wrongs: string[]): Fields {
  const copy = structuredClone(body['data']);
  let at = copy as Fields;
  for (const key of String(path).slice(1).split('/')) at = (at[key] ?? {}) as Fields;
  if (Object.keys(at).length === 0) wrongs.push(`a translation leads nowhere: ${String(path)}`);
  for (const [tag, words] of Object.entries(text as Fields)) {
    if (tag in at) wrongs.push(`a translation is there twice: ${tag}`);
    Object.assign(at, { [tag]: words });
  }
  return { ...body, data: copy };
}

type Text = Omit<Standing, 'order' | 'depth'>;

/** The field that names the thing which an entry is a step of. */
const steps: readonly (readonly [prefix: string, kind: string, field: string])[] = [
  ['Meeting', 'meeting', 'meetingId'],
  ['Statement', 'statement', 'statementId'],
  ['Agreement', 'agreement', 'agreementId'],
  ['Body', 'body', 'bodyId'],
  ['Phase', 'phase', 'phaseId'],
  ['Commitment', 'commitment', 'commitmentId'],
  ['Violation', 'violation', 'violationId'],
];

export function subjectOf({ type, data }: Pick<Text, 'type' | 'data'>): string {
  if (type === 'PartyJoined') return `party ${String((data['party'] as Fields)['id'])}`;
  if (type.startsWith('Party')) return `party ${String(data['partyId'])}`;
  const [, kind, field] = steps.find(([prefix]) => type.startsWith(prefix)) ?? [];
  return kind === undefined || field === undefined ? 'process' : `${kind} ${String(data[field])}`;
}

function introduces({ type }: Text): boolean {
  const own = ['StatementIssued', 'BodyEstablished', 'PhaseDefined', 'CommitmentMade', 'ViolationAlleged'];
  return own.includes(type) || /^(Agreement|Meeting)/.test(type) || type === 'PartyJoined';
}

/** What an entry refers to, parties left out. */
export function referencesOf(text: Text): string[] {
  const own = subjectOf(text);
  const named: string[] = introduces(text) || /^(Process|Party)/.test(text.type) ? [] : [own];
  for (const [, kind, field] of steps) {
    const id = text.data[field];
    if (typeof id === 'string' && `${kind} ${id}` !== own) named.push(`${kind} ${id}`);
  }
  for (const { kind, id } of (text.data['about'] ?? []) as readonly Fields[])
    named.push(`${String(kind)} ${String(id)}`);
  for (const id of (text.data['dependsOn'] ?? []) as readonly string[]) named.push(`commitment ${id}`);
  if (text.data['supersededBy'] !== undefined)
    named.push(`commitment ${text.data['supersededBy'] as string}`);
  return named;
}

function partiesOf({ type, data }: Text): unknown[] {
  const many = ['by', 'to', 'against', 'issuers', 'members', 'absent'].flatMap((field) => data[field] ?? []);
  const present = ((data['participants'] ?? []) as readonly Fields[]).map(({ partyId }) => partyId);
  return [
    ...many,
    ...present,
    ...(type === 'PartyRolesChanged' || type === 'PartyLeft' ? [data['partyId']] : []),
  ];
}

/** `order = max(earliest, order of each thing referred to)`, and the longest chain of references. */
function placer(
  texts: readonly Text[],
  wrongs: string[],
): (text: Text, above: readonly Text[]) => { order: number; depth: number } {
  const place = (text: Text, above: readonly Text[]): { order: number; depth: number } => {
    if (above.includes(text)) {
      wrongs.push(`${text.type} ${text.id} refers to itself in the end`);
      return { order: 0, depth: 0 };
    }
    const span = parseOccurred(String(text.body['occurred']));
    if (!span.ok) throw new Error(`no date: ${String(text.body['occurred'])}`);
    let { earliest: order } = span.value;
    let depth = 0;
    for (const reference of referencesOf(text)) {
      const introducers = texts.filter((other) => introduces(other) && subjectOf(other) === reference);
      const places = introducers
        .map((other) => ({ ...other, ...place(other, [...above, text]) }))
        .sort(inOrder);
      const [first] = places;
      if (!first) {
        wrongs.push(`${text.type} ${text.id} refers to ${reference}, which is not on the record`);
        continue;
      }
      order = Math.max(order, first.order);
      depth = Math.max(depth, first.depth + 1);
    }
    if (order > span.value.latest) wrongs.push(`${text.type} ${text.id} is too early for what it refers to`);
    return { order, depth };
  };
  return place;
}

const phaseTable: Readonly<Record<string, string>> = {
  not_started: 'preparing, in_progress, superseded',
  preparing: 'in_progress, stalled, suspended, superseded, collapsed',
  in_progress: 'stalled, suspended, completed, collapsed, superseded',
  stalled: 'preparing, in_progress, suspended, completed, collapsed, superseded',
  suspended: 'preparing, in_progress, collapsed, superseded',
  completed: 'in_progress',
  collapsed: 'preparing, in_progress',
  superseded: '',
};

/** Everything that is wrong with the record that a log leaves. */
export function wrongsOf(log: readonly Posted[]): string[] {
  const { entries, disputing, wrongs } = standing(log);
  const recorded = entries.toSorted((a, b) => a.recorded - b.recorded);
  const tell = (entry: Text, what: string): number => wrongs.push(`${entry.type} ${entry.id}: ${what}`);
  const joined = new Set(
    recorded.filter(({ type }) => type === 'PartyJoined').map((entry) => subjectOf(entry)),
  );
  if (log.length > 0 && recorded[0]?.type !== 'ProcessOpened') wrongs.push('does not begin with its opening');
  for (const by of disputing) if (!joined.has(`party ${by}`)) wrongs.push(`a dispute names ${by}`);
  for (const entry of entries) {
    for (const party of partiesOf(entry))
      if (!joined.has(`party ${String(party)}`)) tell(entry, `names ${String(party)}`);
  }
  walkProcess(recorded, tell);
  for (const [subject, all] of Map.groupBy(entries, subjectOf)) {
    const told = recorded.filter((entry) => subjectOf(entry) === subject);
    walkIntroductions(all, tell);
    if (subject.startsWith('party')) walkParty(told, tell);
    if (subject.startsWith('agreement')) walkAgreement(told, tell);
    if (subject.startsWith('meeting')) walkMeeting(all, tell);
    if (subject.startsWith('phase')) walkPhase(all, tell);
    if (subject.startsWith('commitment')) walkCommitment(all, tell);
    const ends = all.filter(({ type }) =>
      ['StatementWithdrawn', 'BodyDissolved', 'ViolationResolved'].includes(type),
    );
    for (const end of ends.slice(1)) tell(end, 'ends twice');
  }
  return wrongs;
}

type Tell = (entry: Text, what: string) => void;

/** Opened first, then closed and reopened in turn; nothing of the world is recorded in between. */
function walkProcess(recorded: readonly Standing[], tell: Tell): void {
  let open = false;
  recorded.forEach((entry, i) => {
    if (entry.type === 'ProcessOpened') {
      if (i > 0) tell(entry, 'opens what is open');
      open = true;
    } else if (entry.type === 'ProcessReopened') {
      if (open) tell(entry, 'reopens what is open');
      open = true;
    } else {
      if (!open) tell(entry, 'is recorded in a closed process');
      if (entry.type === 'ProcessClosed') open = false;
    }
  });
}

function walkIntroductions(steps: readonly Standing[], tell: Tell): void {
  const once = steps.filter(
    (entry) => introduces(entry) && !/^(Party|Agreement|Meeting(?!Scheduled))/.test(entry.type),
  );
  for (const entry of once.slice(1)) tell(entry, 'takes an id that is taken');
}

function walkParty(told: readonly Standing[], tell: Tell): void {
  let inside = false;
  for (const entry of told) {
    if (entry.type === 'PartyJoined') {
      if (inside) tell(entry, 'joins twice');
      inside = true;
    } else if (entry.type === 'PartyLeft') {
      if (!inside) tell(entry, 'leaves twice');
      inside = false;
    }
  }
}

function walkAgreement(told: readonly Standing[], tell: Tell): void {
  told.forEach((entry, i) => {
    const { title, kind, points } = entry.data;
    if (i === 0 && (title === undefined || kind === undefined))
      tell(entry, 'is the first step and says not what');
    if (i === 0) return;
    if (title !== undefined || kind !== undefined) tell(entry, 'is a later step with title or kind');
    if (points !== undefined && entry.type !== 'AgreementAmended') tell(entry, 'is a later step with points');
  });
}

function walkMeeting(all: readonly Standing[], tell: Tell): void {
  let state = '';
  for (const entry of all) {
    if (state === 'held' || state === 'cancelled') tell(entry, `comes after the meeting was ${state}`);
    const announced = state !== '';
    if (!announced && /Rescheduled|Cancelled/.test(entry.type)) tell(entry, 'was never scheduled');
    const { title, participants } = entry.data;
    if (!announced && (title === undefined || participants === undefined))
      tell(entry, 'says not what it was');
    state =
      entry.type === 'MeetingHeld' ? 'held' : entry.type === 'MeetingCancelled' ? 'cancelled' : 'scheduled';
  }
}

function walkPhase(all: readonly Standing[], tell: Tell): void {
  let status = 'not_started';
  for (const entry of all.filter(({ type }) => type === 'PhaseStatusDetermined')) {
    const next = String(entry.data['status']);
    if (next !== status) {
      if (!phaseTable[status]?.split(', ').includes(next)) tell(entry, `goes from ${status} to ${next}`);
      const reasoned = entry.data['reason'] !== undefined;
      if ((status === 'completed' || status === 'collapsed') && !reasoned)
        tell(entry, `leaves ${status} without reason`);
    }
    status = next;
  }
}

function walkCommitment(all: readonly Standing[], tell: Tell): void {
  let now = '';
  const levels = new Map<unknown, unknown>();
  for (const entry of all) {
    const { standing: to, assessor, level, reversal } = entry.data;
    const over = ['superseded', 'waived', 'lapsed'].includes(now);
    if (entry.type === 'CommitmentMade') now = String(to);
    if (entry.type === 'CommitmentStandingChanged') {
      if (over) tell(entry, `leaves ${now}`);
      const step = `${now} ${String(to)}`;
      const steady = ['proposed binding', 'binding suspended', 'suspended binding'].includes(step);
      if (!steady && !['superseded', 'waived', 'lapsed'].includes(String(to))) tell(entry, `goes ${step}`);
      now = String(to);
    }
    if (entry.type !== 'CommitmentAssessed') continue;
    if (over) tell(entry, `assesses what is ${now}`);
    if (levels.get(assessor) === 'complete' && level !== 'complete' && reversal !== true)
      tell(entry, 'steps back');
    levels.set(assessor, level);
  }
}

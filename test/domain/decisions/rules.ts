/**
 * The rules of the record, written once more, from the text of the design and over a whole history: slow, and as plain as
 * it can be. It shares nothing with the decisions but the reading of dates and of single entries.
 */
import type { Posted } from './entries.js';
import { introduces, standing, subjectOf, type Fields, type Standing, type Text } from './standing.js';

function partiesOf({ type, data }: Text): unknown[] {
  const many = ['by', 'to', 'against', 'issuers', 'members', 'absent', 'memberOf', 'attributedTo'].flatMap(
    (field) => data[field] ?? [],
  );
  const present = ((data['participants'] ?? []) as readonly Fields[]).map(({ partyId }) => partyId);
  return [...many, ...present, ...(/^Party(RolesChanged|Changed|Left)/.test(type) ? [data['partyId']] : [])];
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
  walkTies(entries, tell);
  walkDates(entries, tell);
  walkNames(entries, tell);
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

/** What a date hangs on is on the record, whenever. */
function walkNames(entries: readonly Standing[], tell: Tell): void {
  const there = new Set(entries.filter(introduces).map((entry) => subjectOf(entry)));
  for (const entry of entries) {
    const due = entry.data['due'];
    if (typeof due !== 'object' || due === null) continue;
    const { kind, id } = (due as Fields)['of'] as Fields;
    const name = `${String(kind)} ${String(id)}`;
    if (!there.has(name)) tell(entry, `hangs on ${name}, which is not on the record`);
  }
}

/** At no moment is a commitment due by its own date in the end. Entries come in occurred order. */
function walkDates(entries: readonly Standing[], tell: Tell): void {
  const hangsOn = new Map<string, string | undefined>();
  for (const entry of entries) {
    if (entry.type !== 'CommitmentMade' && entry.type !== 'CommitmentDeadlineSet') continue;
    const own = String(entry.data['commitmentId']);
    const due = entry.data['due'] as Fields | string | undefined;
    const isByDate = typeof due === 'object' && due['when'] === 'due';
    hangsOn.set(own, isByDate ? String((due['of'] as Fields)['id']) : undefined);
    const path = new Set<string>();
    for (let at = hangsOn.get(own); at !== undefined && !path.has(at); at = hangsOn.get(at)) path.add(at);
    if (path.has(own)) tell(entry, 'is due by its own date in the end');
  }
}

/** At no moment does a party belong to itself, however many parties lie between. Entries come in occurred order. */
function walkTies(entries: readonly Standing[], tell: Tell): void {
  const memberOf = new Map<string, readonly string[]>();
  for (const entry of entries) {
    const ties = entry.type === 'PartyChanged' ? entry.data['memberOf'] : undefined;
    if (ties === undefined) continue;
    const party = String(entry.data['partyId']);
    memberOf.set(party, ties as readonly string[]);
    const above = new Set(memberOf.get(party));
    for (const one of above) for (const next of memberOf.get(one) ?? []) above.add(next);
    if (above.has(party)) tell(entry, 'belongs to itself in the end');
  }
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
    if (level === 'not_assessable') continue;
    if (levels.get(assessor) === 'complete' && level !== 'complete' && reversal !== true)
      tell(entry, 'steps back');
    levels.set(assessor, level);
  }
}

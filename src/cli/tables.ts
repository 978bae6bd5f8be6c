/** The demo's answers as tables that fit the terminal. */
import type { PartyCommitmentsView, PhaseStatusView, ViolationView } from '../application/read-models.js';
import { textsOf, type LocalizedText } from '../domain/values/localized-text.js';
import { layOut } from './columns.js';

/** A phase as it stood at a moment. */
export interface PhaseAt {
  readonly at: string;
  readonly phase: PhaseStatusView;
}

/** @param width columns of the terminal */
export function phaseTable(phases: readonly PhaseAt[], width: number): string {
  const headings = ['At', 'Phase', 'Determined by the desk', 'Declared by parties', 'Agreement'];
  const rows = phases.map(({ at, phase }) => {
    const { status, since } = phase.determined;
    const declared = phase.declarations.map(
      (one) => `${one.party}: ${one.status} (${one.occurred.text}${one.stale ? ', stale' : ''})`,
    );
    return [
      at,
      phase.phaseId,
      status === 'not_started' ? status : `${status} since ${since.text}`,
      declared.join('\n'),
      phase.agreement,
    ];
  });
  return layOut({ headings, rows, width });
}

/** @param width columns of the terminal */
export function commitmentTable(commitments: readonly PartyCommitmentsView[], width: number): string {
  const headings = ['Commitment', 'By', 'What', 'Due', 'Voices', 'So'];
  const rows = commitments.map((row) => [
    `${row.commitmentId} (${row.standing})`,
    row.by.join(', '),
    shortened(inOneLanguage(row.text), 90),
    dueOf(row),
    [
      ...row.assessments.map(({ assessor, level }) => `${assessor}: ${level}`),
      ...row.claims.map(({ party, level }) => `${party}: ${level}`),
    ].join('\n'),
    flagsOf(row).join(', '),
  ]);
  return layOut({ headings, rows, width });
}

/** The day, or what the date hangs on while that has not happened. */
function dueOf({ due, dueDate }: PartyCommitmentsView): string {
  if (due === null) return '';
  if (typeof due === 'string') return dayOf(due);
  if (dueDate?.latest != null) return dueDate.latest.slice(0, 10);
  return `${due.offset} from ${due.of.id} ${due.when.replace('_', ' ')}`;
}

/** The same commitments as reports had told of them, and as they are known now. */
export interface Knowledge {
  readonly reported: readonly PartyCommitmentsView[];
  readonly known: readonly PartyCommitmentsView[];
}

/** Those that are known otherwise now. @param width columns of the terminal */
export function knowledgeTable({ reported, known }: Knowledge, width: number): string {
  const now = new Map(known.map((row) => [row.commitmentId, stateOf(row)]));
  const rows = reported
    .map((row) => [row.commitmentId, stateOf(row), now.get(row.commitmentId) ?? ''])
    .filter(([, then, today]) => then !== today);
  return layOut({ headings: ['Commitment', 'As reported by then', 'As known now'], rows, width });
}

function stateOf(row: PartyCommitmentsView): string {
  const day = dueOf(row);
  const date = day === '' ? 'no date' : `due ${day}${row.overdue ? ', overdue' : ''}`;
  return row.level === null ? date : `${date}\n${row.level}`;
}

/** @param width columns of the terminal */
export function findingTable(violations: readonly ViolationView[], width: number): string {
  const headings = ['Violation', 'Alleged against', 'Attributed to', 'In the words of the finding'];
  const rows = violations.map(({ violationId, against, attributedTo, findings }) => [
    violationId,
    against.join(', '),
    attributedTo.join(', '),
    inOneLanguage(findings.at(-1)?.text ?? {}),
  ]);
  return layOut({ headings, rows, width });
}

/** Open: binding, and no assessor says that it is complete. */
function isOpen({ standing, level }: PartyCommitmentsView): boolean {
  return standing === 'binding' && level !== 'complete';
}

export function flagsOf(row: PartyCommitmentsView): string[] {
  return [
    ...(row.overdue ? ['overdue'] : []),
    ...(row.contested ? ['contested'] : []),
    ...(isOpen(row) ? ['open'] : []),
  ];
}

/** A date-time as its day; what is uncertain stays as it is. */
function dayOf(date: string): string {
  return date.replace(/^(\d{4}-\d\d-\d\d)T[^/]*$/, '$1');
}

/** English where there is English, else the language that the text has. */
function inOneLanguage(text: LocalizedText): string {
  const texts = textsOf(text);
  return texts['en'] ?? Object.values(texts)[0] ?? '';
}

const segmenter = new Intl.Segmenter();

/** By what a reader takes for characters: a letter keeps its marks. */
function shortened(text: string, most: number): string {
  const characters = [...segmenter.segment(text)].map(({ segment }) => segment);
  if (characters.length <= most) return text;
  return `${characters
    .slice(0, most - 1)
    .join('')
    .trimEnd()}…`;
}

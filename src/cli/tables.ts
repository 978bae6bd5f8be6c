/** The demo's answers as tables that a person can read in a terminal of 100 columns. */
import Table from 'cli-table3';
import type { PartyCommitmentsView, PhaseStatusView } from '../application/read-models.js';
import { textsOf, type LocalizedText } from '../domain/vocabulary/localized-text.js';

/** A phase as it stood at a moment. */
export interface PhaseAt {
  readonly at: string;
  readonly phase: PhaseStatusView;
}

export function phaseTable(phases: readonly PhaseAt[]): string {
  const table = new Table({
    head: ['At', 'Phase', 'Determined by the desk', 'Declared by parties', 'Agreement'],
    colWidths: [12, 11, 32, 28, 13],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { at, phase } of phases) {
    const { status, since } = phase.determined;
    table.push([
      at,
      phase.phaseId,
      status === 'not_started' ? status : `${status} since ${since.text}`,
      phase.declarations
        .map((one) => `${one.party}: ${one.status} (${one.occurred.text}${one.stale ? ', stale' : ''})`)
        .join('\n'),
      phase.agreement,
    ]);
  }
  return table.toString();
}

export function commitmentTable(commitments: readonly PartyCommitmentsView[]): string {
  const table = new Table({
    head: ['Commitment', 'By', 'What', 'Due', 'Voices', 'So'],
    colWidths: [16, 12, 29, 12, 16, 12],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of commitments) {
    table.push([
      `${row.commitmentId} (${row.standing})`,
      row.by.join(', '),
      shortened(english(row.text), 90),
      row.due?.text.slice(0, 10) ?? '',
      [
        ...row.assessments.map(({ assessor, level }) => `${assessor}: ${level}`),
        ...row.claims.map(({ party, level }) => `${party}: ${level}`),
      ].join('\n'),
      flagsOf(row).join(', '),
    ]);
  }
  return table.toString();
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

function english(text: LocalizedText): string {
  const texts = textsOf(text);
  return texts['en'] ?? Object.values(texts)[0] ?? '';
}

function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

import { describe, it } from 'vitest';
import { phaseStatuses, type PhaseStatus } from '../../../src/domain/events/enumerations.js';
import { declared, defined, determined, process, type Posted } from './entries.js';
import { given } from './specification.js';

/** The table of the design. */
const table: Readonly<Record<PhaseStatus, readonly PhaseStatus[]>> = {
  not_started: ['preparing', 'in_progress', 'superseded'],
  preparing: ['in_progress', 'stalled', 'suspended', 'superseded', 'collapsed'],
  in_progress: ['stalled', 'suspended', 'completed', 'collapsed', 'superseded'],
  stalled: ['preparing', 'in_progress', 'suspended', 'completed', 'collapsed', 'superseded'],
  suspended: ['preparing', 'in_progress', 'collapsed', 'superseded'],
  completed: ['in_progress'],
  collapsed: ['preparing', 'in_progress'],
  superseded: [],
};

/** How a phase comes to each status. */
const ways: Readonly<Record<PhaseStatus, readonly PhaseStatus[]>> = {
  not_started: [],
  preparing: ['preparing'],
  in_progress: ['in_progress'],
  stalled: ['in_progress', 'stalled'],
  suspended: ['in_progress', 'suspended'],
  completed: ['in_progress', 'completed'],
  collapsed: ['in_progress', 'collapsed'],
  superseded: ['superseded'],
};

function phaseAt(status: PhaseStatus): Posted[] {
  const steps = ways[status].map((to, i) => determined('phase-2', to, `2025-10-${10 + i}`));
  return [...process, defined('phase-2'), ...steps];
}

const reason = 'The desk sees it so.';
const pairs = phaseStatuses.flatMap((from) => phaseStatuses.map((to) => [from, to] as const));
const legal = pairs.filter(([from, to]) => table[from].includes(to));
const illegal = pairs.filter(([from, to]) => from !== to && !table[from].includes(to));

describe('the determined status of a phase', () => {
  it.each(legal)('goes from %s to %s', (from, to) => {
    const record = phaseAt(from);
    const next = determined('phase-2', to, '2026-01-14', reason);
    given(record)
      .when(next)
      .then([...record.slice(process.length), next]);
  });

  it.each(illegal)('never goes from %s to %s', (from, to) => {
    const words = [`from ${from} `, ` to ${to} `];
    given(phaseAt(from))
      .when(determined('phase-2', to, '2026-01-14', reason))
      .refuses('illegal-transition', '/data/status', ...words);
  });

  it.each(phaseStatuses)('may be reaffirmed as %s, without a reason', (status) => {
    const record = phaseAt(status);
    const again = determined('phase-2', status, '2026-01-14');
    given(record)
      .when(again)
      .then([...record.slice(process.length), again]);
  });

  it.each(['completed', 'collapsed'] as const)('leaves %s only with a reason', (status) => {
    const record = phaseAt(status);
    const by = record.at(-1);
    given(record)
      .when(determined('phase-2', 'in_progress', '2026-01-14'))
      .refuses(
        'illegal-transition',
        '/data/reason',
        `from ${status}`,
        'to in_progress',
        by?.id ?? '',
        'reason',
      );
  });

  it('names the neighbour that forbids a step, the definition where there was no step before', () => {
    given(phaseAt('preparing'))
      .when(determined('phase-2', 'completed', '2026-01-14'))
      .refuses('illegal-transition', '/data/status', determined('phase-2', 'preparing', '2025-10-10').id);
    given(phaseAt('not_started'))
      .when(determined('phase-2', 'completed', '2026-01-14'))
      .refuses(
        'illegal-transition',
        '/data/status',
        'from its definition on',
        'preparing, in_progress, superseded',
      );
  });

  it('is of a phase that is defined', () => {
    given(process)
      .when(determined('phase-2', 'preparing', '2025-12-20'))
      .refuses('reference-not-found', '/data/phaseId', 'phase "phase-2"');
  });

  it('is independent of other phases: they may overlap', () => {
    const one = determined('phase-1', 'in_progress', '2025-10-10T12:00+03:00');
    const two = determined('phase-2', 'in_progress', '2026-01-14');
    const definitions = [defined('phase-1'), defined('phase-2')];
    given([...process, ...definitions, one])
      .when(two)
      .then([...definitions, one, two]);
  });
});

describe('what a party declares of a phase', () => {
  it.each(phaseStatuses)('is never refused for its status: %s', (status) => {
    const record = [...process, defined('phase-2')];
    const claim = declared('phase-2', status, '2025-10-13');
    given(record)
      .when(claim)
      .then([defined('phase-2'), claim]);
  });

  it('moves nothing: after the declaration of October the desk still determines the preparation of December', () => {
    const claim = declared('phase-2', 'in_progress', '2025-10-13');
    const preparing = determined('phase-2', 'preparing', '2025-12-20');
    given([...process, defined('phase-2'), claim])
      .when(preparing)
      .then([defined('phase-2'), claim, preparing]);
  });

  it('is said by a party of the process, of a phase and in a statement that are on the record', () => {
    given(process)
      .when(declared('phase-2', 'in_progress', '2025-10-13', { by: 'un', statementId: 'launch' }))
      .refusesAll([
        [0, 'reference-not-found', '/data/phaseId', 'phase "phase-2"'],
        [0, 'party-not-in-process', '/data/by', 'party "un"'],
        [0, 'reference-not-found', '/data/statementId', 'statement "launch"'],
      ]);
  });
});

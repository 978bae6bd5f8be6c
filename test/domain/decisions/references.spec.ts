import { describe, it } from 'vitest';
import {
  alleged,
  assessed,
  declared,
  defined,
  denied,
  dissolved,
  due,
  established,
  held,
  issued,
  made,
  process,
  proposed,
  reported,
  resolved,
  stands,
  found,
  withdrawn,
  type Posted,
} from './entries.js';
import { given } from './specification.js';

const none = 'none-such';

describe('what an entry refers to', () => {
  const cases: readonly [string, Posted, string, string][] = [
    [
      'the meeting of a statement',
      issued('s', '2025-12-20', { meetingId: none }),
      '/data/meetingId',
      'meeting',
    ],
    ['the statement withdrawn', withdrawn(none, '2025-12-22'), '/data/statementId', 'statement'],
    [
      'the agreement of a body',
      established('cmcc', '2025-10-17', { agreementId: none }),
      '/data/agreementId',
      'agreement',
    ],
    ['the body dissolved', dissolved(none, '2026-05'), '/data/bodyId', 'body'],
    [
      'the agreement of a phase',
      defined('phase-1', '2025-09-29', { agreementId: none }),
      '/data/agreementId',
      'agreement',
    ],
    ['the phase declared', declared(none, 'preparing', '2025-10-13'), '/data/phaseId', 'phase'],
    ['the phase of a commitment', made('c', '2025-10-03', { phaseId: none }), '/data/phaseId', 'phase'],
    [
      'the agreement of a commitment',
      made('c', '2025-10-03', { agreementId: none }),
      '/data/agreementId',
      'agreement',
    ],
    [
      'the statement of a commitment',
      made('c', '2025-10-03', { statementId: none }),
      '/data/statementId',
      'statement',
    ],
    [
      'what a commitment waits for',
      made('c', '2025-10-03', { dependsOn: [none] }),
      '/data/dependsOn/0',
      'commitment',
    ],
    [
      'the commitment reported on',
      reported(none, 'minimum', '2025-10-13'),
      '/data/commitmentId',
      'commitment',
    ],
    ['the commitment assessed', assessed(none, 'minimum', '2025-12-20'), '/data/commitmentId', 'commitment'],
    ['the commitment that is due', due(none, '2026-01-31', '2025-12-21'), '/data/commitmentId', 'commitment'],
    [
      'the commitment that stands otherwise',
      stands(none, 'binding', '2025-10-09'),
      '/data/commitmentId',
      'commitment',
    ],
    [
      'the commitment of a violation',
      alleged('v', '2025-10-19', { commitmentId: none }),
      '/data/commitmentId',
      'commitment',
    ],
    [
      'the agreement of a violation',
      alleged('v', '2025-10-19', { agreementId: none }),
      '/data/agreementId',
      'agreement',
    ],
    ['the violation denied', denied(none, '2025-10-19'), '/data/violationId', 'violation'],
    ['the violation that a finding is about', found(none, '2025-10-20'), '/data/violationId', 'violation'],
    ['the violation resolved', resolved(none, '2025-10-20'), '/data/violationId', 'violation'],
    ...(['phase', 'meeting', 'agreement', 'commitment', 'body', 'statement', 'violation'] as const).map(
      (kind): [string, Posted, string, string] => [
        `the ${kind} that a statement is about`,
        issued('s', '2025-12-20', { about: [{ kind, id: none }] }),
        '/data/about/0',
        kind,
      ],
    ),
  ];

  it.each(cases)('has to be on the record: %s', (_what, entry, pointer, kind) => {
    given(process).when(entry).refuses('reference-not-found', pointer, `${kind} "${none}"`);
  });

  it('has to be on the record: what takes the place of a commitment', () => {
    const first = made('point-4', '2025-10-03');
    given([...process, first])
      .when(stands('point-4', 'superseded', '2025-10-09', none))
      .refuses('reference-not-found', '/data/supersededBy', `commitment "${none}"`);
  });

  it('is never itself', () => {
    given(process)
      .when(made('point-4', '2025-10-03', { dependsOn: ['point-4'] }))
      .refuses('reference-not-found', '/data/dependsOn/0');
    given(process)
      .when(issued('s', '2025-12-20', { about: [{ kind: 'statement', id: 's' }] }))
      .refuses('reference-not-found', '/data/about/0');
  });

  it('may come earlier in the batch, not later', () => {
    const plan = proposed('plan', '2025-09-29');
    const point = made('point-4', '2025-10-03', { agreementId: 'plan' });
    given(process).when(plan, point).then([plan, point]);
    given(process)
      .when(point, plan)
      .refusesAll([[0, 'reference-not-found', '/data/agreementId', 'agreement "plan"']]);
  });

  it('is told in full: every missing thing is named', () => {
    given(process)
      .when(made('c', '2025-10-03', { by: ['un', 'hamas', 'eu'], dependsOn: [none], agreementId: none }))
      .refusesAll([
        [0, 'party-not-in-process', '/data/by/0', 'party "un"'],
        [0, 'party-not-in-process', '/data/by/2', 'party "eu"'],
        [0, 'reference-not-found', '/data/agreementId', `agreement "${none}"`],
        [0, 'reference-not-found', '/data/dependsOn/0', `commitment "${none}"`],
      ]);
  });
});

describe('an id', () => {
  const cases: readonly [string, Posted, Posted, string][] = [
    ['statement', issued('x', '2025-12-20'), issued('x', '2025-12-21'), '/data/statementId'],
    ['body', established('x', '2025-10-17'), established('x', '2025-10-18'), '/data/bodyId'],
    ['phase', defined('x'), defined('x', '2025-10-03'), '/data/phaseId'],
    ['commitment', made('x', '2025-10-03'), made('x', '2025-10-04'), '/data/commitmentId'],
    ['violation', alleged('x', '2025-10-19'), alleged('x', '2025-10-20'), '/data/violationId'],
  ];

  it.each(cases)('of a %s is taken once, by what is told first', (kind, first, second, pointer) => {
    given([...process, first])
      .when(second)
      .refuses('id-taken', pointer, `${kind} "x"`, first.id);
    given([...process, second])
      .when(first)
      .refuses('id-taken', pointer, second.id);
    given(process)
      .when(first, second)
      .refusesAll([[1, 'id-taken', pointer, first.id]]);
  });

  it('is one of its kind: things of other kinds may have the same', () => {
    const all = [
      defined('x'),
      made('x', '2025-10-03'),
      established('x', '2025-10-17'),
      held('x', '2025-12-19'),
    ];
    given(process)
      .when(...all)
      .then(all);
  });
});

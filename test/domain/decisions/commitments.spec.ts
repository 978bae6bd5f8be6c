import { describe, it } from 'vitest';
import { levels, standings, type Standing } from '../../../src/domain/events/enumerations.js';
import {
  assessed,
  correct,
  defined,
  due,
  made,
  moved,
  process,
  proposed,
  reported,
  retract,
  stands,
  type Posted,
} from './entries.js';
import { given } from './specification.js';

const id = 'point-4';
const terminal = ['superseded', 'waived', 'lapsed'] as const;

/** How a commitment comes to each standing. */
const ways: Readonly<Record<Standing, readonly Posted[]>> = {
  proposed: [made(id, '2025-10-03', { standing: 'proposed' })],
  binding: [made(id, '2025-10-03', { standing: 'binding' })],
  suspended: [made(id, '2025-10-03'), stands(id, 'suspended', '2025-10-19')],
  superseded: [made(id, '2025-10-03'), stands(id, 'superseded', '2025-10-19')],
  waived: [made(id, '2025-10-03'), stands(id, 'waived', '2025-10-19')],
  lapsed: [made(id, '2025-10-03'), stands(id, 'lapsed', '2025-10-19')],
};

const legal: Readonly<Record<Standing, readonly Standing[]>> = {
  proposed: ['binding', ...terminal],
  binding: ['suspended', ...terminal],
  suspended: ['binding', ...terminal],
  superseded: [],
  waived: [],
  lapsed: [],
};

const pairs = standings.flatMap((from) => standings.map((to) => [from, to] as const));

describe('the standing of a commitment', () => {
  it.each(pairs.filter(([from, to]) => legal[from].includes(to)))('goes from %s to %s', (from, to) => {
    const next = stands(id, to, '2026-01-14');
    given([...process, ...ways[from]])
      .when(next)
      .then([...ways[from], next]);
  });

  it.each(pairs.filter(([from, to]) => legal[from].length > 0 && !legal[from].includes(to)))(
    'does not go from %s to %s',
    (from, to) => {
      given([...process, ...ways[from]])
        .when(stands(id, to, '2026-01-14'))
        .refuses(
          'illegal-transition',
          '/data/standing',
          `from ${from} (entry ${ways[from].at(-1)?.id})`,
          `to ${to} `,
        );
    },
  );

  it.each(pairs.filter(([from]) => legal[from].length === 0))('never leaves %s, not for %s', (from, to) => {
    given([...process, ...ways[from]])
      .when(stands(id, to, '2026-01-14'))
      .refuses(
        'standing-terminal',
        '/data/standing',
        `from ${from} (entry ${ways[from].at(-1)?.id})`,
        `to ${to} `,
      );
  });

  it('may be told late, alone where its neighbours allow it, or with its pair', () => {
    const end = stands(id, 'lapsed', '2026-01-26');
    const pause = stands(id, 'suspended', '2025-10-19');
    const resumption = stands(id, 'binding', '2025-10-29');
    given([...process, ...ways.binding, end])
      .when(pause)
      .then([...ways.binding, pause, end]);
    given([...process, ...ways.binding, stands(id, 'suspended', '2025-11-17')])
      .when(pause)
      .refuses('illegal-transition', '/occurred', `from suspended (entry ${pause.id})`);
    given([...process, ...ways.binding, stands(id, 'suspended', '2025-11-17')])
      .when(resumption, pause)
      .then([...ways.binding, pause, resumption, stands(id, 'suspended', '2025-11-17')]);
  });

  it('does not end under what follows', () => {
    const later = stands(id, 'suspended', '2025-11-17');
    given([...process, ...ways.binding, later])
      .when(stands(id, 'waived', '2025-10-19'))
      .refuses('standing-terminal', '/occurred', later.id);
    const rating = assessed(id, 'minimum', '2025-12-20');
    given([...process, ...ways.binding, rating])
      .when(stands(id, 'waived', '2025-10-19'))
      .refuses('standing-terminal', '/occurred', rating.id);
  });

  it('begins as the commitment says: a correction of that is judged with all that follows', () => {
    const [first] = ways.proposed;
    const binding = stands(id, 'binding', '2025-10-09');
    given([...process, ...ways.proposed, binding])
      .when(correct(first ?? binding, { data: { standing: 'binding' } }))
      .refuses('illegal-transition', '/data/entryId', 'from binding', 'to binding', binding.id);
    given([...process, ...ways.proposed, binding])
      .when(correct(first ?? binding, { data: { standing: 'binding' } }), retract(binding))
      .then(ways.proposed);
  });

  it('may be superseded by another commitment, on the record and not later', () => {
    const other = made('point-13', '2025-10-09');
    const next = stands(id, 'superseded', '2026-01-14', 'point-13');
    given([...process, ...ways.binding, other])
      .when(next)
      .then([...ways.binding, other, next]);
    given([...process, ...ways.binding, made('point-13', '2026-01-15')])
      .when(next)
      .refuses('occurred-before-reference', '/occurred', 'commitment "point-13"');
  });
});

describe('the assessment of a commitment', () => {
  it('steps forward to any level', () => {
    for (const [i, from] of levels.entries()) {
      for (const to of levels.slice(i)) {
        const steps = [...ways.binding, assessed(id, from, '2025-12-19'), assessed(id, to, '2025-12-20')];
        given([...process, ...steps.slice(0, -1)])
          .when(...steps.slice(-1))
          .then(steps);
      }
    }
  });

  it('steps back freely below complete', () => {
    const steps = [
      ...ways.binding,
      assessed(id, 'intermediate', '2025-12-19'),
      assessed(id, 'not_initiated', '2025-12-20'),
    ];
    given(process)
      .when(...steps)
      .then(steps);
  });

  it.each(['not_initiated', 'minimum', 'intermediate'] as const)(
    'steps back from complete to %s only as a reversal',
    (level) => {
      const record = [...ways.binding, assessed(id, 'complete', '2025-12-19')];
      given([...process, ...record])
        .when(assessed(id, level, '2025-12-20'))
        .refuses('reversal-required', '/data/reversal', '"desk"', record.at(-1)?.id ?? '', level);
      given([...process, ...record])
        .when(assessed(id, level, '2025-12-20', { reversal: false }))
        .refuses('reversal-required', '/data/reversal');
      given([...process, ...record])
        .when(assessed(id, level, '2025-12-20', { reversal: true }))
        .then([...record, assessed(id, level, '2025-12-20', { reversal: true })]);
    },
  );

  it('stays complete without a reversal, and is no longer complete after one', () => {
    const steps = [
      ...ways.binding,
      assessed(id, 'complete', '2025-12-18'),
      assessed(id, 'complete', '2025-12-19'),
      assessed(id, 'minimum', '2025-12-20', { reversal: true }),
      assessed(id, 'not_initiated', '2025-12-21'),
    ];
    given(process)
      .when(...steps)
      .then(steps);
  });

  it('is held by assessor: another one may see less', () => {
    const record = [...ways.binding, assessed(id, 'complete', '2025-12-19')];
    const other = assessed(id, 'minimum', '2025-12-20', { assessor: 'monitor' });
    given([...process, ...record])
      .when(other)
      .then([...record, other]);
  });

  it('is held by an assessor in whatever Unicode form the name comes', () => {
    const composed = 'Observatoire ind\u00e9pendant';
    const decomposed = 'Observatoire inde\u0301pendant';
    const record = [...ways.binding, assessed(id, 'complete', '2025-12-19', { assessor: composed })];
    const less = assessed(id, 'minimum', '2025-12-20', { assessor: decomposed });
    given([...process, ...record])
      .when(less)
      .refuses('reversal-required', '/data/reversal', `"${decomposed}"`, record.at(-1)?.id ?? '');
    const back = assessed(id, 'minimum', '2025-12-20', { assessor: decomposed, reversal: true });
    const further = assessed(id, 'not_initiated', '2025-12-21', { assessor: composed });
    given([...process, ...record, back])
      .when(further)
      .then([...record, back, further]);
  });

  it.each(terminal)('ends with the standing: nothing is assessed when it is %s', (standing) => {
    given([...process, ...ways[standing]])
      .when(assessed(id, 'complete', '2025-12-20'))
      .refuses('standing-terminal', '/data/commitmentId', standing, ways[standing].at(-1)?.id ?? '');
    const late = assessed(id, 'complete', '2025-10-10');
    given([...process, ...ways[standing]])
      .when(late)
      .then([...ways[standing].slice(0, 1), late, ...ways[standing].slice(1)]);
  });

  it.each(['proposed', 'binding', 'suspended'] as const)('is made while the commitment is %s', (standing) => {
    const rating = assessed(id, 'minimum', '2025-12-20');
    given([...process, ...ways[standing]])
      .when(rating)
      .then([...ways[standing], rating]);
  });

  it('is judged by both neighbours when it is told late, or corrected', () => {
    const less = assessed(id, 'minimum', '2025-12-20');
    const all = assessed(id, 'complete', '2025-12-19');
    given([...process, ...ways.binding, less])
      .when(all)
      .refuses('reversal-required', '/occurred', less.id, all.id);
    given([...process, ...ways.binding, less])
      .when(all, correct(less, { data: { reversal: true } }))
      .then([...ways.binding, all, less]);
    const back = assessed(id, 'minimum', '2025-12-20', { reversal: true });
    given([...process, ...ways.binding, all, back])
      .when(correct(back, { data: { reversal: null } }))
      .refuses('reversal-required', '/data/changes/data/reversal', all.id);
    given([...process, ...ways.binding, all, back, assessed(id, 'minimum', '2025-12-21')])
      .when(retract(back))
      .refuses('reversal-required', '/data/entryId', assessed(id, 'minimum', '2025-12-21').id);
  });
});

describe('a claim of progress', () => {
  it.each(levels)('is never refused for its level: %s after complete', (level) => {
    const record = [
      ...ways.binding,
      reported(id, 'complete', '2025-10-13'),
      assessed(id, 'complete', '2025-10-14'),
    ];
    const claim = reported(id, level, '2025-12-20');
    given([...process, ...record])
      .when(claim)
      .then([...record, claim]);
  });

  it.each(terminal)('may be made of a commitment that is %s', (standing) => {
    const claim = reported(id, 'complete', '2025-12-20');
    given([...process, ...ways[standing]])
      .when(claim, due(id, '2026-01-31', '2025-12-21'))
      .then([...ways[standing], claim, due(id, '2026-01-31', '2025-12-21')]);
  });
});

describe('a commitment that is moved', () => {
  const aid = made('aid', '2025-10-01');

  it('goes to a phase and an agreement that are on the record, or to none', () => {
    const record = [...process, aid, defined('phase-2'), proposed('plan', '2025-09-29')];
    const steps = [
      moved('aid', '2025-11-01', { phaseId: 'phase-2', agreementId: 'plan', point: '7' }),
      moved('aid', '2025-11-02', { phaseId: null, point: null }),
    ];
    given(record)
      .when(...steps)
      .isRecorded();
    given([...process, aid])
      .when(moved('aid', '2025-11-01', { phaseId: 'phase-2', agreementId: 'plan' }))
      .refusesAll([
        [0, 'reference-not-found', '/data/phaseId', '"phase-2"'],
        [0, 'reference-not-found', '/data/agreementId', '"plan"'],
      ]);
  });
});

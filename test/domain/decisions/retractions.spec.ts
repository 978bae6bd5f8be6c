import { describe, it } from 'vitest';
import {
  assessed,
  correct,
  defined,
  determined,
  dispute,
  issued,
  made,
  process,
  proposed,
  retract,
} from './entries.js';
import { given } from './specification.js';

const plan = proposed('plan', '2025-09-29');
const point = made('point-4', '2025-10-03', { agreementId: 'plan' });
const rating = assessed('point-4', 'minimum', '2025-12-20');
const record = [...process, plan, point, rating];

describe('a retraction', () => {
  it('takes an entry away that nothing refers to', () => {
    given(record).when(retract(rating)).then([plan, point]);
  });

  it('leaves no reference dangling: what refers to it is listed', () => {
    given(record)
      .when(retract(point))
      .refuses(
        'entry-referenced',
        '/data/entryId',
        'commitment "point-4"',
        `CommitmentAssessed ${rating.id}`,
      );
    given(record)
      .when(retract(plan))
      .refuses('entry-referenced', '/data/entryId', 'agreement "plan"', `CommitmentMade ${point.id}`);
  });

  it('takes away what refers to the entry in the same batch, in any order', () => {
    given(record).when(retract(rating), retract(point), retract(plan)).then([]);
    given(record).when(retract(plan), retract(point), retract(rating)).then([]);
    given(record)
      .when(retract(plan), correct(point, { data: { agreementId: null } }))
      .then([point, rating]);
  });

  it('counts what the batch itself has added', () => {
    const more = assessed('point-4', 'complete', '2026-01-14');
    given([...process, plan, point])
      .when(more, retract(point))
      .refusesAll([[1, 'entry-referenced', '/data/entryId', more.id]]);
    given([...process, plan, point])
      .when(retract(point), more)
      .refusesAll([[1, 'reference-not-found', '/data/commitmentId', 'commitment "point-4"']]);
  });

  it('frees the id of what is gone', () => {
    given([...process, plan, point, retract(point)])
      .when(made('point-4', '2025-10-13'))
      .then([plan, made('point-4', '2025-10-13')]);
    given([...process, plan, point])
      .when(retract(point), made('point-4', '2025-10-13'))
      .then([plan, made('point-4', '2025-10-13')]);
  });

  it('may put something in the place of what others refer to', () => {
    const again = made('point-4', '2025-10-09');
    given(record).when(retract(point), again).then([plan, again, rating]);
    given(record)
      .when(retract(point), made('point-4', '2025-12-21'))
      .refuses('entry-referenced', '/data/entryId', `CommitmentAssessed ${rating.id}`);
  });
});

describe('the retraction of a retraction', () => {
  const gone = retract(rating);

  it('brings the entry back', () => {
    given([...record, gone])
      .when(retract(gone))
      .then([plan, point, rating]);
    given([...record, gone, retract(gone)])
      .when(correct(rating, { data: { level: 'complete' } }))
      .then([plan, point, rating]);
  });

  it('may itself be retracted', () => {
    const back = retract(gone);
    given([...record, gone, back])
      .when(retract(back))
      .then([plan, point]);
    given([...record, gone, back, retract(back)])
      .when(retract(gone, 'after all'))
      .then([plan, point, rating]);
    given([...record, gone, back])
      .when(retract(gone, 'after all'))
      .refuses('entry-retracted', '/data/entryId', gone.id);
  });

  it('does not bring back what would dangle', () => {
    given([...record, gone, retract(point)])
      .when(retract(gone))
      .refuses('entry-referenced', '/data/entryId', 'commitment "point-4"');
    given([...record, gone, retract(point)])
      .when(retract(retract(point)), retract(gone))
      .then([plan, point, rating]);
  });

  it('does not bring back what would come too early', () => {
    given([...record, gone, correct(point, { occurred: '2025-12-21' })])
      .when(retract(gone))
      .refuses('entry-referenced', '/data/entryId', 'commitment "point-4"', '2025-12-20');
  });

  it('does not bring back what would introduce a thing twice', () => {
    const other = made('point-4', '2025-10-13');
    given([...process, plan, point, retract(point), other])
      .when(retract(retract(point)))
      .refuses('id-taken', '/data/entryId', other.id);
  });

  it('does not bring back what would break a rule of its sequence', () => {
    const phase = defined('phase-1');
    const begun = determined('phase-1', 'in_progress', '2025-10-10');
    const collapsed = determined('phase-1', 'collapsed', '2025-10-19');
    const stalled = determined('phase-1', 'stalled', '2025-10-28');
    given([...process, phase, begun, collapsed, retract(collapsed), stalled])
      .when(retract(retract(collapsed)))
      .refuses('illegal-transition', '/data/entryId', 'from collapsed', 'to stalled', stalled.id);
  });
});

describe('the retraction of a correction', () => {
  it('undoes it', () => {
    const renamed = correct(point, { data: { commitmentId: 'point-four' } });
    given([...process, plan, point, renamed, retract(renamed)])
      .when(rating)
      .then([plan, point, rating]);
    given([...process, plan, point, renamed])
      .when(rating)
      .refuses('reference-not-found', '/data/commitmentId');
  });

  it('leaves nothing dangling that came to rely on it', () => {
    const renamed = correct(point, { data: { commitmentId: 'point-four' } });
    const other = assessed('point-four', 'minimum', '2025-12-20');
    given([...process, plan, point, renamed, other])
      .when(retract(renamed))
      .refuses('entry-referenced', '/data/entryId', 'commitment "point-four"', other.id);
  });

  it('does not bring a date back that is too early by now', () => {
    const later = correct(point, { occurred: '2025-10-13' });
    given([...process, plan, point, later, correct(plan, { occurred: '2025-10-09' })])
      .when(retract(later))
      .refuses('entry-referenced', '/data/entryId', 'agreement "plan"');
  });

  it('may be of one of several', () => {
    const first = correct(point, { data: { standing: 'proposed' } });
    const second = correct(point, { data: { theme: 'victims' } });
    given([...process, plan, point, first, second])
      .when(retract(first), assessed('point-4', 'minimum', '2025-12-20'))
      .then([plan, point, rating]);
  });
});

describe('the retraction of a dispute', () => {
  it('undoes it once', () => {
    const contested = dispute(point, 'israel');
    given([...record, contested])
      .when(retract(contested))
      .then([plan, point, rating]);
    given([...record, contested, retract(contested)])
      .when(retract(contested, 'again'))
      .refuses('entry-retracted', '/data/entryId', contested.id);
  });
});

describe('a retraction under a chain of references', () => {
  it('is refused for what refers to it only', () => {
    const words = issued('launch', '2025-10-08', { about: [{ kind: 'commitment', id: 'point-4' }] });
    given([...record, words])
      .when(retract(point))
      .refuses('entry-referenced', '/data/entryId', rating.id, words.id);
  });
});

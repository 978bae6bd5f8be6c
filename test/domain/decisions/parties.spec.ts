import { describe, it } from 'vitest';
import {
  alleged,
  assessed,
  correct,
  declared,
  defined,
  dispute,
  established,
  held,
  issued,
  joined,
  left,
  made,
  opened,
  process,
  proposed,
  reported,
  retract,
  rolesChanged,
  scheduled,
  step,
  type Posted,
} from './entries.js';
import { given } from './specification.js';

const eu = joined('eu');

describe('a party', () => {
  it('joins, has other roles, leaves and joins again', () => {
    const steps = [
      eu,
      rolesChanged('eu', '2025-11'),
      left('eu', '2025-12~'),
      joined('eu', '2026-02-02', ['observer']),
      left('eu', '2026-05'),
    ];
    given([opened])
      .when(...steps)
      .then([opened, ...steps]);
    steps.forEach((next, i) => {
      given([opened, ...steps.slice(0, i)])
        .when(next)
        .then(next.type === 'PartyJoined' ? [opened, ...steps.slice(0, i + 1)] : steps.slice(0, i + 1));
    });
  });

  it('is in once: it cannot join twice without leaving', () => {
    given([...process, eu])
      .when(joined('eu', '2026-02-02'))
      .refuses('id-taken', '/data/party/id', '"eu"', eu.id, 'PartyRolesChanged');
  });

  it('leaves once', () => {
    const gone = left('eu', '2025-12~');
    given([...process, eu, gone])
      .when(left('eu', '2026-05'))
      .refuses('illegal-transition', '/data/partyId', '"eu"', gone.id);
  });

  it('is in and out by the order of recording: a vague date of leaving is none before the joining', () => {
    const late = joined('eu', '2025-12-10');
    given([...process, late])
      .when(left('eu', '2025-12~'))
      .then([...process.slice(1), left('eu', '2025-12~'), late]);
  });

  it('that never joined neither leaves nor has roles', () => {
    given(process)
      .when(left('eu', '2025-12~'))
      .refuses('party-not-in-process', '/data/partyId', 'party "eu"');
    given(process)
      .when(rolesChanged('eu', '2025-12~'))
      .refuses('party-not-in-process', '/data/partyId', 'party "eu"');
  });

  it('may be told to have had other roles after it has left: the report may be late', () => {
    const late = rolesChanged('eu', '2025-11');
    given([...process, eu, left('eu', '2025-12~')])
      .when(late)
      .then([late, left('eu', '2025-12~')]);
  });

  it('need only be on the record: it may be named by what happened before it joined', () => {
    const early = issued('welcome', '2025-09-29', { issuers: ['eu'] });
    given([...process, joined('eu', '2026-02-02')])
      .when(early)
      .then([early]);
  });

  it('may be named after it has left: it left the talks, not the world', () => {
    const record = [...process, eu, left('eu', '2025-12~')];
    const statement = issued('welcome', '2026-01-14', { issuers: ['eu'] });
    given(record)
      .when(statement)
      .then([left('eu', '2025-12~'), statement]);
    given(record)
      .when(dispute(left('eu', '2025-12~'), 'eu'))
      .then([left('eu', '2025-12~')]);
  });
});

describe('parties that have not joined', () => {
  const base = [...process, defined('phase-1'), made('point-4', '2025-10-03')];
  const cases: readonly [string, Posted, string][] = [
    ['issue no statement', issued('s', '2025-10-08', { issuers: ['us', 'un'] }), '/data/issuers/1'],
    ['declare nothing', declared('phase-1', 'in_progress', '2025-10-13', { by: 'un' }), '/data/by'],
    ['commit to nothing', made('point-5', '2025-10-03', { by: ['israel', 'un'] }), '/data/by/1'],
    ['are owed nothing', made('point-5', '2025-10-03', { by: ['israel'], to: ['un'] }), '/data/to/0'],
    ['claim no progress', reported('point-4', 'complete', '2025-10-13', 'un'), '/data/by'],
    ['accuse nobody', alleged('rafah', '2025-10-19', { by: 'un' }), '/data/by'],
    ['are not accused', alleged('rafah', '2025-10-19', { against: ['hamas', 'un'] }), '/data/against/1'],
    [
      'are no member of a body',
      established('cmcc', '2025-10-17', { members: ['us', 'un'] }),
      '/data/members/1',
    ],
    [
      'take no part in a meeting',
      held('miami', '2025-12-19', { participants: [{ partyId: 'us' }, { partyId: 'un' }] }),
      '/data/participants/1/partyId',
    ],
    [
      'are expected at no meeting',
      scheduled('june', '2026-06-03', { participants: [{ partyId: 'un' }] }),
      '/data/participants/0/partyId',
    ],
    ['are not absent', held('miami', '2025-12-19', { absent: ['un'] }), '/data/absent/0'],
    ['contest nothing', dispute(defined('phase-1'), 'un'), '/data/by'],
  ];

  it.each(cases)('%s', (_what, entry, pointer) => {
    given(base).when(entry).refuses('party-not-in-process', pointer, 'party "un"');
    const un = joined('un');
    given(base).when(un, entry).isRecorded();
  });

  it('take no step of an agreement', () => {
    const steps = [
      'AgreementAccepted',
      'AgreementRejected',
      'AgreementSigned',
      'AgreementRatified',
      'AgreementEndorsed',
      'AgreementEnteredIntoForce',
      'AgreementAmended',
      'AgreementSuspended',
      'AgreementResumed',
      'AgreementTerminated',
    ] as const;
    for (const type of steps) {
      given([...process, proposed('plan', '2025-09-29')])
        .when(step(type, 'plan', '2025-10-03', { by: ['us', 'un'] }))
        .refuses('party-not-in-process', '/data/by/1', 'party "un"');
    }
  });

  it('may assess: an assessor is a party or a free name', () => {
    const rating = assessed('point-4', 'minimum', '2025-12-20', { assessor: 'un' });
    given(base)
      .when(rating)
      .then([defined('phase-1'), made('point-4', '2025-10-03'), rating]);
  });
});

describe('the joining of a party', () => {
  it('cannot be retracted while an entry names it: what names it is listed', () => {
    const statement = issued('welcome', '2026-01-14', { issuers: ['eu'] });
    given([...process, eu, statement])
      .when(retract(eu))
      .refuses('entry-referenced', '/data/entryId', 'party "eu"', `StatementIssued ${statement.id}`);
    given([...process, eu, statement])
      .when(correct(eu, { data: { party: { id: 'european-union', name: { en: 'EU' }, kind: 'igo' } } }))
      .refuses('entry-referenced', '/data/entryId', 'party "eu"', statement.id);
    given([...process, eu, statement])
      .when(retract(eu), retract(statement))
      .then([]);
  });

  it('cannot be retracted while a dispute is its own', () => {
    const contested = dispute(defined('phase-1'), 'eu');
    const record = [...process, eu, defined('phase-1'), contested];
    given(record)
      .when(retract(eu))
      .refuses('entry-referenced', '/data/entryId', 'party "eu"', `EntryDisputed ${contested.id}`);
    given([...record, retract(contested)])
      .when(retract(eu))
      .then([defined('phase-1')]);
    given([...record, retract(contested), retract(eu)])
      .when(retract(retract(contested)))
      .refuses('entry-referenced', '/data/entryId', 'party "eu"');
    given(record)
      .when(correct(contested, { data: { by: 'un' } }))
      .refuses('party-not-in-process', '/data/changes/data/by', 'party "un"');
    given([...record, correct(contested, { data: { by: 'us' } })])
      .when(retract(eu))
      .then([defined('phase-1')]);
  });

  it('cannot be retracted under its leaving, even when it joined again', () => {
    const gone = left('eu', '2025-12~');
    given([...process, eu, gone, joined('eu', '2026-02-02')])
      .when(retract(eu))
      .refuses('entry-referenced', '/data/entryId', `PartyLeft ${gone.id}`);
  });

  it('is not doubled by the retraction of the leaving between', () => {
    const again = joined('eu', '2026-02-02');
    given([...process, eu, left('eu', '2025-12~'), again])
      .when(retract(left('eu', '2025-12~')))
      .refuses('id-taken', '/data/entryId', eu.id);
    given([...process, eu, left('eu', '2025-12~'), again])
      .when(retract(again))
      .then([left('eu', '2025-12~')]);
  });
});

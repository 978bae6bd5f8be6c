import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/decisions/decide.js';
import {
  alleged,
  assessed,
  correct,
  declared,
  defined,
  determined,
  held,
  issued,
  made,
  process,
  proposed,
  reported,
  retract,
} from './entries.js';
import { Desk, given } from './specification.js';

const phase = defined('phase-1', '2025-09-29', { ordinal: 2 });
const meeting = held('miami', '2025-12-19');

describe('a correction', () => {
  it('replaces parts of an entry', () => {
    given([...process, meeting])
      .when(
        correct(meeting, {
          occurred: '2025-12-18/2025-12-19',
          sources: [{ publisher: 'Reuters', title: 'Report', kind: 'wire' }],
          note: { en: 'The dates differ.' },
          data: { title: { en: 'Talks in Miami', ar: 'محادثات' }, format: 'in_person' },
        }),
      )
      .then([meeting]);
  });

  it('leaves an entry of the shape that its type has: every failing place is told', () => {
    given([...process, meeting])
      .when(
        correct(meeting, { data: { title: 'Talks', participants: [], format: 'by letter', venue: 'Miami' } }),
      )
      .refusesAll([
        [0, 'invalid-payload', '/data/changes/data/title'],
        [0, 'invalid-payload', '/data/changes/data/participants'],
        [0, 'invalid-payload', '/data/changes/data/format', 'in_person'],
        [0, 'invalid-payload', '/data/changes/data/venue', 'no such field'],
      ]);
    given([...process, phase])
      .when(correct(phase, { data: { title: null } }))
      .refuses('invalid-payload', '/data/changes/data/title', 'is required');
    given([...process, alleged('rafah', '2025-10-19')])
      .when(
        correct(alleged('rafah', '2025-10-19'), { data: { harm: { killed: { low: 3, best: 2, high: 1 } } } }),
      )
      .refuses('invalid-payload', '/data/changes/data/harm/killed', 'low <= best <= high');
  });

  it('cannot bring in a field that objects have by nature', () => {
    const changes: object = JSON.parse('{"data": {"__proto__": {"title": {"en": "x"}}}}');
    given([...process, phase])
      .when({ ...correct(phase, { data: {} }), data: { entryId: phase.id, changes, reason: { en: 'No.' } } })
      .refuses('invalid-payload', '/data/changes/data/__proto__', 'no such field');
  });

  it('changes at least something, and nothing into emptiness', () => {
    given([...process, phase])
      .when(correct(phase, {}))
      .refuses('invalid-payload', '/data/changes');
    given([...process, phase])
      .when(correct(phase, { data: {} }))
      .refuses('invalid-payload', '/data/changes/data');
    given([...process, meeting])
      .when(correct(meeting, { sources: [] }))
      .refuses('source-required', '/data/changes/sources', 'at least one source');
  });

  it('leaves no entry without its sources, by way of another correction either', () => {
    const first = correct(meeting, { sources: [{ publisher: 'Reuters', title: 'Report', kind: 'wire' }] });
    given([...process, meeting, first])
      .when(correct(first, { data: { changes: { sources: [] } } }))
      .refuses('source-required', '/data/changes/data/changes/sources', 'at least one source');
  });

  it('refers only to what is on the record, and to parties that have joined', () => {
    const statement = issued('launch', '2025-12-20', { meetingId: 'miami' });
    given([...process, meeting, statement])
      .when(correct(statement, { data: { meetingId: 'davos', issuers: ['us', 'un'] } }))
      .refusesAll([
        [0, 'party-not-in-process', '/data/changes/data/issuers/1', 'party "un"'],
        [0, 'reference-not-found', '/data/changes/data/meetingId', 'meeting "davos"'],
      ]);
    given([...process, meeting, statement])
      .when(correct(statement, { data: { meetingId: null, issuers: ['egypt'] } }))
      .then([meeting, statement]);
  });

  it('takes no id that another entry has', () => {
    given([...process, phase, defined('phase-2')])
      .when(correct(phase, { data: { phaseId: 'phase-2' } }))
      .refuses('id-taken', '/data/changes/data/phaseId', defined('phase-2').id);
  });

  it('gives a thing another id only with all that refers to it', () => {
    const status = determined('phase-1', 'in_progress', '2025-10-10');
    const renamed = correct(phase, { data: { phaseId: 'phase-one' } });
    given([...process, phase, status])
      .when(renamed)
      .refuses('entry-referenced', '/data/entryId', 'phase "phase-1"', `PhaseStatusDetermined ${status.id}`);
    given([...process, phase, status])
      .when(renamed, correct(status, { data: { phaseId: 'phase-one' } }))
      .then([phase, status]);
    given([...process, phase])
      .when(renamed)
      .then([phase]);
  });

  it('does not run references in circles', () => {
    const first = made('point-4', '2025-10-03');
    const second = made('point-5', '2025-10-03', { dependsOn: ['point-4'] });
    const third = made('point-6', '2025-10-03', { dependsOn: ['point-5'] });
    const record = [...process, first, second, third];
    given(record)
      .when(correct(first, { data: { dependsOn: ['point-6'] } }))
      .refuses('entry-referenced', '/data/changes/data/dependsOn/0', 'circles', '"point-4"');
    given(record)
      .when(correct(first, { data: { dependsOn: ['point-4'] } }))
      .refuses('entry-referenced', '/data/changes/data/dependsOn/0', 'circles');
    given([...process, first])
      .when(correct(first, { data: { dependsOn: ['point-4'] } }))
      .refuses('entry-referenced', '/data/changes/data/dependsOn/0', 'circles');
    given(record)
      .when(retract(first), made('point-4', '2025-10-03', { dependsOn: ['point-6'] }))
      .refusesAll([
        [0, 'entry-referenced', '/data/entryId', 'commitment "point-4"', second.id],
        [1, 'entry-referenced', '/data/dependsOn/0', 'circles'],
      ]);
  });

  it('does not run in circles through what is missing either', () => {
    const first = made('point-4', '2025-10-03');
    given([...process, first])
      .when(
        correct(first, { data: { dependsOn: ['point-9'] } }),
        made('point-9', '2025-10-03', { dependsOn: ['point-4'] }),
      )
      .refusesAll([[0, 'reference-not-found', '/data/changes/data/dependsOn/0', 'commitment "point-9"']]);
    given(process)
      .when(
        made('point-4', '2025-10-03', { dependsOn: ['point-9'] }),
        made('point-9', '2025-10-03', { dependsOn: ['point-4'] }),
      )
      .refusesAll([[0, 'reference-not-found', '/data/dependsOn/0']]);
  });

  it('is decided for what an entry says now, after the corrections before', () => {
    const now = correct(phase, { data: { phaseId: 'phase-one' } });
    given([...process, phase, now])
      .when(determined('phase-1', 'in_progress', '2025-10-10'))
      .refuses('reference-not-found', '/data/phaseId');
    given([...process, phase, now])
      .when(defined('phase-1'), determined('phase-one', 'in_progress', '2025-10-10'))
      .isRecorded();
  });

  it('reads an entry as the log holds it, with what recording added', () => {
    const desk = new Desk();
    desk.record([...process, phase]);
    const candidate = { index: 0, entry: correct(phase, { data: { ordinal: 1 } }) };
    expect(
      decide(desk.state, [candidate], { now: desk.now, entries: new Map(desk.log.map((e) => [e.id, e])) }),
    ).toEqual([]);
    expect(() => decide(desk.state, [candidate], { now: desk.now, entries: new Map() })).toThrow(
      'entriesToLoad',
    );
  });
});

describe('a correction that makes another entry come too early', () => {
  it('is refused with a list of what refers to it', () => {
    const plan = proposed('plan', '2025-09-29');
    const point = made('point-4', '2025-10-03', { agreementId: 'plan' });
    const reports = Array.from({ length: 12 }, (_, i) => reported('point-4', 'minimum', `2025-10-${10 + i}`));
    const claim = declared('phase-1', 'preparing', '2025-10-13');
    given([...process, plan, point, ...reports, phase, claim, assessed('point-4', 'minimum', '2025-12-20')])
      .when(correct(point, { occurred: '2025-10-30' }))
      .refuses(
        'entry-referenced',
        '/data/changes/occurred',
        'commitment "point-4"',
        ...reports.slice(0, 10).map(({ id }) => id),
        'and 2 more',
      );
  });
});

import { describe, it } from 'vitest';
import {
  cancelled,
  correct,
  held,
  issued,
  process,
  rescheduled,
  retract,
  scheduled,
  took,
} from './entries.js';
import { given } from './specification.js';

const id = 'june-2026';
const announced = scheduled(id, '2026-06-03');

describe('a meeting', () => {
  it('is scheduled, moved any number of times and held', () => {
    const steps = [
      announced,
      rescheduled(id, '2026-06-04'),
      rescheduled(id, '2026-06-05'),
      took(id, '2026-06-08'),
    ];
    given(process)
      .when(...steps)
      .then(steps);
    given([...process, ...steps.slice(0, 3)])
      .when(took(id, '2026-06-08'))
      .then(steps);
  });

  it('or cancelled', () => {
    given([...process, announced])
      .when(cancelled(id, '2026-06-05'))
      .then([announced, cancelled(id, '2026-06-05')]);
  });

  it('may be held without having been scheduled, with title and participants', () => {
    given(process)
      .when(held('miami', '2025-12-19'))
      .then([held('miami', '2025-12-19')]);
    given(process)
      .when(took('miami', '2025-12-19'))
      .refusesAll([
        [0, 'invalid-payload', '/data/title', 'title and participants', '"miami"'],
        [0, 'invalid-payload', '/data/participants'],
      ]);
    given(process)
      .when(took('miami', '2025-12-19', { title: { en: 'Meeting' } }))
      .refuses('invalid-payload', '/data/participants', 'expected participants');
  });

  it.each([rescheduled('miami', '2025-12-18'), cancelled('miami', '2025-12-18')])(
    'that was never scheduled is neither moved nor cancelled',
    (step) => {
      given(process)
        .when(step)
        .refuses('reference-not-found', '/data/meetingId', '"miami"', 'scheduled before');
    },
  );

  it('is not moved or cancelled before the day that it was scheduled on', () => {
    given([...process, announced])
      .when(rescheduled(id, '2026-06-02'))
      .refuses('reference-not-found', '/data/meetingId', 'scheduled before');
  });

  it.each([held(id, '2026-06-08'), cancelled(id, '2026-06-05')])('takes no step once it is $type', (end) => {
    for (const next of [rescheduled(id, '2026-06-09'), cancelled(id, '2026-06-09'), held(id, '2026-06-09')]) {
      given([...process, announced, end])
        .when(next)
        .refuses('meeting-not-open', '/data/meetingId', `"${id}"`, end.id, next.id);
    }
  });

  it('is not cancelled or moved in hindsight under its end', () => {
    const end = held(id, '2026-06-08');
    given([...process, announced, end])
      .when(cancelled(id, '2026-06-05'))
      .refuses('meeting-not-open', '/occurred', end.id, 'cancelled');
    given([...process, announced, end])
      .when(rescheduled(id, '2026-06-04'))
      .then([announced, rescheduled(id, '2026-06-04'), end]);
  });

  it('is scheduled once, at any time', () => {
    const again = scheduled(id, '2026-06-09');
    const before = scheduled(id, '2026-06-01');
    for (const record of [
      [announced],
      [announced, cancelled(id, '2026-06-05')],
      [announced, took(id, '2026-06-08')],
    ]) {
      given([...process, ...record])
        .when(again)
        .refuses('id-taken', '/data/meetingId', `meeting "${id}"`, announced.id);
      given([...process, ...record])
        .when(before)
        .refuses('id-taken', '/data/meetingId', announced.id);
    }
    given(process)
      .when(announced, again)
      .refusesAll([[1, 'id-taken', '/data/meetingId', announced.id]]);
  });

  it('may be told to have been scheduled after it is told to have been held', () => {
    given([...process, held(id, '2026-06-08')])
      .when(announced)
      .then([announced, held(id, '2026-06-08')]);
    given([...process, held(id, '2026-06-02')])
      .when(announced)
      .refuses('meeting-not-open', '/data/meetingId', held(id, '2026-06-02').id);
  });

  it('may be told in one batch that is out of order', () => {
    given(process)
      .when(took(id, '2026-06-08'), announced)
      .then([announced, took(id, '2026-06-08')]);
  });

  it('keeps its scheduling while what was held says nothing of its own', () => {
    given([...process, announced, took(id, '2026-06-08')])
      .when(retract(announced))
      .refuses(
        'entry-referenced',
        '/data/entryId',
        `MeetingHeld ${took(id, '2026-06-08').id}`,
        'title and participants',
      );
    given([...process, announced, held(id, '2026-06-08')])
      .when(retract(announced))
      .then([held(id, '2026-06-08')]);
    given([...process, announced, rescheduled(id, '2026-06-04')])
      .when(retract(announced))
      .refuses('entry-referenced', '/data/entryId', `MeetingRescheduled ${rescheduled(id, '2026-06-04').id}`);
    given([...process, announced, rescheduled(id, '2026-06-04')])
      .when(correct(announced, { occurred: '2026-06-05' }))
      .refuses('entry-referenced', '/data/changes/occurred', 'MeetingRescheduled');
  });

  it('is held or cancelled again once its end is retracted', () => {
    const end = cancelled(id, '2026-06-05');
    given([...process, announced, end, retract(end)])
      .when(took(id, '2026-06-08'))
      .then([announced, took(id, '2026-06-08')]);
    given([...process, announced, end, retract(end), took(id, '2026-06-08')])
      .when(retract(retract(end)))
      .refuses('meeting-not-open', '/data/entryId', took(id, '2026-06-08').id);
  });

  it('is not scheduled a second time by a correction or by what is brought back', () => {
    const other = scheduled('july-2026', '2026-06-04');
    given([...process, announced, other])
      .when(correct(other, { data: { meetingId: id } }))
      .refuses('id-taken', '/data/changes/data/meetingId', announced.id);
    given([...process, announced, retract(announced), scheduled(id, '2026-06-09')])
      .when(retract(retract(announced)))
      .refuses('id-taken', '/data/entryId', scheduled(id, '2026-06-09').id);
  });

  it('stays while a statement was made there', () => {
    const words = issued('joint-statement', '2026-06-09', { meetingId: id });
    given([...process, held(id, '2026-06-08'), words])
      .when(retract(held(id, '2026-06-08')))
      .refuses('entry-referenced', '/data/entryId', `meeting "${id}"`, `StatementIssued ${words.id}`);
  });
});

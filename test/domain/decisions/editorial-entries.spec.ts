import { describe, it } from 'vitest';
import {
  correct,
  corroborate,
  defined,
  determined,
  dispute,
  held,
  idOf,
  process,
  retract,
  translate,
  type Posted,
} from './entries.js';
import { given } from './specification.js';

const phase = defined('phase-1', '2025-09-29', { ordinal: 2 });
const meeting = held('miami', '2025-12-19');
const unknown = { id: idOf('unknown') } as Posted;

describe('an editorial entry', () => {
  it.each([
    correct(unknown, { data: { ordinal: 1 } }),
    retract(unknown),
    dispute(unknown, 'us'),
    corroborate(unknown),
    translate(unknown, '/title', { ar: 'نص' }),
  ])('is about an entry of the process: $type', (about) => {
    given([...process, phase])
      .when(about)
      .refuses('entry-not-found', '/data/entryId', unknown.id);
  });

  it('is not about itself, nor about one that comes later in the batch', () => {
    const itself = { ...retract(phase), id: phase.id };
    given(process).when(itself).refuses('entry-not-found', '/data/entryId', phase.id);
    given(process)
      .when(retract(phase), phase)
      .refusesAll([[0, 'entry-not-found', '/data/entryId', phase.id]]);
  });

  it('may be about an entry earlier in the batch', () => {
    given(process)
      .when(phase, correct(phase, { data: { ordinal: 1 } }), dispute(phase, 'us'))
      .then([phase]);
    given(process).when(phase, retract(phase)).then([]);
  });

  it.each([
    correct(phase, { data: { ordinal: 1 } }),
    retract(phase, 'again'),
    dispute(phase, 'us'),
    corroborate(phase),
    translate(phase, '/title', { ar: 'نص' }),
  ])('is about an entry that stands: $type', (about) => {
    given([...process, phase, retract(phase)])
      .when(about)
      .refuses('entry-retracted', '/data/entryId', phase.id);
    given([...process, phase])
      .when(retract(phase), about)
      .refusesAll([[1, 'entry-retracted', '/data/entryId', phase.id]]);
  });

  it('may be about another editorial entry, that stands', () => {
    const contested = dispute(meeting, 'us');
    for (const about of [
      correct(contested, { note: { en: 'By another report.' } }),
      dispute(contested, 'egypt'),
      corroborate(contested),
      translate(contested, '/reason', { ar: 'رواية أخرى' }),
      retract(contested),
    ]) {
      given([...process, meeting, contested])
        .when(about)
        .then([meeting]);
      given([...process, meeting, contested, retract(contested, 'withdrawn')])
        .when(about)
        .refuses('entry-retracted', '/data/entryId', contested.id);
    }
  });
});

describe('a dispute or a further source', () => {
  it('changes nothing of the state, however often', () => {
    const status = determined('phase-1', 'in_progress', '2025-10-10T12:00+03:00');
    given([...process, phase, status, dispute(status, 'us'), dispute(status, 'egypt'), corroborate(status)])
      .when(determined('phase-1', 'completed', '2026-01-26'))
      .then([phase, status, determined('phase-1', 'completed', '2026-01-26')]);
  });

  it('needs a source', () => {
    for (const about of [dispute(phase, 'us'), corroborate(phase)]) {
      given([...process, phase])
        .when({ ...about, sources: [] })
        .refuses('source-required', '/sources');
    }
  });
});

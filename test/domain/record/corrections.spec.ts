import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/domain/record/decide.js';
import {
  alleged,
  assessed,
  correct,
  corroborate,
  declared,
  defined,
  determined,
  dispute,
  entry,
  held,
  idOf,
  issued,
  made,
  opened,
  process,
  proposed,
  reported,
  retract,
  translate,
  type Posted,
} from './entries.js';
import { Desk, given } from './specification.js';

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
      .refuses('invalid-payload', '/data/changes/data/title', 'nothing');
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
      'filesNeededBy',
    );
  });
});

describe('a correction of a correction', () => {
  const first = correct(phase, { data: { ordinal: 3, phaseId: 'phase-one' } });
  const record = [...process, phase, first];

  it('changes what the first one says', () => {
    const second = correct(first, { data: { changes: { data: { phaseId: 'phase-a' } } } });
    given([...record, second])
      .when(determined('phase-a', 'in_progress', '2025-10-10'))
      .isRecorded();
    given([...record, second])
      .when(determined('phase-one', 'in_progress', '2025-10-10'))
      .refuses('reference-not-found', '/data/phaseId');
    const third = correct(second, { data: { changes: { data: { changes: { data: { ordinal: 1 } } } } } });
    given([...record, second, third])
      .when(determined('phase-1', 'in_progress', '2025-10-10'))
      .isRecorded();
  });

  it('is judged by what it leaves of both', () => {
    given(record)
      .when(correct(first, { data: { changes: { data: { ordinal: 'one' } } } }))
      .refuses('invalid-payload', '/data/entryId', phase.id, '/data/ordinal');
    given(record)
      .when(correct(first, { data: { changes: {} } }))
      .refuses('invalid-payload', '/data/changes/data/changes', 'at least one');
    given(record)
      .when(correct(first, { data: { reason: 'Because' } }))
      .refuses('invalid-payload', '/data/changes/data/reason');
  });

  it('does not turn it to another entry', () => {
    given([...record, meeting])
      .when(correct(first, { data: { entryId: meeting.id } }))
      .refuses('invalid-payload', '/data/changes/data/entryId', 'retract editorial entry');
  });

  it('makes nothing dangle or come too early', () => {
    const status = determined('phase-one', 'in_progress', '2025-10-10');
    given([...record, status])
      .when(correct(first, { data: { changes: { data: { ordinal: 3 } } } }))
      .refuses('entry-referenced', '/data/entryId', 'phase "phase-one"', status.id);
    given([...record, status])
      .when(correct(first, { data: { changes: { occurred: '2025-10-11', data: { phaseId: 'phase-one' } } } }))
      .refuses('entry-referenced', '/data/entryId', 'phase "phase-one"', status.id);
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

describe('a translation', () => {
  const words = issued('launch', '2025-12-20', {
    title: { en: 'Joint statement' },
    text: { ar: 'نص', en: 'Text', original: 'ar' },
  });
  const joined = process[1] ?? opened;

  it('adds a language to a text of the data', () => {
    for (const about of [
      translate(words, '/text', { fr: 'Texte', es: 'Texto' }),
      translate(words, '/title', { ar: 'بيان مشترك' }),
      translate(joined, '/party/name', { ar: 'الولايات المتحدة' }),
    ]) {
      given([...process, words])
        .when(about)
        .then([words]);
    }
    const topics = held('cairo', '2025-11-25', { topics: [{ en: 'Steps' }, { en: 'Phase two' }] });
    given([...process, topics])
      .when(translate(topics, '/topics/1', { ar: 'المرحلة الثانية' }))
      .then([topics]);
    const plan = entry('AgreementProposed', '2025-09-29', {
      agreementId: 'plan',
      by: ['us'],
      title: { en: 'Plan' },
      kind: 'framework',
      points: [{ number: '4', text: { en: 'All hostages are returned.' } }],
    });
    given([...process, plan])
      .when(translate(plan, '/points/0/text', { ar: 'نص' }))
      .then([plan]);
  });

  it.each([
    '/nothing',
    '/text/en',
    '/text/original',
    '/issuers',
    '/issuers/0',
    '/statementId',
    '/title/..',
    '/about/0/id',
    '/constructor',
    '/__proto__',
  ])('leads to a text: not %s', (path) => {
    given([...process, words])
      .when(translate(words, path, { fr: 'Texte' }))
      .refuses('invalid-payload', '/data/path', words.id, path);
  });

  it.each(['/party/identifiers', '/party', '/party/kind', '/roles/0'])(
    'takes nothing for a text that only looks like one: not %s',
    (path) => {
      const turkiye = entry('PartyJoined', '2025-09-29', {
        party: { id: 'eu', name: { en: 'EU' }, kind: 'igo', identifiers: { wikidata: 'Q458' } },
        roles: ['observer'],
      });
      given([...process, turkiye])
        .when(translate(turkiye, path, { fr: 'Q458' }))
        .refuses('invalid-payload', '/data/path', path);
    },
  );

  it.each(['/topics/2', '/topics/-', '/topics/01', '/topics/length', '/topics'])(
    'leads to an item that is there: not %s',
    (path) => {
      const talks = held('cairo', '2025-11-25', { topics: [{ en: 'Steps' }, { en: 'Phase two' }] });
      given([...process, talks])
        .when(translate(talks, path, { ar: 'نص' }))
        .refuses('invalid-payload', '/data/path', path);
    },
  );

  it('replaces no text that is there, in any spelling of its tag', () => {
    given([...process, words])
      .when(translate(words, '/text', { fr: 'Texte', en: 'Other' }))
      .refuses('translation-exists', '/data/text', 'en', 'EntryCorrected');
    const british = issued('launch', '2025-12-20', { text: { 'en-GB': 'Text' } });
    given([...process, british])
      .when(translate(british, '/text', { 'en-gb': 'Text' }))
      .refuses('translation-exists', '/data/text', 'en-gb');
    given([...process, words, translate(words, '/text', { fr: 'Texte' })])
      .when(translate(words, '/text', { fr: 'Autre texte' }))
      .refuses('translation-exists', '/data/text', 'fr');
  });

  it('says a language, not what the text is', () => {
    given([...process, words])
      .when(translate(words, '/text', { original: 'en' }))
      .refuses('invalid-payload', '/data/text/original');
  });

  it('may be of the reason of a correction, and of what the correction says', () => {
    const correction = correct(words, { data: { title: { en: 'Statement' } } });
    for (const path of ['/reason', '/changes/data/title']) {
      given([...process, words, correction])
        .when(translate(correction, path, { fr: 'Déclaration' }))
        .then([words]);
    }
    given([...process, words, correction])
      .when(translate(correction, '/changes/data/medium', { fr: 'Déclaration' }))
      .refuses('invalid-payload', '/data/path');
    const second = correct(correction, { data: { changes: { data: { title: { en: 'Joint words' } } } } });
    given([...process, words, correction, second])
      .when(translate(second, '/changes/data/changes/data/title', { fr: 'Déclaration' }))
      .then([words]);
  });

  it('is not made pointless by a correction before it, or by the retraction of one', () => {
    const correction = correct(words, { data: { title: { en: 'Statement' } } });
    const french = translate(words, '/title', { fr: 'Déclaration' });
    given([...process, words, correction, french])
      .when(correct(correction, { data: { changes: { data: { title: { en: 'Words', fr: 'Paroles' } } } } }))
      .refuses('entry-referenced', '/data/entryId', french.id, 'fr');
    const untitled = issued('launch', '2025-12-20');
    const titled = correct(untitled, { data: { title: { en: 'Statement' } } });
    const arabic = translate(untitled, '/title', { ar: 'بيان' });
    given([...process, untitled, titled, arabic])
      .when(retract(titled))
      .refuses('entry-referenced', '/data/entryId', arabic.id, '/title');
    given([...process, untitled, titled, arabic])
      .when(retract(arabic), retract(titled))
      .then([untitled]);
  });

  it('may be followed by a correction of the whole text', () => {
    given([...process, words, translate(words, '/title', { fr: 'Déclaration' })])
      .when(correct(words, { data: { title: { fr: 'Déclaration commune' } } }))
      .then([words]);
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

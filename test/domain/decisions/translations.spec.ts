import { describe, it } from 'vitest';
import { correct, entry, held, issued, opened, process, retract, translate } from './entries.js';
import { given } from './specification.js';

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

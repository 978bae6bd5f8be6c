// What may be redacted, and what a redaction may leave: a body of the same type about the same thing, which stands.
import { describe, it } from 'vitest';
import {
  correct,
  dispute,
  en,
  entry,
  held,
  issued,
  opened,
  press,
  process,
  redact,
  retract,
  translate,
} from './entries.js';
import { given } from './specification.js';

const words = issued('launch', '2025-12-20', { title: en('A witness speaks'), text: en('Jane Roe saw it.') });
const left = {
  occurred: '2025-12-20',
  data: { statementId: 'launch', issuers: ['us'], text: en('A witness saw it.'), medium: 'joint_statement' },
  sources: press,
};

describe('a redaction', () => {
  it('leaves an entry where it stands', () => {
    given([...process, words])
      .when(redact(words, left))
      .then([words]);
  });

  it('may come again, with less', () => {
    given([...process, words, redact(words, left)])
      .when(redact(words, { ...left, data: { ...left.data, text: en('Somebody saw it.') } }))
      .then([words]);
  });

  it('reaches what is retracted, and what is said about an entry', () => {
    const wrong = correct(words, { note: en('Jane Roe, of Gaza.') });
    const contested = dispute(words, 'egypt');
    given([...process, words, retract(words)])
      .when(redact(words, left))
      .isRecorded();
    given([...process, words, wrong])
      .when(
        redact(wrong, {
          data: { entryId: words.id, changes: { note: en('A witness.') }, reason: en('Why') },
        }),
      )
      .then([words]);
    given([...process, words, contested])
      .when(
        redact(contested, { data: { entryId: words.id, by: 'egypt', reason: en('Why') }, sources: press }),
      )
      .then([words]);
  });

  it('comes after the process was closed, and needs an entry', () => {
    given([...process, words, entry('ProcessClosed', '2026-01-01', { reason: en('Over.') })])
      .when(redact(words, left))
      .isRecorded();
    given(process).when(redact(words, left)).refuses('entry-not-found', '/data/entryId', words.id);
  });

  it('leaves a body that the type takes, also of what is retracted', () => {
    const broken = redact(words, {
      data: { statementId: 'launch', issuers: [], text: en('x'), medium: 'speech', mood: 'grave' },
      sources: press,
    });
    for (const record of [
      [...process, words],
      [...process, words, retract(words)],
    ])
      given(record)
        .when(broken)
        .refusesAll([
          [0, 'invalid-payload', '/data/body/occurred'],
          [0, 'invalid-payload', '/data/body/data/issuers'],
          [0, 'invalid-payload', '/data/body/data/mood'],
        ]);
    given([...process, words])
      .when(redact(words, { occurred: left.occurred, data: left.data }))
      .refuses('source-required', '/data/body/sources');
  });

  it('leaves an entry about the same thing', () => {
    given([...process, words])
      .when(redact(words, { ...left, data: { ...left.data, statementId: 'other' } }))
      .refuses('invalid-payload', '/data/body/data', 'statement "launch"', 'statement "other"');
    const wrong = correct(words, { note: en('Jane Roe, of Gaza.') });
    given([...process, words, wrong])
      .when(
        redact(wrong, { data: { entryId: opened.id, changes: { note: en('A note.') }, reason: en('Why') } }),
      )
      .refuses('invalid-payload', '/data/body/data/entryId', words.id);
  });

  it('leaves nothing dangling, and no text away that a translation is of', () => {
    const meeting = held('cairo', '2025-12-21');
    const there = issued('after', '2025-12-22', { meetingId: 'cairo' });
    given([...process, meeting, there])
      .when(redact(there, { ...bodyOf(there), occurred: '2025-12-20' }))
      .refuses('occurred-before-reference', '/data/body/occurred', 'cairo');
    given([...process, words])
      .when(redact(words, { ...left, data: { ...left.data, issuers: ['nobody'] } }))
      .refuses('party-not-in-process', '/data/body/data/issuers/0', 'nobody');
    given([...process, words, translate(words, '/title', { fr: 'Un témoin parle' })])
      .when(redact(words, left))
      .refuses('entry-referenced', '/data/entryId', '/title');
  });

  it('is for good', () => {
    const done = redact(words, left);
    for (const about of [
      retract(done),
      correct(done, { data: { reason: en('Another reason.') } }),
      redact(done, { data: { entryId: words.id, body: left, reason: en('Another reason.') } }),
      translate(done, '/reason', { fr: 'Un nom' }),
    ])
      given([...process, words, done])
        .when(about)
        .refuses('redaction-final', '/data/entryId', words.id);
  });
});

function bodyOf({ occurred, data, sources }: typeof words): object {
  return { occurred, data, sources };
}

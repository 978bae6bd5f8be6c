// A redaction leaves its own words in every view of an entry, whatever was said about it before or after.
import { describe, expect, it } from 'vitest';
import { effective, type NumberedEntry } from '../../../src/domain/history/editorial.js';
import { correct, en, issued, redact, retract, type Posted } from '../decisions/entries.js';

const words = issued('launch', '2025-12-20', { title: en('Jane Roe speaks'), text: en('Jane Roe saw it.') });
const left = {
  occurred: '2025-12-20',
  data: { statementId: 'launch', issuers: ['us'], text: en('A witness saw it.'), medium: 'joint_statement' },
};

function after(...editorials: readonly Posted[]) {
  const [original, ...rest] = [words, ...editorials].map((entry, sequence): NumberedEntry => ({
    ...entry,
    sequence,
  }));
  if (!original) throw new Error('an entry');
  return effective({ original, editorials: rest });
}

describe('what is left of an entry', () => {
  it('stands in place of all that was posted, and says so', () => {
    const { entry } = after(redact(words, left));

    expect(entry).toMatchObject({ ...left, type: 'StatementIssued', id: words.id, redacted: true });
    expect(entry).not.toHaveProperty('sources');
    expect(JSON.stringify(entry)).not.toContain('Roe');
  });

  it('is what corrections of before change, and what they say was there before', () => {
    const { entry, marks } = after(
      correct(words, { data: { text: en('One witness saw it.') }, note: en('A note.') }),
      redact(words, left),
    );

    expect(entry).toMatchObject({
      data: { text: en('One witness saw it.') },
      note: en('A note.'),
      redacted: true,
    });
    expect(marks.corrections).toMatchObject([
      { before: { data: { text: en('A witness saw it.') }, note: null } },
    ]);
  });

  it('is what the newest of several redactions leaves, also of what is retracted', () => {
    const less = { ...left, data: { ...left.data, text: en('Somebody saw it.') } };

    expect(after(redact(words, left), redact(words, less)).entry).toMatchObject(less);
    expect(after(redact(words, left), retract(words)).entry).toBeUndefined();
  });

  it('of a correction is what the entry is corrected by', () => {
    const wrong = correct(words, { data: { text: en('Jane Roe, of Gaza, saw it.') } });
    const changes = { data: { text: en('One witness saw it.') } };
    const { entry, marks } = after(
      wrong,
      redact(wrong, { data: { entryId: words.id, changes, reason: en('Why') } }),
    );

    expect(entry).toMatchObject({ data: { text: en('One witness saw it.') } });
    expect(entry).not.toHaveProperty('redacted');
    expect(marks.corrections).toMatchObject([{ by: wrong.id, reason: en('Why') }]);
  });
});

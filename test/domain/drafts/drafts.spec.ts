/** Rule: a draft is what its events say, a quote stands in its text, and only what waits can be decided. */
import { describe, expect, it } from 'vitest';
import { refuseChange, refuseItems, refuseRevision } from '../../../src/domain/drafts/decide-draft.js';
import { evolveDraft, type Draft } from '../../../src/domain/drafts/draft.js';
import type { DraftEvent, DraftItem } from '../../../src/domain/drafts/events.js';
import { whereQuoteStops } from '../../../src/domain/drafts/quotes.js';

const [FIRST, SECOND] = ['0199a000-0000-7000-8000-0000000000a1', '0199a000-0000-7000-8000-0000000000a2'];
const communique = {
  name: 'communique',
  url: 'https://example.org/communique',
  text: 'The parties agreed\n  to open the crossing.\nThey will meet in Cairo.',
};

function item(id: string, quote: string, text = 'communique'): DraftItem {
  return { entry: { id, type: 'MeetingHeld' }, quotes: [{ text, quote }] };
}

const items = [item(FIRST, 'agreed to open the crossing'), item(SECOND, 'They will meet in Cairo.')];
const proposed: DraftEvent = {
  type: 'DraftProposed',
  data: { draftId: 'd', texts: [communique], items, verdicts: [] },
};
const accepted: DraftEvent = { type: 'DraftAccepted', data: { draftId: 'd', entryIds: [FIRST] } };
const rejected: DraftEvent = {
  type: 'DraftRejected',
  data: { draftId: 'd', entryIds: [SECOND], reason: 'It is not said when.' },
};

function given(...events: readonly DraftEvent[]): Draft {
  let draft: Draft | undefined;
  for (const event of events)
    draft = evolveDraft(draft, event, { by: `by ${event.type}`, at: '2026-01-01T00:00:00.000000Z' });
  if (!draft) throw new Error('expected a draft');
  return draft;
}

describe('a quote', () => {
  it('stands in a text whatever its white space and its form of Unicode', () => {
    expect(whereQuoteStops('agreed  to open', communique.text)).toBeUndefined();
    expect(whereQuoteStops('cafe\u0301', 'in the caf\u00e9')).toBeUndefined();
    expect(whereQuoteStops('وافق الطرفان', 'وقد وافق  الطرفان على ذلك')).toBeUndefined();
  });

  it('has to have the same letters, and its refusal says where it stops', () => {
    expect(whereQuoteStops('agreed to close the crossing', communique.text)).toBe(
      'it has "agreed to " and not "close the crossing" after it',
    );
    expect(whereQuoteStops('Ägypten', communique.text)).toBe('it does not have its beginning, "Ägypten"');
    expect(whereQuoteStops('the parties', communique.text)).toContain('it has "the');
  });

  it('shows no more than a few words of a long one, and no half of a character', () => {
    expect(whereQuoteStops(`${'a'.repeat(9_000)}b`, 'a'.repeat(9_000))?.length).toBeLessThan(120);
    const halves = whereQuoteStops('x\u{1F54A}', 'x\u{1F54B}');
    expect([halves?.isWellFormed(), halves]).toEqual([true, 'it has "x" and not "\u{1F54A}" after it']);
  });
});

describe('what is proposed', () => {
  it('is taken when each quote stands in the text that it names', () => {
    expect(refuseItems({ texts: [communique], items })).toBeUndefined();
  });

  it('is refused with the place of a quote that does not', () => {
    const refusal = refuseItems({
      texts: [communique],
      items: [item(FIRST, 'agreed'), item(SECOND, 'Doha')],
    });
    expect(refusal).toMatchObject({ code: 'quote-not-found', pointer: '/entries/1/quotes/0/quote' });
  });

  it('is refused where the text of a quote did not come along', () => {
    expect(refuseItems({ texts: [communique], items: [item(FIRST, 'agreed', 'report')] })).toMatchObject({
      code: 'invalid-payload',
      pointer: '/entries/0/quotes/0/text',
    });
  });

  it('names each text and each entry once', () => {
    expect(refuseItems({ texts: [communique, communique], items: [] })?.pointer).toBe('/texts/1/name');
    expect(
      refuseItems({ texts: [communique], items: [item(FIRST, 'agreed'), item(FIRST, 'agreed')] })?.pointer,
    ).toBe('/entries/1/entry/id');
  });
});

describe('a draft', () => {
  it('waits as a whole when it is proposed', () => {
    expect(given(proposed)).toMatchObject({
      version: 1,
      state: 'waiting',
      proposedBy: 'by DraftProposed',
      entries: [{ state: 'waiting' }, { state: 'waiting' }],
    });
  });

  it('still waits once some of it was accepted, and then is accepted whatever else was rejected', () => {
    expect(given(proposed, accepted)).toMatchObject({
      state: 'waiting',
      entries: [{ state: 'accepted', decidedBy: 'by DraftAccepted' }, { state: 'waiting' }],
    });
    expect(given(proposed, accepted, rejected)).toMatchObject({
      version: 3,
      state: 'accepted',
      entries: [{ state: 'accepted' }, { state: 'rejected', reason: 'It is not said when.' }],
    });
    expect(
      given(proposed, { ...rejected, data: { ...rejected.data, entryIds: [FIRST, SECOND] } }).state,
    ).toBe('rejected');
  });

  it('holds an entry that is on the record for accepted, also after it was rejected', () => {
    const both = given(proposed, { ...rejected, data: { ...rejected.data, entryIds: [FIRST] } }, accepted);
    expect(both.entries[0]).toEqual({ ...items[0], state: 'accepted', decidedBy: 'by DraftAccepted' });
  });

  it('has other entries and more texts once it is revised, and keeps those that were decided', () => {
    const report = { name: 'report', text: 'They met in Doha.' };
    const revised = given(proposed, accepted, {
      type: 'DraftRevised',
      data: { draftId: 'd', texts: [report], items: [item(SECOND, 'met in Doha', 'report')] },
    });
    expect(revised).toMatchObject({
      texts: [communique, report],
      entries: [{ state: 'accepted' }, { quotes: [{ text: 'report' }], state: 'waiting' }],
    });
  });
});

describe('a change', () => {
  it('is refused at another version than was seen', () => {
    expect(refuseChange(given(proposed, accepted), [SECOND], 1)).toMatchObject({ code: 'draft-changed' });
    expect(refuseChange(given(proposed, accepted), [SECOND], 2)).toBeUndefined();
  });

  it('is refused for what is decided and for what is not in the draft', () => {
    expect(refuseChange(given(proposed, accepted), [SECOND, FIRST], 2)).toMatchObject({
      code: 'draft-decided',
      pointer: '/entryIds/1',
    });
    expect(refuseChange(given(proposed), ['nothing'], 1)).toMatchObject({ code: 'invalid-payload' });
    expect(refuseChange(given(proposed, accepted, rejected), [], 3)).toMatchObject({ code: 'draft-decided' });
  });

  it('of the entries drops none unsaid and touches none that was decided', () => {
    const draft = given(proposed, accepted);
    const second = item(SECOND, 'They will meet in Cairo.');
    expect(refuseRevision(draft, { texts: [], items: [second] }, 2)).toBeUndefined();
    expect(refuseRevision(draft, { texts: [], items: [] }, 2)?.detail).toContain('to drop one, reject it');
    expect(refuseRevision(draft, { texts: [], items: [second, item(FIRST, 'agreed')] }, 2)?.code).toBe(
      'draft-decided',
    );
    expect(refuseRevision(draft, { texts: [], items: [item(SECOND, 'in Doha')] }, 2)?.code).toBe(
      'quote-not-found',
    );
  });
});

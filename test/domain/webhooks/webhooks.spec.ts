/** Rule: webhooks are decided and folded with the rest of access: a caller has so many, and each is what was last said of it. */
import { expect, it } from 'vitest';
import { NO_ACCESS, evolveAccess, type AccessState } from '../../../src/domain/access/access-state.js';
import { decideAccess, type AccessCommand } from '../../../src/domain/access/decide-access.js';
import { MOST_WEBHOOKS, MOST_WEBHOOKS_OF_CALLER } from '../../../src/domain/webhooks/decide-webhook.js';

const url = 'https://receiver.example/';

function after(commands: readonly AccessCommand[], from: AccessState = NO_ACCESS): AccessState {
  let state = from;
  for (const command of commands) {
    const decision = decideAccess(state, command);
    if (decision.outcome === 'refused') throw new Error(decision.detail);
    for (const event of decision.events) state = evolveAccess(state, event);
  }
  return state;
}

const add = (webhookId: string, callerId = 'key:desk'): AccessCommand => ({
  ...{ kind: 'add-webhook', webhookId, callerId, url, fingerprint: 'of one secret' },
  filter: { parties: ['hamas'] },
});
const rotate = (fingerprint: string): AccessCommand => ({
  ...{ kind: 'rotate-webhook-secret', webhookId: 'a', fingerprint },
  previousUntil: '2026-01-21T09:00:00Z',
});
const many = (count: number, callerOf: (i: number) => string): AccessCommand[] =>
  Array.from({ length: count }, (_, i) => add(`w${i}`, callerOf(i)));

it('is as it was added, by the revision of the event that did', () => {
  expect(after([add('a'), add('b')]).webhooks.get('b')).toEqual({
    ...{ webhookId: 'b', callerId: 'key:desk', url, filter: { parties: ['hamas'] } },
    ...{ generation: 0, fingerprint: 'of one secret', previousUntil: undefined, added: 1 },
  });
});

it('is changed, and not where nothing would be', () => {
  const state = after([add('a')]);
  const change = { kind: 'change-webhook', webhookId: 'a', url, filter: {} } as const;
  const changed = after([change], state);
  expect(changed.webhooks.get('a')).toMatchObject({ url, filter: {} });
  expect(decideAccess(changed, change)).toEqual({ outcome: 'decided', events: [] });
});

it('has another secret once it is made anew, and the one before it for a while', () => {
  expect(after([add('a'), rotate('of one secret')]).webhooks.get('a')).toMatchObject({
    generation: 1,
    previousUntil: Date.parse('2026-01-21T09:00:00Z'),
  });
});

it('has none before it where that was made of another secret of servers', () => {
  expect(after([add('a'), rotate('of another')]).webhooks.get('a')).toMatchObject({
    ...{ generation: 1, fingerprint: 'of another', previousUntil: undefined },
  });
});

it('is gone once it is removed', () => {
  const state = after([add('a'), { kind: 'remove-webhook', webhookId: 'a' }]);
  expect(state.webhooks.size).toBe(0);
  expect(decideAccess(state, { kind: 'remove-webhook', webhookId: 'a' })).toMatchObject({
    ...{ outcome: 'refused', code: 'not-found' },
  });
});

it('is refused to a caller who has as many as one may have, and to nobody else', () => {
  const state = after(many(MOST_WEBHOOKS_OF_CALLER, () => 'key:desk'));
  expect(decideAccess(state, add('more'))).toMatchObject({ outcome: 'refused', code: 'too-many-webhooks' });
  expect(decideAccess(state, add('more', 'key:other'))).toMatchObject({ outcome: 'decided' });
});

it('is refused to everybody once there are as many as there may be', () => {
  const state = after(many(MOST_WEBHOOKS, (i) => `key:${i}`));
  expect(decideAccess(state, add('more', 'key:new'))).toMatchObject({ code: 'too-many-webhooks' });
});

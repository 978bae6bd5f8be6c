/** Rule: so many messages are under way at once and no more, and a caller whose receivers are slow holds up nobody else. */
import { beforeEach, expect, it } from 'vitest';
import type { PostOutcome } from '../../src/application/webhooks/post.js';
import { MOST_AT_ONCE, MOST_OF_CALLER, Sender, type Sending } from '../../src/application/webhooks/sender.js';
import { WebhookSecrets } from '../../src/application/webhooks/webhook-secrets.js';

const { signal } = new AbortController();
const never = AbortSignal.abort(new Error('stopping'));

/** Callers whose messages are under way, each with what ends it. */
let underWay: { readonly url: string; readonly end: (outcome: PostOutcome) => void }[];
let sender: Sender;

beforeEach(() => {
  underWay = [];
  sender = new Sender({
    post: async ({ url }) => {
      const { promise, resolve } = Promise.withResolvers<PostOutcome>();
      underWay.push({ url, end: resolve });
      return promise;
    },
    secrets: new WebhookSecrets('s'.repeat(32)),
    now: () => Date.parse('2026-01-20T09:00:00Z'),
  });
});

/** The URL is the name of the caller. */
function of(callerId: string): Sending {
  const webhook = {
    ...{ webhookId: 'w', callerId, url: callerId, filter: {}, generation: 0 },
    ...{ fingerprint: '', previousUntil: undefined, added: 0 },
  };
  return { webhook, message: { id: 'm', body: '{}' }, signal };
}

const urls = (): string[] => underWay.map(({ url }) => url);
/** Whatever can go on does. */
const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('gives a caller no more than its share, whoever waits behind', async () => {
  for (let i = 0; i < 10; i++) void sender.send(of('slow'));
  void sender.send(of('other'));
  await settled();
  expect(urls()).toEqual([...Array.from({ length: MOST_OF_CALLER }, () => 'slow'), 'other']);
});

it('sends what waits as others are done, those that came first first', async () => {
  for (let caller = 0; caller < MOST_AT_ONCE; caller++) void sender.send(of(`caller-${caller}`));
  void sender.send(of('first'));
  void sender.send(of('second'));
  await settled();
  expect(urls()).toHaveLength(MOST_AT_ONCE);
  underWay[3]?.end({ status: 204, answer: '' });
  await settled();
  expect(urls().slice(MOST_AT_ONCE)).toEqual(['first']);
  underWay[5]?.end({ fault: 'no answer' });
  await settled();
  expect(urls().slice(MOST_AT_ONCE)).toEqual(['first', 'second']);
});

it('does not send what is not to be sent any more by the time that its turn has come', async () => {
  expect(await sender.sendIf(() => false, of('desk'))).toBeUndefined();
  await expect(sender.send({ ...of('desk'), signal: never })).rejects.toThrow('stopping');
  expect(urls()).toEqual([]);
});

it('says what became of a message, without what is no text in an answer', async () => {
  const sent = sender.send(of('desk'));
  await settled();
  underWay[0]?.end({ status: 302, answer: `to\r\nthe\u0000other${'x'.repeat(300)}` });
  const { answer, fault } = await sent;
  expect([answer?.slice(0, 13), answer?.length, fault]).toEqual([
    'to the otherx',
    200,
    'expected a status of 200 to 299, got 302',
  ]);
  expect(sender.counts).toEqual({ delivered: 0, failed: 1 });
});

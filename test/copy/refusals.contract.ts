import { expect, it } from 'vitest';

import type { EventLog, RecordedEvent } from '../../src/log/event-log.js';
import { AppendTooLarge } from '../../src/log/event-log.js';
import { recordedElsewhere } from '../contract/recorded-elsewhere.js';
import { collect, statement } from '../contract/sample-events.js';
import { altered, mapped, withRestoring } from './altered-log.js';
import { kept, type Houses } from './houses.js';
import { goOn } from './sample-source.js';

export function describeRefusals(given: () => Houses): void {
  /** A log that gives some of its events otherwise than they are. */
  const seeming = (log: EventLog, change: (event: RecordedEvent) => RecordedEvent): EventLog =>
    altered(log, {
      readAll: (options) => mapped(log.readAll(options), change),
      readStream: (stream, options) => mapped(log.readStream(stream, options), change),
    });

  it('is a target that holds something else: nothing is written, the first difference is named', async () => {
    const { source, target, copy } = given();
    await target.append('camp-david-1978', [statement()], null);
    const before = await kept(target);
    const [expected] = await kept(source);
    const outcome = await copy();

    expect(outcome).toMatchObject({ outcome: 'refused', code: 'target-differs', copied: 0 });
    expect(outcome).toMatchObject({
      message:
        `The target differs from the source at its event number 1: expected event ${expected?.id} ` +
        `(process gaza-2025, revision 0), got event ${before[0]?.id} (process camp-david-1978, revision 0)`,
    });
    expect(await kept(target)).toEqual(before);
  });

  it.each<[string, Partial<RecordedEvent>]>([
    ['recordedAt', { recordedAt: '2025-12-20T09:30:07.000000Z' }],
    ['knownSince', { knownSince: '2025-12-20T09:30:07.000000Z' }],
    ['hash', { hash: '0'.repeat(64) }],
    ['previousHash', { previousHash: '0'.repeat(64) }],
    ['type', { type: 'meeting.held' }],
    ['version', { version: 2 }],
    ['recordedBy', { recordedBy: 'another desk' }],
    ['body', { body: '{"a":"secret"}' }],
  ])('is a target with another %s of an event, which is named', async (field, change) => {
    const { target, copy } = given();
    await copy();
    const before = await target.head();
    const [, , third] = await collect(target.readAll());
    const other = seeming(target, (event) => (event.id === third?.id ? { ...event, ...change } : event));
    const outcome = await copy({ target: other });

    expect(outcome).toMatchObject({ outcome: 'refused', code: 'target-differs', copied: 0 });
    const text = JSON.stringify(outcome);
    expect(text).toContain(`event number 3: the ${field} of event ${third?.id}`);
    expect(text).not.toContain('secret');
    expect(await target.head()).toBe(before);
  });

  it('is a target whose order is another one', async () => {
    const { source, target, copy } = given();
    const events = await collect(source.readAll());
    await target.restore(events.filter(({ stream }) => stream === 'gaza-2025'));

    expect(await copy()).toMatchObject({ outcome: 'refused', code: 'target-differs', copied: 0 });
  });

  it('is a target that is ahead of the source', async () => {
    const { target, copy } = given();
    await copy();
    await goOn(target);
    const before = await kept(target);
    const outcome = await copy();

    expect(outcome).toMatchObject({ outcome: 'refused', code: 'target-ahead', copied: 0 });
    expect(outcome).toMatchObject({
      message: `The target goes on after the 11 events of the source: event ${before[11]?.id} (process dayton-1995, revision 2)`,
    });
    expect(await kept(target)).toEqual(before);
  });

  it('is a source without events', async () => {
    const { source, copy } = given();
    const empty = altered(source, { head: async () => 0n });

    expect(await copy({ source: empty })).toMatchObject({ outcome: 'refused', code: 'source-empty' });
  });

  it('is a source that is not whole, before anything is written', async () => {
    const { source, target, copy } = given();
    const tampered = seeming(source, (event) =>
      event.stream === 'oslo-1993' && event.revision === 2
        ? { ...event, body: '{"title":"Another"}' }
        : event,
    );
    const outcome = await copy({ source: tampered });

    expect(outcome).toMatchObject({ outcome: 'refused', code: 'source-broken', copied: 0 });
    expect(JSON.stringify(outcome)).toContain('stream oslo-1993: its body-hash should be');
    expect(await kept(target)).toEqual([]);
  });

  it('is an event that the target finds too large, by its name; those before it are there', async () => {
    const { source, target, copy } = given();
    const events = await collect(source.readAll());
    const large = events[6];
    const narrow = altered(target, {
      restore: async (chunk) => {
        const at = chunk.findIndex(({ id }) => id === large?.id);
        await target.restore(at < 0 ? chunk : chunk.slice(0, at));
        if (at >= 0) throw new AppendTooLarge('2000000 bytes are more than the store takes at once');
      },
    });
    const outcome = await copy({ target: narrow });

    expect(outcome).toEqual({
      outcome: 'refused',
      code: 'event-too-large',
      message:
        `The target does not take event ${large?.id} (process ${large?.stream}, revision ${large?.revision}). ` +
        '2000000 bytes are more than the store takes at once',
      copied: 6,
    });
    expect(await kept(target)).toEqual((await kept(source)).slice(0, 6));
  });

  it('is no chunk that the target takes only in parts', async () => {
    const { source, target, copy } = given();
    const narrow = altered(target, {
      restore: async (chunk) => {
        await target.restore(chunk.slice(0, 1));
        if (chunk.length > 1) throw new AppendTooLarge('one at a time, please');
      },
    });

    expect(await copy({ target: narrow })).toMatchObject({ outcome: 'copied', copied: 11 });
    expect(await kept(target)).toEqual(await kept(source));
  });

  it('is a target where something else writes meanwhile', async () => {
    const { source, target, copy } = given();
    const head = (await collect(source.readStream('gaza-2025'))).find(({ revision }) => revision === 2);
    const shared = withRestoring(target, 3, async (events) => {
      await target.restore([recordedElsewhere('gaza-2025', head ?? null, { seconds: 5n })]);
      await target.restore(events);
    });
    const outcome = await copy({ target: shared });

    expect(outcome).toMatchObject({ outcome: 'refused', code: 'target-changed' });
    expect(JSON.stringify(outcome)).toContain('The target has changed since it was compared.');
  });

  it('is a target where something else has written in the end', async () => {
    const { target, copy } = given();
    const shared = withRestoring(target, 3, async (events) => {
      await target.restore(events);
      await target.append('camp-david-1978', [statement()], null);
    });

    expect(await copy({ target: shared })).toMatchObject({
      outcome: 'refused',
      code: 'target-ahead',
      copied: 11,
    });
  });

  it('is a copy that does not read back as it was written', async () => {
    const { target, copy } = given();
    const forgetful = withRestoring(target, 3, async () => undefined);

    expect(await copy({ target: forgetful })).toMatchObject({ outcome: 'refused', code: 'target-differs' });
  });

  it('is a copy whose chain does not hold', async () => {
    const { target, copy } = given();
    const changed = altered(target, {
      readStream: (stream, options) =>
        mapped(target.readStream(stream, options), (event) =>
          stream === 'oslo-1993' && event.revision === 1 ? { ...event, recordedBy: 'nobody' } : event,
        ),
    });
    const outcome = await copy({ target: changed });

    expect(outcome).toMatchObject({ outcome: 'refused', code: 'target-broken', copied: 11 });
    expect(JSON.stringify(outcome)).toContain(
      'process oslo-1993 breaks in the target at revision 1: its hash',
    );
  });

  it('is a copy whose chain ends too early', async () => {
    const { target, copy } = given();
    const cut = altered(target, {
      readStream: (stream, options) => target.readStream(stream, { ...options, limit: 2 }),
    });
    const outcome = await copy({ target: cut });

    expect(outcome).toMatchObject({ outcome: 'refused', code: 'target-broken' });
    expect(JSON.stringify(outcome)).toMatch(
      /ends in the target at revision 1 with hash \w{64}, expected revision 5/,
    );
  });
}

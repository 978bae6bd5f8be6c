import { afterEach, beforeEach, describe } from 'vitest';

import { copyLog } from '../../src/application/copy/copy-log.js';
import type { CopyProgress } from '../../src/application/copy/copying.js';
import type { Clock } from '../../src/log/event-log.js';
import type { OpenedLog } from '../contract/event-log.contract.js';
import { MORNING, StandingClock } from '../contract/sample-events.js';
import { describeCopies } from './copies.contract.js';
import type { Houses } from './houses.js';
import { describeInterruptions } from './interruptions.contract.js';
import { describeRefusals } from './refusals.contract.js';
import { fill } from './sample-source.js';

/** Everything that a copy promises, between any two stores. */
export function describeCopying(
  name: string,
  open: {
    readonly source: (clock: Clock) => Promise<OpenedLog>;
    readonly target: (clock: Clock) => Promise<OpenedLog>;
  },
): void {
  describe(`copying a log: ${name}`, () => {
    let opened: OpenedLog[];
    let houses: Houses;
    const given = (): Houses => houses;

    beforeEach(async () => {
      const clock = new StandingClock(MORNING);
      opened = [await open.source(clock.read), await open.target(clock.read)];
      const [source, target] = opened.map(({ log }) => log);
      if (source === undefined || target === undefined) throw new Error('two logs are opened');
      await fill(source);
      const unnoticed = { signal: new AbortController().signal, report: (_: CopyProgress) => undefined };
      const copy: Houses['copy'] = (replaced) => copyLog({ source, target, ...unnoticed, ...replaced });
      houses = { clock, source, target, copy };
    });

    afterEach(async () => {
      for (const one of opened) await one.dispose();
    });

    describe('what is copied', () => describeCopies(given));
    describe('when it is broken off', () => describeInterruptions(given));
    describe('what is refused', () => describeRefusals(given));
  });
}

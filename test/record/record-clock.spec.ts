/** A clock that has jumped ahead is not believed, by the time that has passed and by the newest entry. */
import { describe, expect, it } from 'vitest';
import { RecordClock } from '../../src/application/record-clock.js';
import { LogUnavailable } from '../../src/log/event-log.js';
import { MORNING, moment, SECOND } from '../contract/sample-events.js';

const DAY = 86_400n * SECOND;

/** A clock of a machine that has run for an hour, on 20 December 2025. */
function given({ newest, accepted }: { newest?: bigint; accepted?: bigint } = {}) {
  const at = { wall: MORNING, steady: 3_600n * SECOND };
  const clock = new RecordClock({
    wall: () => at.wall,
    steady: () => at.steady,
    ...(accepted === undefined ? {} : { accepted }),
  });
  clock.follow(() => newest);
  const pass = (time: bigint): void => {
    at.wall += time;
    at.steady += time;
  };
  return { clock, at, pass };
}

describe('a clock that jumps ahead while the server runs', () => {
  it('is not believed from a day on, and is again once it is set right', () => {
    const { clock, at, pass } = given();
    pass(400n * DAY);
    at.wall += DAY;
    expect(clock.read()).toBe(MORNING + 401n * DAY);
    at.wall += SECOND;
    expect(() => clock.read()).toThrow(LogUnavailable);
    expect(clock.fault()).toBe(
      'the clock says 2027-01-25T09:30:01.000000Z, expected about 2027-01-24T09:30:00.000000Z: it has jumped ahead',
    );
    at.wall -= 2n * DAY;
    expect(clock.fault()).toBeUndefined();
  });

  it('is believed as far as it was said to be', () => {
    const { clock, at } = given({ accepted: MORNING + 365n * DAY });
    at.wall += 365n * DAY;
    expect(clock.fault()).toBeUndefined();
    at.wall += DAY;
    expect(clock.fault()).toBeUndefined();
    at.wall += DAY;
    expect(clock.fault()).toContain('it has jumped ahead');
  });

  it('may go on to where the record is already', () => {
    const { clock, at } = given({ newest: MORNING + 300n * DAY });
    at.wall += 300n * DAY;
    expect(clock.fault()).toBeUndefined();
  });
});

describe('a clock at the start', () => {
  it('is believed after a record that has rested for 90 days', () => {
    expect(given({ newest: MORNING - 90n * DAY }).clock.fault()).toBeUndefined();
  });

  it('is not believed after one that has rested for longer, until it is accepted', () => {
    const newest = moment('2024-12-20T09:30:00.000000Z');
    expect(given({ newest }).clock.fault()).toBe(
      'the clock says 2025-12-20T09:30:00.000000Z, 90 days and more after the newest entry was recorded, at ' +
        '2024-12-20T09:30:00.000000Z',
    );
    expect(given({ newest, accepted: MORNING }).clock.fault()).toBeUndefined();
  });
});

it('the record is ahead of the clock where its newest entry is, by more than clocks differ', () => {
  expect(given({ newest: MORNING + SECOND }).clock.ahead()).toBeUndefined();
  expect(given({ newest: MORNING + 3n * SECOND }).clock.ahead()).toEqual({
    recordedAt: '2025-12-20T09:30:03.000000Z',
    clock: '2025-12-20T09:30:00.000000Z',
    seconds: 3,
  });
});

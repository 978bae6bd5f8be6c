import { expect, it } from 'vitest';

import { verifyStream } from '../../src/log/chain.js';
import { LogUnavailable } from '../../src/log/event-log.js';
import type { Subject } from './event-log.contract.js';
import { collect, statements } from './sample-events.js';

export function describeClosing(given: () => Subject): void {
  it('goes on where it was', async () => {
    const before = await given().append('gaza-2025', statements(2), null);
    await given().reopen();
    const { log, append } = given();
    const after = await append('gaza-2025', statements(2), before[1] ?? null);

    expect(await collect(log.readStream('gaza-2025'))).toEqual([...before, ...after]);
    expect(await collect(log.readAll())).toEqual([...before, ...after]);
    expect(await verifyStream(log.readStream('gaza-2025'))).toEqual({
      ok: true,
      events: 4,
      head: { revision: 3, hash: after[1]?.hash },
      redacted: [],
    });
  });

  it('finishes the appends that it has taken', async () => {
    const taken = Array.from({ length: 30 }, (_, n) =>
      given().log.append(`process-${n}`, statements(2), null),
    );
    await given().log.close();
    const answers = await Promise.all(taken);
    await given().reopen();

    const recorded = answers.flatMap((answer) => (answer.outcome === 'appended' ? answer.events : []));
    const stored = await collect(given().log.readAll());
    expect(recorded).toHaveLength(60);
    expect(stored.map(({ id }) => id).toSorted()).toEqual(recorded.map(({ id }) => id).toSorted());
  });

  it('can be closed twice', async () => {
    const { log } = given();

    await expect(Promise.all([log.close(), log.close()])).resolves.toBeDefined();
  });

  it('neither takes nor gives anything once it is closed', async () => {
    const { log, append } = given();
    await append('gaza-2025', statements(1), null);
    await log.close();

    await expect(log.append('gaza-2025', statements(1), null)).rejects.toThrow(LogUnavailable);
    await expect(log.head()).rejects.toThrow(LogUnavailable);
    await expect(log.closeTime(0n)).rejects.toThrow(LogUnavailable);
    await expect(collect(log.readAll())).rejects.toThrow(LogUnavailable);
    await expect(collect(log.readStream('gaza-2025'))).rejects.toThrow(LogUnavailable);
  });
}

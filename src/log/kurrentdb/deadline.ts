/** The store did not answer in time. What was asked for may still happen. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** What may be given a sign of life, so that a long answer is not taken for none. */
export interface Watch {
  /** Something has come: the deadline counts from now. */
  alive(): void;
}

/**
 * Ends a wait that nothing else bounds: neither a batch append nor a read of the client keeps to its own deadline when the
 * server is silent. The work itself cannot be stopped; what it does later is of no more interest.
 * @throws DeadlinePassed when nothing has come for `ms`
 */
export async function within<T>(ms: number, what: string, work: (watch: Watch) => Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const expire = (): void => {
    reject(new DeadlinePassed(`${what}: no answer within ${ms} ms`));
  };
  const timer = setTimeout(expire, ms);
  try {
    const watch = { alive: (): void => void timer.refresh() };
    return await Promise.race([late, work(watch)]);
  } finally {
    clearTimeout(timer);
  }
}

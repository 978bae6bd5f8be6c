/** What was seen of a load and of the store afterwards, and whether it holds together. Pure: it is tested on made-up facts. */

/** An entry that a server has acknowledged. */
export interface Acknowledged {
  readonly id: string;
  readonly processId: string;
  readonly position: string;
  readonly hash: string;
}

/** An entry as a server gives it from its log. */
export interface Logged extends Acknowledged {
  readonly revision: number;
}

/** The rows of one list, by key: what a feed has led to, and what the server answers. */
export interface Followed {
  readonly name: string;
  readonly rows: ReadonlyMap<string, unknown>;
  readonly answered: ReadonlyMap<string, unknown>;
}

export interface Facts {
  readonly acknowledged: readonly Acknowledged[];
  /** By server. */
  readonly logs: ReadonlyMap<string, readonly Logged[]>;
  readonly feeds: readonly Followed[];
  /** The chains that do not hold, by server and process. */
  readonly broken: readonly string[];
}

/** Everything that is wrong, in sentences; nothing when nothing acknowledged was lost and nothing is there twice. */
export function problemsIn({ acknowledged, logs, feeds, broken }: Facts): string[] {
  const problems = [...broken];
  for (const [server, log] of logs) {
    const byId = Map.groupBy(log, ({ id }) => id);
    for (const [id, events] of byId)
      if (events.length > 1) problems.push(`${server}: ${id} is there ${events.length} times`);
    for (const { id, position, hash } of acknowledged) {
      const found = byId.get(id)?.[0];
      if (found === undefined)
        problems.push(`${server}: ${id} was acknowledged at ${position} and is not there`);
      else if (found.hash !== hash || found.position !== position) {
        problems.push(
          `${server}: ${id} was acknowledged at ${position}, is at ${found.position}, or is another`,
        );
      }
    }
    for (const [process, events] of Map.groupBy(log, ({ processId }) => processId)) {
      const gap = events.findIndex(({ revision }, index) => revision !== index);
      if (gap >= 0)
        problems.push(`${server}: ${process} has revision ${events[gap]?.revision} where ${gap} should be`);
    }
  }
  const [first, ...others] = [...logs.values()].map((log) => JSON.stringify(log));
  if (others.some((other) => other !== first)) problems.push('the servers give different logs');
  for (const { name, rows, answered } of feeds) {
    const wrong = [...new Set([...rows.keys(), ...answered.keys()])].filter(
      (key) => JSON.stringify(rows.get(key)) !== JSON.stringify(answered.get(key)),
    );
    if (wrong.length > 0)
      problems.push(`${name}: ${wrong.length} rows of the feed are not the server's, ${wrong[0]} for one`);
  }
  return problems;
}

/** The longest time between two moments that follow each other, and when it began: ms. */
export function longestGap(moments: readonly number[]): { readonly from: number; readonly ms: number } {
  return moments.slice(1).reduce(
    (longest, moment, index) => {
      const from = moments[index] ?? moment;
      return moment - from > longest.ms ? { from, ms: moment - from } : longest;
    },
    { from: 0, ms: 0 },
  );
}

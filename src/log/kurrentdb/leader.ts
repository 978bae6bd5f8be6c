import type { Endpoint } from './connection-string.js';

/** A node as another one, or itself, tells of it. */
export interface Member {
  readonly endpoint: Endpoint;
  readonly isLeader: boolean;
  /** Whether it takes part in elections: read-only replicas do not. */
  readonly votes: boolean;
}

/** What each node that has answered says of all, by its key. */
export type Answers = ReadonlyMap<string, readonly Member[]>;

export function keyOf({ host, port }: Endpoint): string {
  return `${host}:${port}`;
}

/**
 * The leader, by what the nodes say: one that has answered and calls itself the leader, which most of all that vote call the
 * leader too. The others go on naming one that was stopped until they have noticed; one that was cut off goes on naming itself.
 *
 * @param patient whether most may still answer. If not, the only one that anybody calls the leader is taken: it may be that
 * the others cannot be reached from here, but by the leader.
 */
export function leaderIn(answers: Answers, patient: boolean): Endpoint | undefined {
  const members = new Map([...answers.values()].flat().map((member) => [keyOf(member.endpoint), member]));
  const voters = [...members.values()].filter(({ votes }) => votes).length;
  const named = new Map<string, number>();
  for (const [voter, said] of answers) {
    const leader = said.find(({ isLeader }) => isLeader);
    if (leader === undefined || members.get(voter)?.votes !== true) continue;
    const key = keyOf(leader.endpoint);
    named.set(key, (named.get(key) ?? 0) + 1);
  }
  for (const [key, votes] of named) {
    const own = answers.get(key)?.find(({ endpoint }) => keyOf(endpoint) === key);
    if (own?.isLeader !== true) continue;
    if (2 * votes > voters || (!patient && named.size === 1)) return own.endpoint;
  }
  return undefined;
}

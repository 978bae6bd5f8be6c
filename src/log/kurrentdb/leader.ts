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
 * @param patient whether most may still answer. If not, the only one that calls itself the leader is taken: it may be that
 * the others cannot be reached from here, but by the leader, or that they have not heard of it yet.
 */
export function leaderIn(answers: Answers, patient: boolean): Endpoint | undefined {
  const members = new Map([...answers.values()].flat().map((member) => [keyOf(member.endpoint), member]));
  const voters = [...members].filter(([, { votes }]) => votes).map(([key]) => key);
  const named = voters.map((key) => answers.get(key)?.find(({ isLeader }) => isLeader)?.endpoint);
  const leaders = [...answers].flatMap(([key, said]) => {
    const self = said.find(({ endpoint }) => keyOf(endpoint) === key);
    return self?.isLeader === true ? [self.endpoint] : [];
  });
  const votes = (leader: Endpoint): number =>
    named.filter((one) => one !== undefined && keyOf(one) === keyOf(leader)).length;
  const elected = leaders.find((leader) => 2 * votes(leader) > voters.length);
  return elected ?? (patient || leaders.length > 1 ? undefined : leaders[0]);
}

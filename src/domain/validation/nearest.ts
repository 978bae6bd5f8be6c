/** How many single-character changes lead from one word to the other (Levenshtein). */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let line = 1; line <= from.length; line++) {
    const next = [line];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (from[line - 1] === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

const longestCompared = 64;

/** Words are near each other where no more than a third of the longer one differs. */
function isNear(steps: number, one: string, other: string): boolean {
  return steps <= Math.ceil(Math.max(one.length, other.length) / 3);
}

/** The known words that are near the one given, nearest first, whatever its case. None where nothing is near. */
export function nearest(word: string, known: readonly string[], most = 3): readonly string[] {
  const given = word.slice(0, longestCompared).toLowerCase();
  return known
    .map((candidate) => ({ candidate, steps: distance(given, candidate.toLowerCase()) }))
    .filter(({ candidate, steps }) => isNear(steps, given, candidate))
    .sort((one, other) => one.steps - other.steps)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

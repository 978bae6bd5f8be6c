/** The seed of the laws: each run has another one, its tests say which. */
export const SEED = Number(process.env['CHANCERY_LAW_SEED'] ?? Date.now() % 2 ** 31);

/** How the laws are checked: a failing history is told as it is, because making it shorter takes minutes. */
export function runs(numRuns: number): { seed: number; numRuns: number; endOnFailure: true } {
  return { seed: SEED, numRuns, endOnFailure: true };
}

/** For the name of a suite. */
export const seeded = `(CHANCERY_LAW_SEED=${SEED})`;

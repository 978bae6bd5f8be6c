/** The little statistics that the figures need. */

/** One round: the reference, then ours, one after the other. */
export interface Round {
  readonly reference: number;
  readonly ours: number;
}

/** The medians of both sides, and the ratios of the rounds. */
export interface Comparison {
  readonly reference: number;
  readonly ours: number;
  /** The median of the ratios, ours by the reference. */
  readonly ratio: number;
  readonly lowest: number;
  readonly highest: number;
}

/** @throws RangeError when there are no values */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The value below which a share of the values lies, the nearest rank.
 * @param share from 0 to 1
 * @throws RangeError when there are no values
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  const rank = Math.min(Math.max(Math.ceil(share * sorted.length) - 1, 0), sorted.length - 1);
  const value = sorted[rank];
  if (value === undefined) throw new RangeError('expected at least one value, got none');
  return value;
}

/** @throws RangeError when there are no rounds */
export function compare(rounds: readonly Round[]): Comparison {
  const ratios = rounds.map(({ reference, ours }) => ours / reference);
  return {
    reference: median(rounds.map(({ reference }) => reference)),
    ours: median(rounds.map(({ ours }) => ours)),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  };
}

/** What a caller sees at one moment, as plain data. */
import { EVERYTHING, type Visibility } from '../../domain/access/visibility.js';

export interface Viewer {
  readonly visibility: Visibility;
  /**
   * Nothing can be hidden from an admin. To every other caller nothing may tell whether something is: what is made in another way
   * for them is so also while all is shown.
   */
  readonly isLimited: boolean;
  /** See `Access.editionOf`. */
  readonly edition: string;
}

/** An admin, and who looks from within. */
export const SEES_ALL: Viewer = { visibility: EVERYTHING, isLimited: false, edition: '' };

export function seesTheSame(a: Viewer, b: Viewer): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

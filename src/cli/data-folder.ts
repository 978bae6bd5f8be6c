/** Who else may look into a data folder. */
import { statSync } from 'node:fs';

/** Read, write or enter, for the group or for everybody. */
const OTHERS = 0o077;

/**
 * A sentence when other users can look into the folder, which is told and not changed: somebody may have wanted it, for a backup
 * that runs under another name.
 */
export function openToOthers(folder: string): string | undefined {
  const mode = statSync(folder).mode & 0o777;
  if (process.platform === 'win32' || (mode & OTHERS) === 0) return undefined;
  return `The folder ${folder} is open to other users of this machine: expected mode 0700, got 0${mode.toString(8)}; chmod -R go= closes it`;
}

/** What the read models of a folder keep of the log beside them, read as it lies there. */
import Database from 'better-sqlite3';
import { KeptHeads } from './kept-heads.js';
import { isViewsFile } from './views-file.js';

export interface KeptHeadsFile {
  readonly kept: KeptHeads;
  readonly close: () => void;
}

/** Undefined where there is no file of read models that this version has made. */
export function openKeptHeads(path: string): KeptHeadsFile | undefined {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { readonly: true, fileMustExist: true });
    const open = db;
    if (isViewsFile(open))
      return {
        kept: new KeptHeads(open),
        close: () => {
          open.close();
        },
      };
  } catch {
    // None there, or damaged: it is made again from the log, and tells nothing of it.
  }
  db?.close();
  return undefined;
}

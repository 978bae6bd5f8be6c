/** Puts beside an answer what stands behind it: the entries that it cites, and every claim that contradicts another one. */
import { GetCited } from '../../application/cited/get-cited.js';
import type { CitedEntry } from '../../application/cited/cited.js';
import type { Claim, ContestedSubject } from '../../application/cited/contested.js';
import type { AsOf } from '../../application/query/as-of.js';
import type { Asked } from './asked.js';
import { namedIn } from './named-in.js';
import { entryUri } from './uris.js';

/** An entry that is cited, and where it can be read. */
export interface CitedHere extends CitedEntry {
  readonly processId: string;
  readonly uri: string;
}

/** A claim; `elsewhere` where the answer has nothing of it but this: another page or filter has it. */
export interface ClaimHere extends Claim {
  readonly elsewhere?: true;
}

export interface ContestedHere extends Omit<ContestedSubject, 'claims'> {
  readonly processId: string;
  readonly claims: readonly ClaimHere[];
}

export interface Behind {
  readonly cited: readonly CitedHere[];
  readonly contested: readonly ContestedHere[];
}

export interface About {
  /** Of items that do not say theirs. */
  readonly process?: string | undefined;
  /** The moment of the answer. */
  readonly moment: AsOf;
}

/** What stands behind items of an answer. */
export async function behind(
  items: readonly unknown[],
  { process, moment }: About,
  { caller, asker, queries }: Asked,
): Promise<Behind> {
  const cited: CitedHere[] = [];
  const contested: ContestedHere[] = [];
  for (const [processId, named] of namedIn(items, process)) {
    const question = { process: processId, moment, named };
    const found = await queries.execute(new GetCited(caller, question, asker));
    cited.push(
      ...found.entries.map((entry) => ({ processId, ...entry, uri: entryUri(processId, entry.entryId) })),
    );
    const here = new Set(named.entries);
    contested.push(
      ...found.contested.map((subject) => ({
        processId,
        ...subject,
        claims: subject.claims.map((claim) => claimHere(claim, here)),
      })),
    );
  }
  return { cited, contested };
}

function claimHere(claim: Claim, here: ReadonlySet<string>): ClaimHere {
  return here.has(claim.entryId) ? claim : { ...claim, elsewhere: true };
}

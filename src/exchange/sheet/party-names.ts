/** Parties by what they are called, to put an id where a sheet has a name. A name that may mean two is only ever proposed. */
import { distance } from '../../domain/validation/nearest.js';

export interface NamedParty {
  readonly id: string;
  /** Its name and its aliases, in every language. */
  readonly names: readonly string[];
}

export type Match =
  | { readonly kind: 'id' }
  /** One party bears the name, and no other bears one like it. */
  | { readonly kind: 'named'; readonly id: string }
  /** The parties that may be meant, nearest first; none is taken. */
  | { readonly kind: 'proposed'; readonly ids: readonly string[] };

/** As many as a person looks through. */
const mostProposed = 5;

export class PartyNames {
  private readonly ids = new Set<string>();
  private readonly byName = new Map<string, Set<string>>();

  constructor(parties: readonly NamedParty[]) {
    for (const { id, names } of parties) {
      this.ids.add(id);
      for (const name of names) {
        const folded = foldedName(name);
        if (folded === '') continue;
        const bearers = this.byName.get(folded);
        if (bearers) bearers.add(id);
        else this.byName.set(folded, new Set([id]));
      }
    }
  }

  match(text: string): Match {
    if (this.ids.has(text)) return { kind: 'id' };
    const folded = foldedName(text);
    const bearers = [...(this.byName.get(folded) ?? [])];
    const near = this.near(folded).filter((id) => !bearers.includes(id));
    const [only] = bearers;
    const alike = near.filter((id) => this.isAlike(folded, id));
    if (only !== undefined && bearers.length === 1 && alike.length === 0) return { kind: 'named', id: only };
    const ids = [...bearers, ...(bearers.length > 0 ? alike : near)];
    return { kind: 'proposed', ids: ids.slice(0, mostProposed) };
  }

  /** The parties that bear a name like it, or one that it is a part of, nearest first. */
  private near(folded: string): string[] {
    const found = new Map<string, number>();
    for (const [name, ids] of this.byName) {
      const steps = isPart(folded, name) ? 1 : distance(folded, name);
      if (steps > Math.max(folded.length, name.length) / 3) continue;
      for (const id of ids) found.set(id, Math.min(steps, found.get(id) ?? steps));
    }
    return [...found].sort(([, one], [, other]) => one - other).map(([id]) => id);
  }

  /** One letter lies between them: whoever has typed one may have meant the other. */
  private isAlike(folded: string, id: string): boolean {
    return [...this.byName].some(([name, ids]) => ids.has(id) && distance(folded, name) <= 1);
  }
}

function isPart(folded: string, name: string): boolean {
  return folded.length >= 3 && ` ${name} `.includes(` ${folded} `);
}

/** What two spellings of a name have in common: no case, accents, marks or punctuation, no article, one form of each letter. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .replaceAll('\u0671', '\u0627')
    .replaceAll('\u0649', '\u064a')
    .replaceAll('\u0629', '\u0647')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map((word) => (/^\u0627\u0644.{2}/u.test(word) ? word.slice(2) : word))
    .filter((word, at) => word !== 'the' || at > 0)
    .join(' ');
}

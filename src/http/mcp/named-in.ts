/** Finds what an answer names: entries, and subjects of which claims may contradict each other. */
import type { NamedInAnswer } from '../../application/cited/cited.js';
import { isObject } from '../../domain/validation/compounds.js';

interface Names {
  readonly entries: Set<string>;
  readonly phases: Set<string>;
  readonly commitments: Set<string>;
  readonly violations: Set<string>;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The fields that name a subject. */
const BY_FIELD: Readonly<Record<string, Exclude<keyof Names, 'entries'>>> = {
  phaseId: 'phases',
  commitmentId: 'commitments',
  violationId: 'violations',
};

/** What items name, by their process. @param process of those that do not say theirs */
export function namedIn(items: readonly unknown[], process?: string): ReadonlyMap<string, NamedInAnswer> {
  const byProcess = new Map<string, Names>();
  for (const item of items) {
    const of = processOf(item) ?? process;
    if (of === undefined) continue;
    const names = byProcess.get(of) ?? nothing();
    byProcess.set(of, names);
    collect(item, names);
  }
  return new Map([...byProcess].map(([of, names]) => [of, listed(names)]));
}

function processOf(item: unknown): string | undefined {
  return isObject(item) && typeof item['processId'] === 'string' ? item['processId'] : undefined;
}

function collect(value: unknown, names: Names, field = ''): void {
  if (typeof value === 'string') {
    // An id of an entry stands under many names; what is none is not found.
    if (UUID.test(value)) names.entries.add(value);
    const subject = BY_FIELD[field];
    if (subject !== undefined) names[subject].add(value);
    return;
  }
  if (Array.isArray(value)) for (const one of value) collect(one, names);
  else if (isObject(value)) for (const [name, one] of Object.entries(value)) collect(one, names, name);
}

function nothing(): Names {
  return { entries: new Set(), phases: new Set(), commitments: new Set(), violations: new Set() };
}

function listed({ entries, phases, commitments, violations }: Names): NamedInAnswer {
  return {
    entries: [...entries],
    phases: [...phases],
    commitments: [...commitments],
    violations: [...violations],
  };
}

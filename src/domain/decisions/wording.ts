/** How refusals name what they speak of. */
import type { SubjectKey } from '../events/subject.js';
import { comparePlaces } from '../history/placement.js';
import type { PlacedNode } from './subject-record.js';

/** A thing in words, `phase "phase-1"`. */
export function named(subject: SubjectKey): string {
  const [kind = '', id = ''] = subject.split(':');
  return id === '' ? `the ${kind}` : `${kind} "${id}"`;
}

/** Entries by place, each as its type and id. */
export function namesOf(nodes: readonly PlacedNode[]): string[] {
  return nodes.toSorted(comparePlaces).map(({ type, id }) => `${type} ${id}`);
}

/** The first few of many, and how many more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown;
}

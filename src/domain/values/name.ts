/**
 * What two names of people, assessors or points are compared by. They stay as posted; two that differ in their Unicode form
 * alone (`é` as one character or as two) look the same, and are.
 */
export function nameKey(name: string): string {
  return name.normalize('NFC');
}

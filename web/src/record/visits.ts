/** When the reader was on the page of a process last. Kept in the browser alone. */
import { keep, kept } from '../app/preferences.tsx';

/**
 * The visit before this one; undefined at the first. A page that is loaded anew in the same tab is the same visit.
 * @param now ISO 8601
 */
export function previousVisit(processId: string, now: string): string | undefined {
  const name = `visit.${processId}`;
  try {
    const known = sessionStorage.getItem(`chancery.${name}`);
    if (known !== null) return known === '' ? undefined : known;
    const previous = kept(name);
    sessionStorage.setItem(`chancery.${name}`, previous ?? '');
    keep(name, now);
    return previous;
  } catch {
    return undefined;
  }
}

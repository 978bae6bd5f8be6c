/** A text in the first of the reader's languages that it has. */
import type { Localized } from './types.ts';

export interface Chosen {
  readonly text: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly machine: boolean;
}

const META: ReadonlySet<string> = new Set(['original', 'machine']);
const RTL = /^(ar|he|fa|ur|ps|ckb|sd|ug|yi|dv)(-|$)|-(Arab|Hebr|Thaa)(-|$)/i;

/** As the server does with `lang`: look-up of RFC 4647, else the original, else the first that no machine wrote. */
export function chosen(localized: Localized, languages: readonly string[]): Chosen {
  const tags = Object.keys(localized).filter((tag) => !META.has(tag));
  const machine: readonly string[] = localized.machine ?? [];
  const wanted = languages.flatMap((language) => tags.filter((tag) => fits(tag, language)))[0];
  const original = localized.original;
  const lang =
    wanted ??
    (original !== undefined && tags.includes(original) ? original : undefined) ??
    tags.find((tag) => !machine.includes(tag)) ??
    tags[0] ??
    'und';
  return {
    text: localized[lang] ?? '',
    lang,
    dir: RTL.test(lang) ? 'rtl' : 'ltr',
    machine: machine.includes(lang),
  };
}

function fits(tag: string, language: string): boolean {
  const [have, want] = [tag.toLowerCase(), language.toLowerCase()];
  return have === want || have.startsWith(`${want}-`) || want.startsWith(`${have}-`);
}

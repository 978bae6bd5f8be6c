/** A language of the interface, ready to speak: messages, plurals, numbers, dates, lists. */
import { ar } from './ar.ts';
import { en } from './en.ts';
import type { MessageKey, Plural, PluralKey, Words } from './words.ts';

export const LANGUAGES = ['en', 'ar'] as const;
export type LanguageTag = (typeof LANGUAGES)[number];
export const DIGITS = ['latn', 'arab'] as const;
export type Digits = (typeof DIGITS)[number];

type Values = Readonly<Record<string, string>>;

export interface Language {
  readonly tag: LanguageTag;
  readonly dir: 'ltr' | 'rtl';
  readonly digits: Digits;
  /** For `Intl`: with the digits of the reader's choice, and the calendar of the record. */
  readonly locale: string;
  readonly words: Words;
  readonly say: (key: MessageKey, values?: Values) => string;
  readonly count: (key: PluralKey, n: number) => string;
  readonly number: (n: number) => string;
  /** `a, b and c`. */
  readonly list: (parts: readonly string[], type?: 'conjunction' | 'disjunction') => string;
}

const WORDS: Readonly<Record<LanguageTag, Words>> = { en, ar };
/** English of the day-month order, which an international reader cannot misread; Arabic with the months of Egypt and of the samples. */
const REGION: Readonly<Record<LanguageTag, string>> = { en: 'en-GB', ar: 'ar-EG' };

export function languageOf(tag: LanguageTag, digits: Digits): Language {
  const words = WORDS[tag];
  const locale = `${REGION[tag]}-u-ca-gregory-nu-${digits}`;
  const numbers = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  const lists = {
    conjunction: new Intl.ListFormat(locale, { type: 'conjunction' }),
    disjunction: new Intl.ListFormat(locale, { type: 'disjunction' }),
  };
  return {
    tag,
    dir: tag === 'ar' ? 'rtl' : 'ltr',
    digits,
    locale,
    words,
    say: (key, values = {}) => filled(words.messages[key], values),
    count: (key, n) => filled(formOf(words.plurals[key], rules.select(n)), { n: numbers.format(n) }),
    number: (n) => numbers.format(n),
    list: (parts, type = 'conjunction') => lists[type].format(parts),
  };
}

function formOf(plural: Plural, category: Intl.LDMLPluralRule): string {
  return plural[category] ?? plural.other;
}

function filled(text: string, values: Values): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

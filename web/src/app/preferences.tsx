/** What the reader prefers: the language of the interface, its digits, and the order of languages in which texts are read. */
import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { DIGITS, LANGUAGES, languageOf, type Digits, type LanguageTag } from '../words/language.ts';
import { LanguageContext } from '../words/use-language.tsx';

export interface Preferences {
  /** The order of the languages of texts, the favourite first. */
  readonly reading: readonly string[];
  readonly setLanguage: (tag: LanguageTag) => void;
  readonly setDigits: (digits: Digits) => void;
  readonly setReading: (first: string) => void;
}

const PreferencesContext = createContext<Preferences>({
  reading: ['en'],
  setLanguage: () => undefined,
  setDigits: () => undefined,
  setReading: () => undefined,
});

export function usePreferences(): Preferences {
  return use(PreferencesContext);
}

/** The address says the language, so that it can be sent; without it what the reader chose last, or what the browser asks for. */
export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const search = useSearch({ strict: false });
  const navigate = useNavigate();
  const tag = oneOf(LANGUAGES, search.lang) ?? oneOf(LANGUAGES, kept('lang')) ?? preferred();
  const [digits, setDigits] = useState<Digits>(oneOf(DIGITS, kept('digits')) ?? 'latn');
  const [first, setFirst] = useState<string | undefined>(kept('reading'));
  const language = useMemo(() => languageOf(tag, digits), [tag, digits]);
  useEffect(() => {
    document.documentElement.lang = tag;
    document.documentElement.dir = language.dir;
  }, [tag, language]);
  const preferences = useMemo<Preferences>(
    () => ({
      reading: [...new Set([first ?? tag, tag, 'en', 'ar'])],
      setLanguage: (lang) => {
        keep('lang', lang);
        void navigate({ to: '.', search: (now) => ({ ...now, lang }), replace: true });
      },
      setDigits: (chosen) => {
        keep('digits', chosen);
        setDigits(chosen);
      },
      setReading: (lang) => {
        keep('reading', lang);
        setFirst(lang);
      },
    }),
    [first, tag, navigate],
  );
  return (
    <PreferencesContext value={preferences}>
      <LanguageContext value={language}>{children}</LanguageContext>
    </PreferencesContext>
  );
}

function preferred(): LanguageTag {
  return navigator.languages.some((one) => one.startsWith('ar')) ? 'ar' : 'en';
}

function oneOf<T extends string>(known: readonly T[], value: unknown): T | undefined {
  return known.find((one) => one === value);
}

/** A browser may forbid to keep anything: then nothing is. */
export function kept(name: string): string | undefined {
  try {
    return localStorage.getItem(`chancery.${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`chancery.${name}`, value);
  } catch {
    // The page works without.
  }
}

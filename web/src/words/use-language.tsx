/** The language that the page is shown in, and sentences whose parts are elements. */
import { createContext, Fragment, use, type ReactNode } from 'react';
import { languageOf, type Language } from './language.ts';
import type { MessageKey } from './words.ts';

export const LanguageContext = createContext<Language>(languageOf('en', 'latn'));

export function useLanguage(): Language {
  return use(LanguageContext);
}

/** A text with places such as `{who}`, each filled with an element. */
export function Sentence({
  text,
  parts,
}: {
  readonly text: string;
  readonly parts: Readonly<Record<string, ReactNode>>;
}) {
  const pieces = text.split(/\{(\w+)\}/);
  return pieces.map((piece, nth) => (
    <Fragment key={nth}>{nth % 2 === 0 ? piece : (parts[piece] ?? null)}</Fragment>
  ));
}

/** A message whose places are filled with elements. */
export function Say({ of, ...parts }: { readonly of: MessageKey } & { readonly [part: string]: ReactNode }) {
  const { words } = useLanguage();
  return <Sentence text={words.messages[of]} parts={parts} />;
}

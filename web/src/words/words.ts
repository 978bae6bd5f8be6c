/** What the desk says, in every language of its interface. A language that leaves a word out does not compile. */
import type { EntryRow, CommitmentRow, Level, PartyInProcess, PhaseStatus, Source } from '../record/types.ts';
import type { en } from './en.ts';

/** A message by number, by the categories of CLDR that the language has. `other` is always there. */
export type Plural = { readonly other: string } & {
  readonly [C in Exclude<Intl.LDMLPluralRule, 'other'>]?: string;
};

export type MessageKey = keyof typeof en.messages;
export type PluralKey = keyof typeof en.plurals;

type EditorialType =
  | 'EntryCorrected'
  | 'EntryRetracted'
  | 'EntryDisputed'
  | 'EntryCorroborated'
  | 'EntryRedacted'
  | 'TranslationAdded';
export type EntryType = EntryRow['type'] | EditorialType;

export interface Words {
  readonly messages: Readonly<Record<MessageKey, string>>;
  readonly plurals: Readonly<Record<PluralKey, Plural>>;
  readonly phaseStatus: Readonly<Record<PhaseStatus, string>>;
  readonly level: Readonly<Record<Level, string>>;
  readonly standing: Readonly<Record<CommitmentRow['standing'], string>>;
  readonly theme: Readonly<Record<CommitmentRow['theme'], string>>;
  readonly role: Readonly<Record<PartyInProcess['roles'][number], string>>;
  readonly kind: Readonly<Record<EntryRow['kind'], string>>;
  readonly source: Readonly<Record<Source['kind'], string>>;
  /** A sentence for an entry: `{who}` whose step it is, `{title}` what it is about, `{status}` or the level it says. */
  readonly entry: Readonly<Record<EntryType, string>>;
}

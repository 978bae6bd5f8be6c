/** What a fold sees: one entry as it is known at the asked moment, corrections applied. */
import type { catalogue, PayloadOf, SubstantiveType } from '../events/catalogue.js';
import type { LocalizedText } from '../values/localized-text.js';
import type { Source } from '../values/source.js';
import type { Before } from './correction.js';
import type { Place } from './placement.js';

/** The entry's date: its text as posted and the instants it allows, ms since the epoch; `latest` may be Infinity. */
export interface Occurrence {
  readonly text: string;
  readonly earliest: number;
  readonly latest: number;
}

/** What a correction changed and why. */
export interface CorrectionMark {
  readonly entryId: string;
  readonly recordedAt: string;
  readonly reason: LocalizedText;
  readonly before: Before;
}

export interface DisputeMark {
  readonly entryId: string;
  readonly recordedAt: string;
  readonly by: string;
  readonly reason: LocalizedText;
  readonly sources: readonly Source[];
}

export interface CorroborationMark {
  readonly entryId: string;
  readonly recordedAt: string;
  readonly sources: readonly Source[];
}

export interface TranslationMark {
  readonly entryId: string;
  readonly recordedAt: string;
  readonly path: string;
  readonly tags: readonly string[];
}

/** What the entry that introduced a thing says of it. For agreements and meetings: the first *recorded* step. */
interface Introductions {
  readonly process: PayloadOf<'ProcessOpened'>;
  readonly party: PayloadOf<'PartyJoined'>;
  readonly meeting: Partial<PayloadOf<'MeetingScheduled'>>;
  readonly statement: PayloadOf<'StatementIssued'>;
  readonly agreement: PayloadOf<'AgreementProposed'>;
  readonly body: PayloadOf<'BodyEstablished'>;
  readonly phase: PayloadOf<'PhaseDefined'>;
  readonly commitment: PayloadOf<'CommitmentMade'>;
  readonly violation: PayloadOf<'ViolationAlleged'>;
}

export type IntroductionOf<T extends SubstantiveType> = Introductions[(typeof catalogue)[T]['kind']];

export interface HistoryEntryOf<T extends SubstantiveType> {
  readonly processId: string;
  readonly id: string;
  readonly type: T;
  readonly data: PayloadOf<T>;
  readonly occurred: Occurrence;
  readonly place: Place;
  readonly revision: number;
  /** Decimal text of the global position. */
  readonly position: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** What was posted was erased; this is what is left, with its corrections. */
  readonly redacted?: true;
  readonly sources: readonly Source[];
  readonly note?: LocalizedText | undefined;
  /** The entry that introduced what this one is about (itself, if it does), and what that says now, at every `at`. */
  readonly introducedBy: string;
  readonly introduction: IntroductionOf<T>;
  readonly corrections: readonly CorrectionMark[];
  readonly disputes: readonly DisputeMark[];
  readonly corroborations: readonly CorroborationMark[];
  readonly translations: readonly TranslationMark[];
}

export type HistoryEntry = { [T in SubstantiveType]: HistoryEntryOf<T> }[SubstantiveType];

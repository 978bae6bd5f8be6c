// This is the stored format: an entry without its id and type is the body of an event in the log.
import type { EditorialType, EventType, PayloadOf } from './catalogue.js';
import type { LocalizedText } from '../values/localized-text.js';
import type { Source } from '../values/source.js';

/** What an entry says beside its type and its data. */
interface Remarks {
  readonly sources?: readonly Source[];
  /** The recorder's own remark. */
  readonly note?: LocalizedText;
}

/** When it occurred, as posted, see `parseOccurred`; an editorial entry may leave it out. */
type Occurred<T extends EventType> = T extends EditorialType
  ? { readonly occurred?: string }
  : { readonly occurred: string };

/** What is stored of an entry of one type. */
type BodyOf<T extends EventType> = Remarks & Occurred<T> & { readonly data: PayloadOf<T> };

/** What a client posts, a union over the event types that `type` discriminates. */
export type PostedEntry<T extends EventType = EventType> = T extends EventType
  ? BodyOf<T> & {
      /** The client's idempotency key, a UUID in lower case. */
      readonly id?: string;
      readonly type: T;
    }
  : never;

/** An entry as it is read back from the log, without its envelope: a union that `type` discriminates. */
export type StoredEntry<T extends EventType = EventType> = T extends EventType
  ? BodyOf<T> & { readonly type: T }
  : never;

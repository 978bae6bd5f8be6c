import { defineEditorial } from '../define-event.js';
import {
  EntryCorrected,
  EntryCorroborated,
  EntryDisputed,
  EntryRedacted,
  EntryRetracted,
  TranslationAdded,
} from './payloads.js';

export const editorialEvents = {
  EntryCorrected: defineEditorial({
    payload: EntryCorrected,
    sourced: false,
    summary: 'Parts of an entry are replaced; what it said before stays on the record.',
  }),
  EntryRetracted: defineEditorial({
    payload: EntryRetracted,
    sourced: false,
    summary: 'An entry is taken out of the history; retracting an editorial entry undoes it.',
  }),
  EntryDisputed: defineEditorial({
    payload: EntryDisputed,
    sourced: true,
    summary: 'A party contests what an entry says.',
  }),
  EntryCorroborated: defineEditorial({
    payload: EntryCorroborated,
    sourced: true,
    summary: 'Further sources are given for the fact of an entry.',
  }),
  EntryRedacted: defineEditorial({
    payload: EntryRedacted,
    sourced: false,
    summary: 'What was posted of an entry is erased, but for what is left here.',
  }),
  TranslationAdded: defineEditorial({
    payload: TranslationAdded,
    sourced: false,
    summary: 'A text of an entry is given in further languages.',
  }),
};

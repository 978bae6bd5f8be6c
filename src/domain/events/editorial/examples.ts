import type { PostedEntry } from '../entry.js';
import { meetingExamples } from '../meeting/examples.js';
import { phaseExamples } from '../phase/examples.js';
import { formOnly, press, publishedBy } from '../example-sources.js';

const meetingHeld = meetingExamples.MeetingHeld.id;
const phaseOneBegun = phaseExamples.PhaseStatusDetermined.id;

export const editorialExamples = {
  EntryCorrected: {
    type: 'EntryCorrected',
    data: {
      entryId: meetingHeld,
      changes: { data: { format: null, topics: [{ en: 'Phase one and phase two' }] } },
      reason: { en: 'The report does not say in which form they met.' },
    },
  },
  EntryRetracted: {
    type: 'EntryRetracted',
    data: { entryId: meetingHeld, reason: { en: 'It was recorded twice.' } },
    note: formOnly,
  },
  EntryDisputed: {
    type: 'EntryDisputed',
    data: {
      entryId: phaseOneBegun,
      by: 'us',
      reason: { en: 'Another account dates the ceasefire 13 October.' },
    },
    sources: [press],
    note: formOnly,
  },
  EntryCorroborated: {
    type: 'EntryCorroborated',
    data: { entryId: meetingHeld },
    sources: [publishedBy('kurdistan24.net')],
  },
  EntryRedacted: {
    type: 'EntryRedacted',
    data: {
      entryId: meetingHeld,
      body: {
        occurred: meetingExamples.MeetingHeld.occurred,
        data: meetingExamples.MeetingHeld.data,
        sources: meetingExamples.MeetingHeld.sources,
      },
      reason: { en: 'The note named a witness.' },
    },
    note: formOnly,
  },
  TranslationAdded: {
    type: 'TranslationAdded',
    data: {
      entryId: meetingHeld,
      path: '/topics/1',
      text: { fr: 'Préparation de la deuxième phase' },
      machine: true,
    },
  },
} as const satisfies { readonly [T in string]: PostedEntry };

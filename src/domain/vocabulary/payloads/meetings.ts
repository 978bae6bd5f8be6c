// This is the stored format of the events about meetings.
import { meetingFormats, type MeetingFormat } from '../enumerations.js';
import { localized, type LocalizedText } from '../localized-text.js';
import { Person } from '../person.js';
import { Place } from '../place.js';
import { listOf, nested, setOf } from '../rules/compounds.js';
import { edtf, oneOf, slug } from '../rules/leaves.js';
import { Is, Maybe, type Rule } from '../rules/rule.js';

/** A party at a meeting, and who sits there for it. */
export class Participant {
  @Is(slug) readonly partyId!: string;
  @Maybe(listOf(nested(() => Person))) readonly representatives?: readonly Person[];
}

const participants: Rule<readonly Participant[]> = listOf(
  nested(() => Participant),
  { atLeast: 1, distinctBy: ({ partyId }) => partyId },
);

export class MeetingScheduled {
  @Is(slug) readonly meetingId!: string;
  @Is(localized) readonly title!: LocalizedText;
  @Is(participants) readonly participants!: readonly Participant[];
  @Maybe(nested(() => Place)) readonly place?: Place;
  @Is(oneOf(meetingFormats)) readonly format!: MeetingFormat;
  @Is(edtf) readonly scheduledFor!: string;
  @Maybe(localized) readonly agenda?: LocalizedText;
}

export class MeetingRescheduled {
  @Is(slug) readonly meetingId!: string;
  @Is(edtf) readonly scheduledFor!: string;
  @Maybe(nested(() => Place)) readonly place?: Place;
  @Maybe(localized) readonly reason?: LocalizedText;
}

export class MeetingCancelled {
  @Is(slug) readonly meetingId!: string;
  @Maybe(localized) readonly reason?: LocalizedText;
}

/** Title and participants are required by the decision where the meeting was not scheduled before. */
export class MeetingHeld {
  @Is(slug) readonly meetingId!: string;
  @Maybe(localized) readonly title?: LocalizedText;
  @Maybe(participants) readonly participants?: readonly Participant[];
  @Maybe(nested(() => Place)) readonly place?: Place;
  @Maybe(oneOf(meetingFormats)) readonly format?: MeetingFormat;
  @Maybe(listOf(localized)) readonly topics?: readonly LocalizedText[];
  @Maybe(localized) readonly outcome?: LocalizedText;
  /** Ids of parties that were expected and did not come. */
  @Maybe(setOf(slug)) readonly absent?: readonly string[];
}

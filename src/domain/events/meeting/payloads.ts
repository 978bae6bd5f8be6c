// This is the stored format of the events about meetings.
import { meetingFormats, type MeetingFormat } from '../enumerations.js';
import { localized, type LocalizedText } from '../../values/localized-text.js';
import { Person } from '../../values/person.js';
import { Place } from '../../values/place.js';
import { listOf, nested, setOf } from '../../validation/compounds.js';
import { edtf, oneOf, slug } from '../../validation/leaves.js';
import { Field, OptionalField, type Rule } from '../../validation/rule.js';

/** A party at a meeting, and who sits there for it. */
export class Participant {
  @Field(slug) readonly partyId!: string;
  @OptionalField(listOf(nested(() => Person))) readonly representatives?: readonly Person[];
}

const participants: Rule<readonly Participant[]> = listOf(
  nested(() => Participant),
  { atLeast: 1, distinctBy: ({ partyId }) => partyId },
);

export class MeetingScheduled {
  @Field(slug) readonly meetingId!: string;
  @Field(localized) readonly title!: LocalizedText;
  @Field(participants) readonly participants!: readonly Participant[];
  @OptionalField(nested(() => Place)) readonly place?: Place;
  @Field(oneOf(meetingFormats)) readonly format!: MeetingFormat;
  @Field(edtf) readonly scheduledFor!: string;
  @OptionalField(localized) readonly agenda?: LocalizedText;
}

export class MeetingRescheduled {
  @Field(slug) readonly meetingId!: string;
  @Field(edtf) readonly scheduledFor!: string;
  @OptionalField(nested(() => Place)) readonly place?: Place;
  @OptionalField(localized) readonly reason?: LocalizedText;
}

export class MeetingCancelled {
  @Field(slug) readonly meetingId!: string;
  @OptionalField(localized) readonly reason?: LocalizedText;
}

/** Title and participants are required by the decision where the meeting was not scheduled before. */
export class MeetingHeld {
  @Field(slug) readonly meetingId!: string;
  @OptionalField(localized) readonly title?: LocalizedText;
  @OptionalField(participants) readonly participants?: readonly Participant[];
  @OptionalField(nested(() => Place)) readonly place?: Place;
  @OptionalField(oneOf(meetingFormats)) readonly format?: MeetingFormat;
  @OptionalField(listOf(localized)) readonly topics?: readonly LocalizedText[];
  @OptionalField(localized) readonly outcome?: LocalizedText;
  /** Ids of parties that were expected and did not come. */
  @OptionalField(setOf(slug)) readonly absent?: readonly string[];
}

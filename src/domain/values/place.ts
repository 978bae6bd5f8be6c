// This is the stored format of a place.
import { localized, type LocalizedText } from './localized-text.js';
import { nested } from '../validation/compounds.js';
import { country, numberBetween, oneOf } from '../validation/leaves.js';
import { Field, OptionalField } from '../validation/rule.js';

/** How near the coordinates are to the place: those of a district or a country are the middle of it, and no place. */
export const coordinatePrecisions = ['exact', 'near', 'district', 'region', 'country'] as const;
export type CoordinatePrecision = (typeof coordinatePrecisions)[number];

/** A point of WGS 84, in degrees. */
export class Coordinates {
  /** Degrees north of the equator; south is negative. */
  @Field(numberBetween(-90, 90)) readonly latitude!: number;
  /** Degrees east of Greenwich; west is negative. */
  @Field(numberBetween(-180, 180)) readonly longitude!: number;
  /** What the point stands for: the place itself, somewhere near it, or the middle of its district, region or country. */
  @Field(oneOf(coordinatePrecisions)) readonly precision!: CoordinatePrecision;
}

export class Place {
  @Field(localized) readonly name!: LocalizedText;
  /** ISO 3166-1 alpha-2. */
  @OptionalField(country) readonly country?: string;
  /** Where it is, and how exactly that is known. */
  @OptionalField(nested(() => Coordinates)) readonly coordinates?: Coordinates;
}

import { IsString, validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { slug, wholeNumber } from '../../../src/domain/validation/leaves.js';
import { fieldsOf, Field, OptionalField } from '../../../src/domain/validation/rule.js';

class Seat {
  @Field(slug) readonly partyId!: string;
  @OptionalField(wholeNumber(0)) readonly chairs?: number;
}

class ObserverSeat extends Seat {
  @Field(slug) readonly invitedBy!: string;
}

class Stray {
  @IsString() readonly name!: string;
}

describe('the fields of a class', () => {
  it('come from the decorators, inherited ones too', () => {
    const fields = [...fieldsOf(ObserverSeat)].map(([field, { optional }]) => [field, optional]);
    expect(Object.fromEntries(fields)).toEqual({ partyId: false, chairs: true, invitedBy: false });
  });

  it('cannot be decorated with rules that would be passed over', () => {
    expect(() => fieldsOf(Stray)).toThrow('Stray.name');
  });

  it('mean the same to the executor of class-validator', () => {
    const [problem, ...more] = validateSync(Object.assign(new Seat(), { partyId: 'Not A Slug', chairs: 2 }));
    expect(problem).toMatchObject({ property: 'partyId' });
    expect(problem?.constraints?.['rule']).toContain('got "Not A Slug"');
    expect(more).toEqual([]);
    expect(validateSync(Object.assign(new Seat(), { partyId: 'us', chairs: null }))).toHaveLength(1);
    expect(validateSync(Object.assign(new Seat(), { partyId: 'us' }))).toEqual([]);
  });
});

// The declared type of a field may not promise more than its rule checks.
export class Mistyped {
  // @ts-expect-error a slug is no number
  @Field(slug) readonly number!: number;
  // @ts-expect-error not every slug is one of these
  @Field(slug) readonly word!: 'yes' | 'no';
  // @ts-expect-error the field may be missing
  @OptionalField(slug) readonly always!: string;
}

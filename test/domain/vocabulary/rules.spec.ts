import { IsString, validateSync } from 'class-validator';
import { describe, expect, it } from 'vitest';
import { slug, wholeNumber } from '../../../src/domain/vocabulary/rules/leaves.js';
import { fieldsOf, Is, Maybe } from '../../../src/domain/vocabulary/rules/rule.js';

class Seat {
  @Is(slug) readonly partyId!: string;
  @Maybe(wholeNumber(0)) readonly chairs?: number;
}

class ObserverSeat extends Seat {
  @Is(slug) readonly invitedBy!: string;
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
    expect(problem?.constraints?.['rule']).toContain('actual "Not A Slug"');
    expect(more).toEqual([]);
    expect(validateSync(Object.assign(new Seat(), { partyId: 'us', chairs: null }))).toHaveLength(1);
    expect(validateSync(Object.assign(new Seat(), { partyId: 'us' }))).toEqual([]);
  });
});

// The declared type of a field may not promise more than its rule checks.
export class Mistyped {
  // @ts-expect-error a slug is no number
  @Is(slug) readonly number!: number;
  // @ts-expect-error not every slug is one of these
  @Is(slug) readonly word!: 'yes' | 'no';
  // @ts-expect-error the field may be missing
  @Maybe(slug) readonly always!: string;
}

import { describe, expect, it } from 'vitest';
import { ordering, structureOf, type Structure } from '../../../src/domain/history/structure.js';
import { catalogue, eventTypes, isSubstantive } from '../../../src/domain/events/catalogue.js';
import type { PostedEntry } from '../../../src/domain/events/entry.js';
import { examples } from '../../../src/domain/events/examples.js';
import { issued, made, stands, type Posted } from '../decisions/entries.js';

const worldly = eventTypes.map((type): PostedEntry => examples[type]).filter((entry) => isSubstantive(entry));

function structure(entry: Posted): Structure {
  if (!isSubstantive(entry)) throw new Error('expected an entry of the world');
  return structureOf(entry);
}

describe('the structure of an entry', () => {
  it.each(worldly)('names ids where its pointers lead: $type', (entry) => {
    const { subject, references } = structureOf(entry);
    expect(subject.split(':')[0]).toBe(catalogue[entry.type].kind);
    for (const { subject: to, pointer } of references) {
      const found = pointer
        .split('/')
        .slice(1)
        .reduce((at: unknown, key) => new Map(Object.entries(at ?? {})).get(key), entry);
      const [kind, id] = to.split(':');
      expect([id, { kind, id }]).toContainEqual(found);
    }
  });

  it('orders by everything but the parties', () => {
    const point = made('point-4', '2025-10-03', {
      to: ['israel'],
      phaseId: 'phase-1',
      agreementId: 'plan',
      statementId: 'launch',
      dependsOn: ['point-3'],
    });
    expect(ordering(structure(point).references)).toEqual([
      'phase:phase-1',
      'agreement:plan',
      'statement:launch',
      'commitment:point-3',
    ]);
    const words = issued('launch', '2025-12-20', {
      meetingId: 'miami',
      about: [{ kind: 'body', id: 'cmcc' }],
    });
    expect(ordering(structure(words).references)).toEqual(['meeting:miami', 'body:cmcc']);
  });

  it('is a step of one thing, which it refers to unless it introduces it', () => {
    expect(structure(stands('point-4', 'superseded', '2026-01-14', 'point-13'))).toEqual({
      subject: 'commitment:point-4',
      introduces: false,
      references: [
        { subject: 'commitment:point-4', pointer: '/data/commitmentId' },
        { subject: 'commitment:point-13', pointer: '/data/supersededBy' },
      ],
    });
    expect(structure(made('point-4', '2025-10-03'))).toMatchObject({
      subject: 'commitment:point-4',
      introduces: true,
    });
  });
});

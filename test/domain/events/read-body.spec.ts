import { describe, expect, it } from 'vitest';
import { examples } from '../../../src/domain/events/examples.js';
import { readBody } from '../../../src/domain/events/read-body.js';

const { type, ...body } = examples.BodyDissolved;

describe('the body of a logged event', () => {
  it('is skipped distinctly when its type is not in the catalogue', () => {
    expect(readBody('TreatyImagined', 1, body)).toEqual({ outcome: 'unknown-type', type: 'TreatyImagined' });
    expect(readBody('constructor', 1, body)).toEqual({ outcome: 'unknown-type', type: 'constructor' });
  });

  it.each([0, 2, 1.5, NaN])('is skipped distinctly when its version is %d', (version) => {
    expect(readBody(type, version, body)).toEqual({ outcome: 'unknown-version', type, version });
  });

  it('is malformed where it is not what the catalogue says, with every failing place', () => {
    const reading = readBody(type, 1, { ...body, data: { bodyId: 7 }, sources: [] });
    expect(reading).toMatchObject({
      outcome: 'malformed',
      problems: [
        { pointer: '/data/bodyId', code: 'invalid-payload' },
        { pointer: '/sources', code: 'source-required' },
      ],
    });
  });

  it.each([null, undefined, 'text', 7, [], [body]])('is malformed when it is %j', (stored) => {
    expect(readBody(type, 1, stored)).toMatchObject({ outcome: 'malformed', problems: [{ pointer: '' }] });
  });

  it('holds neither type nor id, which belong to the envelope', () => {
    expect(readBody(type, 1, { ...body, type, id: '019b3f2e-7c00-7000-8000-000000000001' })).toMatchObject({
      outcome: 'malformed',
      problems: [{ pointer: '/type' }, { pointer: '/id' }],
    });
  });
});

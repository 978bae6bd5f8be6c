/** Rule: who may what is folded from events, each role has all before it, and a restricted process is reached only by name. */
import { describe, expect, it } from 'vitest';
import {
  evolveAccess,
  NO_ACCESS,
  restrictedIn,
  type AccessState,
} from '../../../src/domain/access/access-state.js';
import { decideAccess, type AccessCommand } from '../../../src/domain/access/decide-access.js';
import { grantsRole, readGrant, roles, writeGrant, type Grant } from '../../../src/domain/access/grants.js';
import { sees, visibilityOf } from '../../../src/domain/access/visibility.js';

const secretHash = 'a'.repeat(64);

function grant(text: string): Grant {
  const read = readGrant(text);
  if (!read) throw new Error(`${text} is no grant`);
  return read;
}

function after(...commands: readonly AccessCommand[]): AccessState {
  return commands.reduce((state, command) => {
    const decision = decideAccess(state, command);
    if (decision.outcome === 'refused') throw new Error(decision.detail);
    return decision.events.reduce(evolveAccess, state);
  }, NO_ACCESS);
}

const issued: AccessCommand = {
  kind: 'issue-key',
  keyId: 'k1',
  name: 'Gaza desk',
  secretHash,
  grants: [grant('recorder:gaza-2025')],
};

describe('grants', () => {
  it.each(['reader:*', 'recorder:gaza-2025', 'editor:*', 'admin:*'])('reads %s', (text) => {
    expect(writeGrant(grant(text))).toBe(text);
  });

  it.each([
    '',
    'reader',
    'reader:',
    'owner:*',
    'reader:Gaza',
    'admin:gaza-2025',
    'reader:* ',
    'reader:$access',
  ])('refuses "%s"', (text) => {
    expect(readGrant(text)).toBeUndefined();
  });

  it('give each role all before it, and none after it', () => {
    for (const [held, role] of roles.entries())
      for (const [needed, other] of roles.entries())
        expect(grantsRole([{ role, scope: '*' }], other, 'gaza-2025')).toBe(held >= needed);
  });

  it('of one process give nothing for another', () => {
    expect(grantsRole([grant('editor:gaza-2025')], 'reader', 'south-sudan')).toBe(false);
  });
});

describe('visibility', () => {
  const restricted = ['talks'];

  it('of * leaves out what is restricted', () => {
    const visibility = visibilityOf([grant('editor:*')], restricted);
    expect([sees(visibility, 'gaza-2025'), sees(visibility, 'talks')]).toEqual([true, false]);
  });

  it('of a grant that names a restricted process reaches it', () => {
    expect(sees(visibilityOf([grant('reader:*'), grant('reader:talks')], restricted), 'talks')).toBe(true);
  });

  it('of named processes reaches no other', () => {
    const visibility = visibilityOf([grant('reader:gaza-2025')], restricted);
    expect([sees(visibility, 'gaza-2025'), sees(visibility, 'south-sudan')]).toEqual([true, false]);
  });

  it('of an admin is everything, of nobody nothing', () => {
    expect(sees(visibilityOf([grant('admin:*')], restricted), 'talks')).toBe(true);
    expect(sees(visibilityOf([], restricted), 'gaza-2025')).toBe(false);
  });
});

describe('access', () => {
  it('holds a key with its grants until it is revoked', () => {
    expect(after(issued).keys.get('k1')).toMatchObject({ name: 'Gaza desk', revoked: false });
    expect(after(issued, { kind: 'revoke-key', keyId: 'k1' }).keys.get('k1')).toMatchObject({
      revoked: true,
    });
  });

  it('changes the grants of a key, and of who has none', () => {
    const grants = [grant('reader:*')];
    const state = after(
      issued,
      { kind: 'change-grants', callerId: 'key:k1', grants },
      { kind: 'change-grants', callerId: 'anonymous', grants },
    );
    expect(state.keys.get('k1')?.grants).toEqual(grants);
    expect(state.anonymous.grants).toEqual(grants);
  });

  it('restricts a process and lets it go again', () => {
    const restrict: AccessCommand = { kind: 'restrict', processId: 'talks', onRecord: false };
    expect(restrictedIn(after(restrict))).toEqual(['talks']);
    expect(restrictedIn(after(restrict, { kind: 'unrestrict', processId: 'talks', onRecord: true }))).toEqual(
      [],
    );
  });

  it.each<[string, AccessCommand]>([
    ['a revocation', { kind: 'revoke-key', keyId: 'k1' }],
    ['a restriction', { kind: 'restrict', processId: 'talks', onRecord: true }],
    ['grants', { kind: 'change-grants', callerId: 'key:k1', grants: [grant('reader:*')] }],
  ])('records %s once', (_, command) => {
    expect(decideAccess(after(issued, command), command)).toEqual({ outcome: 'decided', events: [] });
  });

  it.each<[string, AccessCommand, string]>([
    ['an unknown key', { kind: 'revoke-key', keyId: 'k2' }, 'keyId'],
    ['a blank name', { ...issued, keyId: 'k2', name: ' ' }, 'name'],
    ['a name of two lines', { ...issued, keyId: 'k2', name: 'a\nb' }, 'name'],
    [
      'an admin whom nobody knows',
      { kind: 'change-grants', callerId: 'anonymous', grants: [grant('admin:*')] },
      'grants',
    ],
  ])('refuses %s', (_, command, field) => {
    expect(decideAccess(after(issued), command)).toMatchObject({ outcome: 'refused', field });
  });
});

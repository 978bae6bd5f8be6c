/** What may be done to access, as it stands. A command that would change nothing gives no event. */
import type { AccessState } from './access-state.js';
import { restrictedIn } from './access-state.js';
import { ANONYMOUS, callerOfKey, type AccessEvent } from './events.js';
import { isAdmin, writeGrant, type Grant } from './grants.js';
import { decideWebhook, type WebhookCommand, type WebhookRefusal } from '../webhooks/decide-webhook.js';

export type AccessCommand =
  | {
      readonly kind: 'issue-key';
      readonly keyId: string;
      readonly name: string;
      readonly secretHash: string;
      readonly grants: readonly Grant[];
      /** UTC, to the second. */
      readonly expiresAt?: string | undefined;
    }
  | { readonly kind: 'revoke-key'; readonly keyId: string }
  | { readonly kind: 'change-grants'; readonly callerId: string; readonly grants: readonly Grant[] }
  | { readonly kind: 'name-signing-key'; readonly verifierKey: string }
  | { readonly kind: 'restrict'; readonly processId: string; readonly onRecord: boolean }
  | { readonly kind: 'unrestrict'; readonly processId: string; readonly onRecord: boolean }
  | WebhookCommand;

export type AccessDecision =
  | { readonly outcome: 'decided'; readonly events: readonly AccessEvent[] }
  | {
      readonly outcome: 'refused';
      readonly code: 'not-found' | 'invalid-payload';
      /** The field that is at fault. */
      readonly field: string;
      readonly detail: string;
    }
  | WebhookRefusal;

/** The longest name of a key, in characters. */
export const LONGEST_KEY_NAME = 100;
/** A caller has no more grants. */
export const MOST_GRANTS = 200;

export function decideAccess(state: AccessState, command: AccessCommand): AccessDecision {
  switch (command.kind) {
    case 'issue-key': {
      const { keyId, name, secretHash, grants, expiresAt } = command;
      const fault = nameFault(name) ?? grantsFault(grants);
      if (fault) return fault;
      const until = expiresAt === undefined ? {} : { expiresAt };
      return decided({
        type: 'KeyIssued',
        data: { keyId, name, secretHash, grants: grants.map(writeGrant), ...until },
      });
    }
    case 'revoke-key': {
      const key = state.keys.get(command.keyId);
      if (!key) return noKey(command.keyId);
      return key.revoked ? decided() : decided({ type: 'KeyRevoked', data: { keyId: command.keyId } });
    }
    case 'change-grants': {
      const { callerId, grants } = command;
      const fault = grantsFault(grants);
      if (fault) return fault;
      if (callerId === ANONYMOUS && isAdmin(grants))
        return refused('grants', `${ANONYMOUS} cannot be an admin: whoever reaches the server would be one`);
      const key = [...state.keys.values()].find(({ keyId }) => callerOfKey(keyId) === callerId);
      if (callerId !== ANONYMOUS && !key) return noKey(callerId);
      const stored = grants.map(writeGrant);
      const before = (key?.grants ?? state.anonymous.grants).map(writeGrant);
      if (stored.join(' ') === before.join(' ')) return decided();
      return decided({ type: 'GrantsChanged', data: { callerId, grants: stored } });
    }
    case 'name-signing-key': {
      const { verifierKey } = command;
      if (state.verifierKey === verifierKey) return decided();
      return decided({ type: 'SigningKeyNamed', data: { verifierKey } });
    }
    case 'restrict':
    case 'unrestrict': {
      const { processId, onRecord } = command;
      const wanted = command.kind === 'restrict';
      if (restrictedIn(state).includes(processId) === wanted) return decided();
      const type = wanted ? 'ProcessRestricted' : 'ProcessUnrestricted';
      return decided({ type, data: { processId, onRecord } });
    }
    case 'add-webhook':
    case 'change-webhook':
    case 'rotate-webhook-secret':
    case 'remove-webhook':
      return decideWebhook(state.webhooks, command);
  }
}

function decided(...events: readonly AccessEvent[]): AccessDecision {
  return { outcome: 'decided', events };
}

function refused(field: string, detail: string): AccessDecision {
  return { outcome: 'refused', code: 'invalid-payload', field, detail };
}

function noKey(id: string): AccessDecision {
  return { outcome: 'refused', code: 'not-found', field: 'keyId', detail: `there is no key "${id}"` };
}

function nameFault(name: string): AccessDecision | undefined {
  if (name.trim() !== '' && name.length <= LONGEST_KEY_NAME && !/\p{Cc}/u.test(name)) return undefined;
  return refused('name', `expected a name of 1 to ${LONGEST_KEY_NAME} characters on one line`);
}

function grantsFault(grants: readonly Grant[]): AccessDecision | undefined {
  if (grants.length <= MOST_GRANTS) return undefined;
  return refused('grants', `expected at most ${MOST_GRANTS} grants, got ${grants.length}`);
}

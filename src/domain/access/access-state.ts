/** Who may what, folded from the events of access. */
import { ANONYMOUS, callerOfKey, type AccessEvent } from './events.js';
import { readGrant, type Grant } from './grants.js';
import { evolveWebhooks, type Webhooks } from '../webhooks/webhook.js';

export interface AccessKey {
  readonly keyId: string;
  readonly name: string;
  /** Hex SHA-256 of the secret. */
  readonly secretHash: string;
  readonly grants: readonly Grant[];
  /** Ms since the epoch. */
  readonly expiresAt?: number;
  readonly revoked: boolean;
  /** The revision of the event that issued it. */
  readonly issued: number;
  /** The revision of the last event about it. */
  readonly changed: number;
}

export interface Restriction {
  readonly restricted: boolean;
  /** The revision of the last event that hid, or showed, entries that were there; -1: none. */
  readonly changed: number;
}

export interface AccessState {
  /** Of the last event; -1: there is none. */
  readonly revision: number;
  readonly keys: ReadonlyMap<string, AccessKey>;
  readonly anonymous: { readonly grants: readonly Grant[]; readonly changed: number };
  /** What the servers of the store sign heads with; undefined until one of them has said so. */
  readonly verifierKey: string | undefined;
  /** By the id of the process. */
  readonly restrictions: ReadonlyMap<string, Restriction>;
  /** By their ids. */
  readonly webhooks: Webhooks;
}

export const NO_ACCESS: AccessState = {
  revision: -1,
  keys: new Map(),
  anonymous: { grants: [], changed: -1 },
  verifierKey: undefined,
  restrictions: new Map(),
  webhooks: new Map(),
};

/** The state after the next event. */
export function evolveAccess(state: AccessState, event: AccessEvent): AccessState {
  const revision = state.revision + 1;
  const withKey = (key: AccessKey): AccessState => ({
    ...state,
    revision,
    keys: new Map(state.keys).set(key.keyId, { ...key, changed: revision }),
  });
  switch (event.type) {
    case 'KeyIssued': {
      const { keyId, name, secretHash, grants, expiresAt } = event.data;
      const until = expiresAt === undefined ? {} : { expiresAt: Date.parse(expiresAt) };
      return withKey({
        keyId,
        name,
        secretHash,
        grants: grantsIn(grants),
        ...until,
        revoked: false,
        issued: revision,
        changed: revision,
      });
    }
    case 'KeyRevoked': {
      const key = state.keys.get(event.data.keyId);
      return key ? withKey({ ...key, revoked: true }) : { ...state, revision };
    }
    case 'GrantsChanged': {
      const grants = grantsIn(event.data.grants);
      if (event.data.callerId === ANONYMOUS)
        return { ...state, revision, anonymous: { grants, changed: revision } };
      const key = [...state.keys.values()].find(({ keyId }) => callerOfKey(keyId) === event.data.callerId);
      return key ? withKey({ ...key, grants }) : { ...state, revision };
    }
    case 'SigningKeyNamed':
      return { ...state, revision, verifierKey: event.data.verifierKey };
    case 'ProcessRestricted':
    case 'ProcessUnrestricted': {
      const { processId, onRecord } = event.data;
      const changed = onRecord ? revision : (state.restrictions.get(processId)?.changed ?? -1);
      const restriction = { restricted: event.type === 'ProcessRestricted', changed };
      return { ...state, revision, restrictions: new Map(state.restrictions).set(processId, restriction) };
    }
    case 'WebhookAdded':
    case 'WebhookChanged':
    case 'WebhookSecretRotated':
    case 'WebhookRemoved':
      return { ...state, revision, webhooks: evolveWebhooks(state.webhooks, event, revision) };
  }
}

/** The processes that `*` does not reach. */
export function restrictedIn({ restrictions }: AccessState): string[] {
  return [...restrictions].flatMap(([processId, { restricted }]) => (restricted ? [processId] : []));
}

function grantsIn(texts: readonly string[]): Grant[] {
  return texts.flatMap((text) => readGrant(text) ?? []);
}

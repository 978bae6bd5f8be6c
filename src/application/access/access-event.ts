/** Reads an event of access as it lies in the log. One that cannot be read hides who may what, so that nothing is answered. */
import {
  ACCESS_VERSION,
  type AccessEvent,
  type AccessEvents,
  type AccessEventType,
} from '../../domain/access/events.js';
import { readGrant } from '../../domain/access/grants.js';
import { isObject } from '../../domain/validation/compounds.js';
import { LogCorrupt, type RecordedEvent } from '../../log/event-log.js';
import { dataIn } from '../log/data-in.js';

type Check = (value: unknown) => boolean;

const text: Check = (value) => typeof value === 'string' && value !== '';
const flag: Check = (value) => typeof value === 'boolean';
const grants: Check = (value) =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && readGrant(one) !== undefined);
const instant: Check = (value) =>
  value === undefined || (typeof value === 'string' && !Number.isNaN(Date.parse(value)));
const digest: Check = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

const filter: Check = (value) => isObject(value) && isFilter(value);

function isFilter({ processId, types, parties, ...more }: Readonly<Record<string, unknown>>): boolean {
  const isList = (list: unknown): boolean => list === undefined || (Array.isArray(list) && list.every(text));
  const isOne = processId === undefined || text(processId);
  return isOne && isList(types) && isList(parties) && Object.keys(more).length === 0;
}

const fields: { readonly [Type in AccessEventType]: Readonly<Record<keyof AccessEvents[Type], Check>> } = {
  KeyIssued: { keyId: text, name: text, secretHash: digest, grants, expiresAt: instant },
  KeyRevoked: { keyId: text },
  GrantsChanged: { callerId: text, grants },
  SigningKeyNamed: { verifierKey: text },
  ProcessRestricted: { processId: text, onRecord: flag },
  ProcessUnrestricted: { processId: text, onRecord: flag },
  WebhookAdded: { webhookId: text, callerId: text, url: text, filter, fingerprint: text },
  WebhookChanged: { webhookId: text, url: text, filter },
  WebhookSecretRotated: { webhookId: text, fingerprint: text, previousUntil: instant },
  WebhookRemoved: { webhookId: text },
};

/** @throws LogCorrupt */
export function readAccessEvent({ type, version, body, position }: RecordedEvent): AccessEvent {
  const data = dataIn(body);
  const event = { type, data };
  if (version === ACCESS_VERSION && data !== undefined && isAccessEvent(event)) return event;
  throw new LogCorrupt(
    `expected an event of access that this version reads at position ${position}, got ${type} of version ${version}`,
  );
}

function isAccessEvent(event: {
  readonly type: string;
  readonly data: object | undefined;
}): event is AccessEvent {
  const { type, data = {} } = event;
  if (!isAccessType(type)) return false;
  const values = new Map<string, unknown>(Object.entries(data));
  return Object.entries(fields[type]).every(([name, check]: [string, Check]) => check(values.get(name)));
}

function isAccessType(type: string): type is AccessEventType {
  return Object.hasOwn(fields, type);
}

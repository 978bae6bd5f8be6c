/** The configuration keys of webhooks. */
import type { Key } from './keys.js';
import { listOf, network, NONE } from './lists.js';

const webhookSecret: Key<string> = {
  name: 'CHANCERY_WEBHOOK_SECRET',
  default: NONE,
  expected: 'at least 32 characters, or none',
  description:
    'What the secrets that webhooks are signed with are made from. The same for every server on a store. With none, no webhook can be ' +
    'added and nothing is sent. Give it in the environment rather than as a flag.',
  isSecret: true,
  read: (text) => (text === NONE || text.length >= 32 ? text : undefined),
};

const webhookNetworks: Key<string> = {
  name: 'CHANCERY_WEBHOOK_NETWORKS',
  default: NONE,
  expected: 'addresses or networks with commas between them: 127.0.0.1,10.0.0.0/8,fd00::/8; or none',
  description:
    'Where webhooks may lead to beside public addresses: the networks of an organisation. There they need no HTTPS. Whoever may add a ' +
    'webhook can have the server post to any address in them.',
  read: listOf(network),
};

export const webhookKeys = { webhookSecret, webhookNetworks } as const;

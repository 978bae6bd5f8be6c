/** The options that the client knows. It prints a connection string with its password for any other. */
const OPTIONS = [
  'connectionName',
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'nodePreference',
  'throwOnAppendFailure',
  'tls',
  'tlsCAFile',
  'tlsVerifyCert',
  'userCertFile',
  'userKeyFile',
] as const;

/** What we ask of the client where the operator's connection string says nothing else. */
const PREFERRED = {
  connectionName: 'chancery',
  // A silent node must not use up the deadline of an append before the next one is asked.
  gossipTimeout: '1000',
} as const;

/**
 * The operator's connection string with our preferences. `esdb` and `kurrentdb` are one protocol; the client warns of the
 * older name each time. Failed appends always throw: the other setting answers a wrong revision.
 * @throws TypeError for an option that the client does not know, without the rest of the string
 */
export function preparedConnectionString(text: string): string {
  const [base = '', query = ''] = text.trim().split('?', 2);
  const given = query.split('&').filter((part) => part !== '');
  for (const part of given) expectKnown(part, query);
  const kept = given.filter((part) => !hasName(part, 'throwOnAppendFailure'));
  const missing = Object.entries(PREFERRED)
    .filter(([name]) => !kept.some((part) => hasName(part, name)))
    .map(([name, value]) => `${name}=${value}`);
  return `${base.replace(/^esdb/, 'kurrentdb').replace(/\/+$/, '')}/?${[...kept, ...missing].join('&')}`;
}

function expectKnown(part: string, query: string): void {
  if (OPTIONS.some((name) => hasName(part, name))) return;
  const [name = ''] = part.split('=');
  // After a question mark in a password the rest of it stands here: it is not shown.
  const shown = query.includes('@') ? 'a part of the user and password, to be percent-encoded' : `"${name}"`;
  throw new TypeError(
    `The connection string of the store has an unknown option: expected ${OPTIONS.join(', ')}, got ${shown}`,
  );
}

/** The client reads names without regard to case, dashes and underscores. */
function hasName(part: string, name: string): boolean {
  const [given = ''] = part.split('=');
  return given.toLowerCase().replace(/[_-]/g, '') === name.toLowerCase();
}

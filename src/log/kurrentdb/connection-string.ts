/** What we ask of the client where the operator's connection string says nothing else. */
const PREFERRED = {
  connectionName: 'chancery',
  // A silent node must not use up the deadline of an append before the next one is asked.
  gossipTimeout: '1000',
} as const;

/**
 * The operator's connection string with our preferences. `esdb` and `kurrentdb` are one protocol; the client warns of the
 * older name each time. Failed appends always throw: the other setting answers a wrong revision.
 */
export function preparedConnectionString(text: string): string {
  const [base = '', query = ''] = text.trim().replace(/\/+$/, '').split('?', 2);
  const given = query.split('&').filter((part) => part !== '' && !hasName(part, 'throwOnAppendFailure'));
  const missing = Object.entries(PREFERRED)
    .filter(([name]) => !given.some((part) => hasName(part, name)))
    .map(([name, value]) => `${name}=${value}`);
  return `${base.replace(/^esdb/, 'kurrentdb').replace(/\/+$/, '')}/?${[...given, ...missing].join('&')}`;
}

/** The client reads names without regard to case, dashes and underscores. */
function hasName(part: string, name: string): boolean {
  const [given = ''] = part.split('=');
  return given.toLowerCase().replace(/[_-]/g, '') === name.toLowerCase();
}

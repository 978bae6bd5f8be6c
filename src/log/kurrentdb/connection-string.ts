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

/**
 * What the client is not told: how it would look for a node, which is done here, and that a failed append should not throw,
 * for then it answers a wrong revision.
 */
const LEFT_OUT: readonly Option[] = [
  'discoveryInterval',
  'gossipTimeout',
  'maxDiscoverAttempts',
  'nodePreference',
  'throwOnAppendFailure',
];

const DEFAULT_PORT = 2113;

type Option = (typeof OPTIONS)[number];

export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** What a connection string says: where the store is, and how to connect to a node of it. */
export class StoreAddress {
  private constructor(
    /** At least one. */
    private readonly hosts: readonly string[],
    /** One name stands for all nodes. */
    readonly isOneName: boolean,
    private readonly credentials: string,
    private readonly options: readonly string[],
  ) {}

  /**
   * Takes a string apart. Whether its values are any is left to the client.
   * @throws TypeError for an option that the client does not know, or another scheme, without the rest of the string
   */
  static parse(text: string): StoreAddress {
    const [base = '', query = ''] = text.trim().split('?', 2);
    const options = query.split('&').filter((part) => part !== '');
    for (const part of options) expectKnown(part, query);
    const [, discover, credentials = '', hosts = ''] =
      /^(?:kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/([^:]+:[^@]+@)?(.*)$/.exec(base) ?? [];
    if (hosts === '') throw new TypeError(`${NOT_USABLE}: expected ${EXAMPLE}`);
    const named = hosts.split(/[,/]/).filter((host) => host !== '');
    return new StoreAddress(named, discover !== undefined, credentials, options);
  }

  /** The nodes, or the name of all of them, that the string names. */
  get endpoints(): readonly Endpoint[] {
    return this.hosts.map((text) => {
      const [host = '', port] = text.split(':');
      return { host, port: port === undefined ? DEFAULT_PORT : Number.parseInt(port) };
    });
  }

  /** User and password, percent-decoded; undefined where the string has none. */
  get login(): { readonly user: string; readonly password: string } | undefined {
    const [, user, password] = /^([^:]+):(.*)@$/.exec(this.credentials) ?? [];
    if (user === undefined || password === undefined) return undefined;
    return { user: decodeURIComponent(user), password: decodeURIComponent(password) };
  }

  /** Whether the leader has to be looked for: a single host is taken as it is. */
  get isCluster(): boolean {
    return this.isOneName || this.hosts.length > 1;
  }

  /** The value of an option, percent-decoded. */
  option(name: Option): string | undefined {
    const part = this.options.find((one) => hasName(one, name));
    return part === undefined ? undefined : decodeURIComponent(part.slice(part.indexOf('=') + 1));
  }

  /** The string for the client to connect to one node, or to the first host when none is given. */
  stringFor(node?: Endpoint): string {
    const host = node === undefined ? (this.hosts[0] ?? '') : `${node.host}:${node.port}`;
    const kept = this.options.filter((part) => !LEFT_OUT.some((name) => hasName(part, name)));
    const name = kept.some((part) => hasName(part, 'connectionName')) ? [] : ['connectionName=chancery'];
    // The client warns of the older name of the scheme each time.
    return `kurrentdb://${this.credentials}${host}/?${[...kept, ...name].join('&')}`;
  }
}

export const NOT_USABLE = 'The connection string of the store cannot be used';
export const EXAMPLE =
  'kurrentdb://user:password@host:2113?tls=true with the password percent-encoded, or several hosts';

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

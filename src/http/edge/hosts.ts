/**
 * Which host a request is for. A page elsewhere can have its own name lead to this machine (DNS rebinding) and is then of the same
 * origin to its browser; but it cannot have its browser write another name into `Host`.
 */
import type { FastifyRequest } from 'fastify';
import { HttpProblem } from '../problem.js';

const OF_THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/** A name or an address, in small letters; a dot at its end changes nothing, nor does the port: tunnels and containers change it. */
const AUTHORITY = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]*[a-z0-9_-])\.?(?::\d{1,5})?$/;

export class Hosts {
  private readonly names: ReadonlySet<string>;

  /** `configured`: names as they stand in `Host`, without a port. */
  constructor(configured: readonly string[]) {
    this.names = new Set([...OF_THIS_MACHINE, ...configured]);
  }

  /** Why a request is not for this server. `host` of a request is what a trusted proxy was asked for. */
  refusalOf({ host, raw }: FastifyRequest): HttpProblem | undefined {
    const named = timesNamed(raw.rawHeaders);
    if (named > 1) return new HttpProblem('invalid-header', `Host: expected once, got it ${named} times`);
    if (named === 0 && raw.httpVersion === '1.1')
      return new HttpProblem('invalid-header', 'Host: is required');
    const { localAddress } = raw.socket;
    // HTTP/1.0 knows no `Host`; no browser speaks it.
    if ((named > 0 || host !== '') && !this.isOurs(host, localAddress)) return misdirected(host);
    const target = targetAuthority(raw.url);
    return target === undefined || this.isOurs(target, localAddress) ? undefined : misdirected(target);
  }

  private isOurs(authority: string, localAddress: string | undefined): boolean {
    const [, name] = AUTHORITY.exec(authority.toLowerCase()) ?? [];
    return name !== undefined && (this.names.has(name) || name === asHost(localAddress));
  }
}

function misdirected(host: string): HttpProblem {
  const detail = `expected localhost, the address that was connected to, or a name of CHANCERY_HOSTS, got "${host}"`;
  return new HttpProblem('misdirected-request', detail);
}

function timesNamed(rawHeaders: readonly string[]): number {
  let times = 0;
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i];
    if (name?.length === 4 && name.toLowerCase() === 'host') times++;
  }
  return times;
}

/** The authority of a request target in absolute form, which goes before `Host` (RFC 9112, 3.2.2). */
function targetAuthority(url: string | undefined): string | undefined {
  return url === undefined || url.startsWith('/')
    ? undefined
    : /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
}

/** An address of a socket as it stands in `Host`. */
function asHost(address: string | undefined): string | undefined {
  if (address === undefined || !address.includes(':')) return address;
  return address.startsWith('::ffff:') && address.includes('.')
    ? address.slice('::ffff:'.length)
    : `[${address}]`;
}

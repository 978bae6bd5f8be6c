/** The proxies in front of the server: what they say of a request, the address, the host and the protocol, is believed of them alone. */
import type { IncomingMessage } from 'node:http';
import { isIP, type BlockList } from 'node:net';
import { blockOf } from '../../config/lists.js';
import { HttpProblem } from '../problem.js';
import { readForwarded } from './forwarded.js';

const UNSTANDARDISED = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'] as const;

export class Proxies {
  private readonly addresses: BlockList;
  private readonly isEmpty: boolean;

  /** `networks`: addresses, or networks as an address and the length of its prefix. */
  constructor(networks: readonly string[]) {
    this.addresses = blockOf(networks);
    this.isEmpty = networks.length === 0;
  }

  /** What the framework asks before it reads `X-Forwarded-*`. */
  get trustProxy(): ((address: string) => boolean) | false {
    return this.isEmpty ? false : (address) => this.trusts(address);
  }

  /**
   * Puts what `Forwarded` says where the framework reads it. A client can send either kind of header through a proxy that sets
   * the other, so that both together are refused.
   */
  read({ headers, socket }: IncomingMessage): HttpProblem | undefined {
    const { forwarded } = headers;
    if (this.isEmpty || forwarded === undefined || !this.trusts(socket.remoteAddress)) return undefined;
    const other = UNSTANDARDISED.find((name) => headers[name] !== undefined);
    if (other !== undefined) {
      const detail = `Forwarded: expected it without ${other}: a proxy sets one of them and takes the other one away`;
      return new HttpProblem('invalid-header', detail);
    }
    const elements = readForwarded(forwarded);
    if (!elements) {
      const detail = `Forwarded: expected its form by RFC 7239, got ${JSON.stringify(forwarded)}`;
      return new HttpProblem('invalid-header', detail);
    }
    // The proxy that the client has asked is the first that only trusted ones stand behind.
    let first = elements.length - 1;
    while (first > 0 && this.trusts(elements[first]?.for)) first--;
    const { host, proto } = elements[first] ?? {};
    headers['x-forwarded-for'] = elements.map((element) => element.for ?? 'unknown').join(', ');
    if (host !== undefined) headers['x-forwarded-host'] = host;
    if (proto !== undefined) headers['x-forwarded-proto'] = proto;
    return undefined;
  }

  private trusts(address: string | undefined): boolean {
    if (address === undefined || isIP(address) === 0) return false;
    return this.addresses.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  }
}

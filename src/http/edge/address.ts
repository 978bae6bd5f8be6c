import { isIPv4, isIPv6 } from 'node:net';

/** A connection that is closed has no address any more. */
const GONE = 'gone';

/** What counts as one address: of IPv6 the network that one customer is given, in which there are addresses without end. */
export function addressOf({ ip = GONE }: { readonly ip?: string | undefined }): string {
  if (!ip.includes(':')) return ip;
  const mapped = ip.replace(/^::ffff:(?=\d+\.)/i, '');
  const withoutPort = mapped.replace(/^([\d.]+):\d+$/, '$1');
  if (isIPv4(withoutPort) || !isIPv6(ip)) return withoutPort;
  const [before = '', after] = ip.replace(/%.*$/, '').split('::');
  const left = before === '' ? [] : before.split(':');
  const right = after === undefined || after === '' ? [] : after.split(':');
  const zeros = after === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':').toLowerCase()}::/64`;
}

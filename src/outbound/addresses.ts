/** Which addresses may be connected to: public ones, and those of networks that the operator has named. */
import type { BlockList } from 'node:net';
import ipaddr from 'ipaddr.js';

/** `named`: of a network that the operator has named. `refused`: neither that nor public. */
export type AddressKind = 'public' | 'named' | 'refused';

/** Global unicast (RFC 4291). What lies outside is given out for nothing that a stranger is reached at. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * An address of IPv4 that is written as one of IPv6 is judged as what it is. What leads on to addresses of IPv4 by translation
 * (NAT64, 6to4, Teredo) is refused: which one would be reached is not seen.
 */
export function addressKind(text: string, named: BlockList): AddressKind {
  if (!ipaddr.isValid(text)) return 'refused';
  const address = ipaddr.process(text);
  if (named.check(address.toString(), address.kind())) return 'named';
  if (address.range() !== 'unicast') return 'refused';
  return address instanceof ipaddr.IPv6 && !address.match(GLOBAL_UNICAST) ? 'refused' : 'public';
}

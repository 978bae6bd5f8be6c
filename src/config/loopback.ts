/** Which addresses no other machine reaches. */
import { isIPv4 } from 'node:net';

export function isLoopback(address: string): boolean {
  return address === 'localhost' || address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}

/** Keys whose value is a list: words with commas between them, or `none`. */
import { BlockList, isIP } from 'node:net';

/** What a list says that has nothing in it. */
export const NONE = 'none';

/** The words of a list. */
export function wordsOf(list: string): readonly string[] {
  return list === NONE ? [] : list.split(',');
}

/** Reads a list whose words are all taken by `word`: it comes back without blanks, each word as it is compared. */
export function listOf(word: (text: string) => string | undefined): (text: string) => string | undefined {
  return (text) => {
    if (text === NONE) return NONE;
    const words = text.split(',').map((one) => word(one.trim()));
    return words.includes(undefined) ? undefined : words.join(',');
  };
}

/** A name or an address as it stands in `Host`, without a port. */
export function hostName(text: string): string | undefined {
  const name = text.toLowerCase();
  if (isIP(name) === 6) return `[${name}]`;
  if (isIP(name) === 4 || isIP(name.slice(1, -1)) === 6) return name;
  return /^(?!none$)[a-z0-9]([a-z0-9._-]{0,251}[a-z0-9])?$/.test(name) ? name : undefined;
}

/** As a browser writes it in `Origin`: scheme, name and port, nothing behind them. */
export function webOrigin(text: string): string | undefined {
  if (!/^https?:\/\/[^/]+$/i.test(text) || !URL.canParse(text)) return undefined;
  const { origin, username, password, search, hash } = new URL(text);
  return username === '' && password === '' && search === '' && hash === '' ? origin : undefined;
}

/** An address, or a network as an address and the length of its prefix. */
export function network(text: string): string | undefined {
  const [address = '', length, ...more] = text.toLowerCase().split('/');
  const longest = { 4: 32, 6: 128 }[isIP(address)];
  if (longest === undefined || more.length > 0) return undefined;
  if (length === undefined) return address;
  return /^\d{1,3}$/.test(length) && Number(length) <= longest ? `${address}/${length}` : undefined;
}

/** The addresses of a list of networks. */
export function blockOf(networks: readonly string[]): BlockList {
  const block = new BlockList();
  for (const text of networks) {
    const [address = '', length] = text.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    block.addSubnet(address, length === undefined ? (family === 'ipv6' ? 128 : 32) : Number(length), family);
  }
  return block;
}

/** Which URLs may be posted to, as far as the URL itself tells. What its name leads to is looked at when it is connected to. */
import { isIP, type BlockList } from 'node:net';
import { addressKind } from './addresses.js';

/** The longest URL, in characters. */
const LONGEST = 2_000;
const HTTPS = 443;
const HTTP = 80;
/** Below it live services that speak something else than HTTP. */
const FIRST_FREE_PORT = 1_024;

export const expectedAddress = 'a host all of whose addresses are public';

/**
 * What is wrong with a URL, as the end of a sentence; undefined where nothing is.
 * @param named networks whose addresses may be connected to though they are not public; without TLS they alone
 */
export function urlFault(text: string, named: BlockList): string | undefined {
  const url = text.length <= LONGEST ? URL.parse(text) : null;
  const isPlain = url?.protocol === 'http:' && named.rules.length > 0;
  if (!url || (url.protocol !== 'https:' && !isPlain))
    return `expected a URL of https of at most ${LONGEST} characters`;
  if (url.username !== '' || url.password !== '') return 'expected a URL without a name or a password';
  if (url.hash !== '') return 'expected a URL without a fragment';
  const port = url.port === '' ? (isPlain ? HTTP : HTTPS) : Number(url.port);
  if (port !== (isPlain ? HTTP : HTTPS) && port < FIRST_FREE_PORT)
    return `expected the port ${isPlain ? HTTP : HTTPS}, or one from ${FIRST_FREE_PORT}`;
  const literal = addressIn(url);
  return literal !== undefined && !isReachable(literal, url.protocol, named)
    ? `expected ${expectedAddress}`
    : undefined;
}

/** The address that stands in a URL in place of a name: the parser has read decimal, octal and hexadecimal ones. */
function addressIn({ hostname }: URL): string | undefined {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1');
  return isIP(bare) === 0 ? undefined : bare;
}

/** Whether an address may be connected to. */
export function isReachable(address: string, protocol: string, named: BlockList): boolean {
  const kind = addressKind(address, named);
  return kind === 'named' || (kind === 'public' && protocol === 'https:');
}

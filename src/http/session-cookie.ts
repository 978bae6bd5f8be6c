/** The cookie of a session. Its name ties it to this host and to TLS, wherever there is any. */
import type { FastifyRequest } from 'fastify';

const SECURE = '__Host-chancery';
/** On this machine alone, without TLS, where a browser takes no cookie of the other name. */
const PLAIN = 'chancery';

export function sessionIn(request: FastifyRequest): string | undefined {
  const name = cookieName(request);
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** `Set-Cookie` of a session that ends after so many seconds. */
export function sessionCookie(request: FastifyRequest, sealed: string, seconds: number): string {
  const name = cookieName(request);
  const secure = name === SECURE ? '; Secure' : '';
  return `${name}=${sealed}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`;
}

/** `Set-Cookie` that makes the browser forget it. */
export function endedCookie(request: FastifyRequest): string {
  return sessionCookie(request, '', 0);
}

/** Only the one that this request would be given is read: whatever else a browser has may have been put there by others. */
function cookieName({ protocol, hostname }: FastifyRequest): string {
  const isLoopback = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(hostname);
  return protocol === 'https' || !isLoopback ? SECURE : PLAIN;
}

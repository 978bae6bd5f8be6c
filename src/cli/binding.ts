/** Which addresses the server may listen on: others than this machine reach it only when they have to say who they are. */
import { isLoopback } from '../config/loopback.js';

/** Why an address is not listened on: in words for an operator. */
export class BindingRefused extends Error {
  override readonly name = 'BindingRefused';
}

/** @throws BindingRefused `accessConfigured` is asked for what others reach only */
export function expectGuarded(host: string, accessConfigured: () => boolean): void {
  if (isLoopback(host) || accessConfigured()) return;
  throw new BindingRefused(
    'CHANCERY_HOST: expected a loopback address (127.0.0.1, ::1 or localhost) while nobody has to say who they are: whoever reached ' +
      'another address could write to the record. Make a key first, chancery keys add NAME --grant admin:*, or set ' +
      `CHANCERY_OIDC_ISSUER; got "${host}"`,
  );
}

/** A session in place of a key: the browser keeps a cookie that no script can read. */
import { ChanceryClient } from '../../../client/src/index.ts';

/** @param key a key, or an access token. @throws Problem it is good for nothing here */
export async function signIn(key: string): Promise<void> {
  await new ChanceryClient({ url: globalThis.location.origin, key }).POST('/v1/session');
}

/** The server that the page is from. */
import { ChanceryClient } from '../../../client/src/index.ts';

/** Feeds never give up: a page that was left open goes on when the server is back. */
export const chancery = new ChanceryClient({
  url: globalThis.location.origin,
  retries: Number.POSITIVE_INFINITY,
});

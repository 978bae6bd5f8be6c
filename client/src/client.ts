import createClient from 'openapi-fetch';
import type { Call } from './calls.js';
import { expectSuccess, QUERY, send, type Connection } from './connection.js';
import type { FeedPath, Following, FollowOptions, Frame, RowFrame } from './feeds.js';
import { follow } from './follow.js';
import type { paths } from './openapi.js';
import { record, type Entry, type Receipt, type RecordOptions } from './record.js';

export interface ClientOptions {
  /** Where the server is, such as `http://127.0.0.1:3000`. Empty, in a page: where the page is from. */
  readonly url: string;
  /** A key, or an access token, where the server asks for one. */
  readonly key?: string | undefined;
  /** How many times in a row `record` and `follow` try again what failed for a while. Absent: 8, about two minutes. */
  readonly retries?: number | undefined;
}

const RETRIES = 8;

/** A server of Chancery, as a program sees it. */
export class ChanceryClient {
  /**
   * Ask, by a path of the document: `GET('/v1/processes/{processId}/phases', { params: { path: { processId: 'talks' } } })`.
   * @throws Problem the server refuses; UnexpectedAnswer, Unreachable there is none
   */
  readonly GET: Call<'get'>;
  readonly POST: Call<'post'>;
  readonly PUT: Call<'put'>;
  readonly DELETE: Call<'delete'>;

  readonly #connection: Connection;

  /** @throws TypeError the address is none */
  constructor({ url, key, retries = RETRIES }: ClientOptions) {
    if (url !== '' && !/^https?:\/\/./.test(url))
      throw new TypeError(`url: expected an address such as http://127.0.0.1:3000, got ${url}`);
    const headers = key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` };
    this.#connection = { url: url.replace(/\/$/, ''), headers, retries };
    const calls = createClient<paths>({ baseUrl: url, headers, querySerializer: QUERY, fetch: send });
    calls.use({ onResponse: ({ request, response }) => expectSuccess(response, request.url) });
    // What is no success has been thrown by then.
    this.GET = calls.GET as Call<'get'>;
    this.POST = calls.POST as Call<'post'>;
    this.PUT = calls.PUT as Call<'put'>;
    this.DELETE = calls.DELETE as Call<'delete'>;
  }

  /**
   * Records entries, each of them once: what fails for a while, or is cut off, is sent again under the same ids.
   * @param entries one, or a list that is recorded as a whole or not at all
   * @throws Problem the server refuses them; nothing is recorded
   */
  async record(
    processId: string,
    entries: Entry | readonly Entry[],
    options: RecordOptions = {},
  ): Promise<Receipt> {
    return record(this.#connection, { processId, entries, options });
  }

  /**
   * Follows a stream, frame by frame: the rows as they are, then every change. It goes on by itself where it was cut; after `reset`
   * forget what you have, a snapshot follows.
   * @param path a path of the document with its parameters in `params`, or a whole path such as `/v1/commitments?party=egypt`
   * @throws Problem the server refuses
   */
  follow<Path extends FeedPath>(
    path: Path,
    ...options: Partial<FollowOptions<Path>> extends FollowOptions<Path>
      ? [options?: FollowOptions<Path>]
      : [options: FollowOptions<Path>]
  ): AsyncGenerator<Frame<Path>, void>;
  follow<Row = unknown>(path: string, options?: Following): AsyncGenerator<RowFrame<Row>, void>;
  follow(path: string, options: Following = {}): AsyncGenerator<unknown, void> {
    return follow(this.#connection, path, options);
  }
}

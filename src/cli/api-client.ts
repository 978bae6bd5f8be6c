/** The public API as the commands use it: what it does, anybody can do with curl. */

export interface Asking {
  readonly accept?: string;
  readonly signal?: AbortSignal;
  /** Statuses that are an answer here, beside success. */
  readonly also?: readonly number[];
}

export class ApiClient {
  /** @param key what every request comes with, where the server asks for one */
  constructor(
    readonly url: string,
    private readonly key?: string,
  ) {}

  /** @throws Error with the problem document where the answer is no success, and in words where there is none */
  async get<T>(path: string, asking: Asking = {}): Promise<T> {
    return (await (await this.ask(path, asking)).json()) as T;
  }

  async post<T>(path: string, body?: unknown): Promise<T> {
    const init =
      body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await (await this.ask(path, {}, { method: 'POST', ...init })).json()) as T;
  }

  async text(path: string, asking: Asking = {}): Promise<string> {
    return (await this.ask(path, asking)).text();
  }

  /** What is answered, piece by piece. */
  async stream(path: string, asking: Asking): Promise<ReadableStream<string>> {
    const { body } = await this.ask(path, asking);
    if (!body) throw new Error(`Expected an answer of ${this.url}${path}; got an empty one`);
    return body.pipeThrough(new TextDecoderStream());
  }

  private async ask(
    path: string,
    { accept, signal, also = [] }: Asking,
    init: RequestInit & { readonly headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const headers = {
      ...this.credential(),
      ...init.headers,
      ...(accept === undefined ? {} : { accept }),
    };
    const response = await this.reach(path, { ...init, headers, ...(signal ? { signal } : {}) });
    if (response.ok || also.includes(response.status)) return response;
    throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`);
  }

  private async reach(path: string, init: RequestInit): Promise<Response> {
    try {
      return await fetch(`${this.url}${path}`, init);
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      if (!(cause instanceof Error)) throw error;
      throw new Error(`Expected a server at ${this.url}; got ${cause.message}`, { cause: error });
    }
  }

  /** Sends a file as it is. */
  async postBytes<T>(path: string, body: Uint8Array, type: string): Promise<T> {
    const init = { method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(body) };
    return (await (await this.ask(path, {}, init)).json()) as T;
  }

  private credential(): Record<string, string> {
    return this.key === undefined || this.key === '' ? {} : { authorization: `Bearer ${this.key}` };
  }
}

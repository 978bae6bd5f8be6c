/** The public API as the commands use it: what it does, anybody can do with curl. */

export class ApiClient {
  /** @param key what every request comes with, where the server asks for one */
  constructor(
    private readonly url: string,
    private readonly key?: string,
  ) {}

  /** @throws Error with the problem document where the answer is no success */
  async get<T>(path: string): Promise<T> {
    return this.answer<T>(await fetch(`${this.url}${path}`, { headers: this.credential() }));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const headers = { ...this.credential(), 'content-type': 'application/json' };
    return this.answer<T>(
      await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  private credential(): Record<string, string> {
    return this.key === undefined || this.key === '' ? {} : { authorization: `Bearer ${this.key}` };
  }

  private async answer<T>(response: Response): Promise<T> {
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${JSON.stringify(body)}`);
    return body as T;
  }
}

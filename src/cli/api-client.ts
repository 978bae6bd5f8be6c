/** The public API as the demo uses it: what it does, anybody can do with curl. */

export class ApiClient {
  constructor(private readonly url: string) {}

  /** @throws Error with the problem document where the answer is no success */
  async get<T>(path: string): Promise<T> {
    return this.answer<T>(await fetch(`${this.url}${path}`));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.answer<T>(
      await fetch(`${this.url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  private async answer<T>(response: Response): Promise<T> {
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${JSON.stringify(body)}`);
    return body as T;
  }
}

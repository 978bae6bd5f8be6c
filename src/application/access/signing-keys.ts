/** The public keys of an issuer of tokens: found by its discovery document, kept, and looked for again when one is not known. */
import { createLocalJWKSet, errors, type JSONWebKeySet, type JWTVerifyGetKey } from 'jose';
import { sentenceOf } from '../../thrown.js';

/** The issuer cannot be asked, so that nobody knows whether the key is its own. */
export class IssuerAway extends Error {
  override readonly name = 'IssuerAway';
}

/** After this time the keys are read again, while those that are there go on. */
const MAX_AGE_MS = 600_000;
/** A key that is not known makes the issuer be asked this often at most. */
const COOLDOWN_MS = 10_000;
const PATIENCE_MS = 5_000;

type Getter = (...args: Parameters<JWTVerifyGetKey>) => ReturnType<ReturnType<typeof createLocalJWKSet>>;

export class SigningKeys {
  private keys: Getter | undefined;
  private askedAt = -Infinity;
  private readAt = -Infinity;
  private asking: Promise<void> | undefined;

  /** @param now ms since the epoch; @param away is told why the issuer could not be asked */
  constructor(
    private readonly issuer: string,
    private readonly now: () => number,
    private readonly away: (text: string) => void,
  ) {}

  /** @throws IssuerAway; JWKSNoMatchingKey, JWKSMultipleMatchingKeys */
  readonly keyFor: Getter = async (header, token) => {
    if (this.keys && this.now() - this.readAt > MAX_AGE_MS && this.mayAsk()) void this.ask();
    try {
      if (this.keys) return await this.keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    if (this.asking || this.mayAsk()) await this.ask();
    if (this.readAt < this.askedAt || !this.keys) throw new IssuerAway();
    return this.keys(header, token);
  };

  private mayAsk(): boolean {
    return this.now() - this.askedAt >= COOLDOWN_MS;
  }

  /** Reads the keys, or leaves them as they are. */
  private async ask(): Promise<void> {
    this.asking ??= this.read().finally(() => {
      this.asking = undefined;
    });
    await this.asking;
  }

  private async read(): Promise<void> {
    this.askedAt = this.now();
    try {
      const place = `${this.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
      const { issuer, jwks_uri: keys } = await readJson(place);
      if (issuer !== this.issuer || typeof keys !== 'string')
        throw new Error(`expected the issuer ${this.issuer} and where its keys are at ${place}`);
      this.keys = createLocalJWKSet((await readJson(keys)) as unknown as JSONWebKeySet);
      this.readAt = this.askedAt;
    } catch (error) {
      this.away(`the keys of the issuer of tokens cannot be read: ${sentenceOf(error)}`);
    }
  }
}

/** @throws Error */
async function readJson(url: string): Promise<Readonly<Record<string, unknown>>> {
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(url, { signal, redirect: 'error', headers: { accept: 'application/json' } });
  if (!response.ok) throw new Error(`expected 200 at ${url}, got ${response.status}`);
  return (await response.json()) as Readonly<Record<string, unknown>>;
}

/** Access tokens of an OpenID Connect issuer: who one was given to, and what it grants. */
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { LRUCache } from 'lru-cache';
import { readGrant, type Grant } from '../../domain/access/grants.js';
import { MOST_GRANTS } from '../../domain/access/decide-access.js';
import { IssuerAway, SigningKeys } from './signing-keys.js';

export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  /** The claims that hold the grants and the name. */
  readonly grantsClaim: string;
  readonly nameClaim: string;
}

export type TokenReading =
  | {
      readonly outcome: 'read';
      readonly callerId: string;
      readonly name: string | undefined;
      readonly grants: readonly Grant[];
      /** Ms since the epoch. */
      readonly expiresAt: number;
    }
  | { readonly outcome: 'refused'; readonly why: string }
  /** Its key is not known, and the issuer cannot be asked for it. */
  | { readonly outcome: 'issuer-away' };

const LONGEST_TOKEN = 8_192;
const LONGEST_NAME = 200;
/** How far the clock of the issuer may differ. */
const LEEWAY_SECONDS = 30;
/** Asymmetric alone: with any other the public key could be taken for a secret. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
/** Tokens of another purpose that the same key signs have a type of their own. */
const TYPES: ReadonlySet<string> = new Set(['at+jwt', 'application/at+jwt', 'jwt']);
/** An entry is recorded by it. */
const SUBJECT = /^[\x21-\x7e]{1,195}$/;

export class Tokens {
  private readonly keys: SigningKeys;
  /** What was told already: a token comes with every request. */
  private readonly told = new LRUCache<string, true>({ max: 1_000 });

  constructor(
    readonly settings: TokenSettings,
    private readonly now: () => number,
    private readonly report: (text: string) => void,
  ) {
    this.keys = new SigningKeys(settings.issuer, now, report);
  }

  async read(text: string): Promise<TokenReading> {
    if (text.length > LONGEST_TOKEN) return refused('a token that is too long');
    const { issuer, audience } = this.settings;
    try {
      const { payload, protectedHeader } = await jwtVerify(text, this.keys.keyFor, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: LEEWAY_SECONDS,
        currentDate: new Date(this.now()),
        requiredClaims: ['sub', 'exp'],
      });
      if (!TYPES.has((protectedHeader.typ ?? 'jwt').toLowerCase())) return refused('a token of another type');
      return this.callerIn(payload);
    } catch (error) {
      if (error instanceof IssuerAway) return { outcome: 'issuer-away' };
      if (error instanceof errors.JOSEError) return refused(`a token that does not hold: ${error.code}`);
      // What the library throws for a header or a key that it cannot use has no class of its own.
      if (error instanceof TypeError) return refused('a token that cannot be read');
      throw error;
    }
  }

  private callerIn(payload: JWTPayload): TokenReading {
    const { sub = '', exp = 0 } = payload;
    if (!SUBJECT.test(sub)) return refused('a token whose subject cannot be used');
    // It is for whoever holds a certain key too, which is not looked at here.
    if (payload['cnf'] !== undefined) return refused('a token that is bound to a key of its sender');
    const callerId = `oidc:${sub}`;
    const name = payload[this.settings.nameClaim];
    return {
      outcome: 'read',
      callerId,
      name: typeof name === 'string' && isName(name) ? name : undefined,
      grants: this.grantsIn(payload[this.settings.grantsClaim], callerId),
      expiresAt: (exp + LEEWAY_SECONDS) * 1_000,
    };
  }

  private grantsIn(claim: unknown, callerId: string): Grant[] {
    const given: readonly unknown[] = Array.isArray(claim) ? claim.slice(0, MOST_GRANTS) : [];
    const read = given.map((one) => (typeof one === 'string' ? readGrant(one) : undefined));
    const unreadable = read.filter((one) => one === undefined).length;
    const isOther = claim !== undefined && !Array.isArray(claim);
    if (unreadable > 0 || isOther) this.tell(callerId, isOther ? 'no list' : `${unreadable} unreadable`);
    return read.filter((one) => one !== undefined);
  }

  private tell(callerId: string, what: string): void {
    const text = `the claim ${this.settings.grantsClaim} of ${callerId}: expected a list of grants, got ${what}; they are ignored`;
    if (this.told.has(text)) return;
    this.told.set(text, true);
    this.report(text);
  }
}

function refused(why: string): TokenReading {
  return { outcome: 'refused', why };
}

function isName(text: string): boolean {
  return text.trim() !== '' && text.length <= LONGEST_NAME && !/\p{C}/u.test(text);
}

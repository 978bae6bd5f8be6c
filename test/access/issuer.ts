/** A real issuer of tokens on loopback. Its private keys are at hand, so that tokens can be made that it would never give. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK, type JWTPayload } from 'jose';
import Provider from 'oidc-provider';

const AUDIENCE = 'https://record.example.org';
const CLIENT = { id: 'press-desk', secret: 'a secret of the press desk alone' };

export interface SigningKey {
  readonly kid: string;
  readonly alg: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

export interface Issuer {
  readonly url: string;
  readonly audience: string;
  readonly key: SigningKey;
  /** An access token as the issuer gives it to its client. */
  readonly token: () => Promise<string>;
  /** A token with these claims over those of a good one, signed with the key of the issuer unless another is given. */
  readonly signed: (
    claims?: Readonly<Record<string, unknown>>,
    by?: { readonly key?: SigningKey; readonly header?: Readonly<Record<string, unknown>> },
  ) => Promise<string>;
  /** From now on the issuer signs with this key and has no other. */
  readonly rotate: (key: SigningKey) => void;
  readonly goAway: () => Promise<void>;
  /** How often it was asked for its keys. */
  readonly asked: () => number;
}

export async function signingKey(kid: string, alg = 'RS256'): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, alg, privateKey, publicKey, jwk: { ...(await exportJWK(privateKey)), kid, alg, use: 'sig' } };
}

/** What its tokens say is granted to its client. */
export async function startIssuer(claims: JWTPayload): Promise<Issuer> {
  let key = await signingKey('first');
  let asked = 0;
  const server: Server = createServer((request, response) => {
    if (request.url === '/jwks') asked += 1;
    void provider.callback()(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let provider = providerFor(url, key, claims);
  const token = async (): Promise<string> => {
    const answer = await fetch(`${url}/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa(`${CLIENT.id}:${encodeURIComponent(CLIENT.secret)}`)}` },
      body: new URLSearchParams({ grant_type: 'client_credentials', resource: AUDIENCE }),
    });
    const { access_token: given } = (await answer.json()) as { access_token?: string };
    if (given === undefined) throw new Error(`the issuer gave no token: ${answer.status}`);
    return given;
  };
  return {
    url,
    audience: AUDIENCE,
    get key() {
      return key;
    },
    token,
    signed: async (others = {}, { key: by = key, header = {} } = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const good = { iss: url, aud: AUDIENCE, sub: CLIENT.id, iat: now, exp: now + 600, ...claims };
      return new SignJWT({ ...good, ...others })
        .setProtectedHeader({ alg: by.alg, kid: by.kid, typ: 'at+jwt', ...header })
        .sign(by.privateKey);
    },
    rotate: (next) => {
      key = next;
      provider = providerFor(url, next, claims);
    },
    goAway: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
    asked: () => asked,
  };
}

function providerFor(url: string, { jwk }: SigningKey, claims: JWTPayload): Provider {
  return new Provider(url, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['for the tests alone'] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: () => claims,
  });
}

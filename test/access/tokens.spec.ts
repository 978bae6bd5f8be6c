/** Rule: a token of the issuer makes its holder known; one that the issuer did not sign, for this server and for now, never does. */
import { createSecretKey } from 'node:crypto';
import { base64url, exportSPKI, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { expectProblem } from '../http/desk.js';
import { startServer, type RunningServer } from '../server/running-server.js';
import { by, opened } from './given.js';
import { signingKey, startIssuer, type Issuer } from './issuer.js';

const NOW = '2026-01-20T09:00:00Z';
const seconds = (iso: string): number => Date.parse(iso) / 1_000;
const SELF = '/v1/session';

let issuer: Issuer;
let server: RunningServer;

/** The issuer reads the clock of the process. */
function at(iso: string): void {
  vi.setSystemTime(new Date(iso));
}

async function startFor({ url, audience }: Issuer): Promise<RunningServer> {
  const flags = ['--oidc-issuer', url, '--oidc-audience', audience];
  return startServer({ clock: () => BigInt(Date.now()) * 1_000n, flags });
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(NOW) });
  issuer = await startIssuer({ name: 'The press desk', chancery: ['recorder:gaza-2025', 'reader:*'] });
  server = await startFor(issuer);
});
beforeEach(() => {
  at(NOW);
});
afterAll(async () => {
  await server.dispose();
  await issuer.goAway();
  vi.useRealTimers();
});

const known = {
  id: 'oidc:press-desk',
  name: 'The press desk',
  grants: ['recorder:gaza-2025', 'reader:*'],
};

describe('a token of the issuer', () => {
  it('makes its holder known, as it was given', async () => {
    const { body } = await by(await issuer.token(), server.http.get(SELF)).expect(200);
    expect(body).toMatchObject(known);
  });

  it('is what entries are recorded by', async () => {
    const events = '/v1/processes/gaza-2025/events';
    const token = await issuer.token();
    await by(token, server.http.post(events)).send(opened).expect(201);
    const { body } = await by(token, server.http.get(events)).expect(200);
    expect(body).toMatchObject({ items: [{ recordedBy: 'oidc:press-desk' }] });
  });

  it('gives a name that editors can ask for', async () => {
    await by(await issuer.token(), server.http.get(SELF)).expect(200);
    const editor = await issuer.signed({ chancery: ['editor:*'] });
    const { body } = await by(editor, server.http.get('/v1/callers/oidc:press-desk')).expect(200);
    expect(body).toEqual({ id: 'oidc:press-desk', name: 'The press desk' });
  });

  it('begins a session that lasts no longer than it does', async () => {
    const token = await issuer.signed({ exp: seconds('2026-01-20T09:30:00Z') });
    const begun = await by(token, server.http.post(SELF)).expect(201);
    const [cookie = ''] = begun.headers['set-cookie'] as unknown as string[];
    const held = cookie.split(';')[0] ?? '';
    expect((await server.http.get(SELF).set('cookie', held).expect(200)).body).toMatchObject(known);
    at('2026-01-20T09:30:30Z');
    await expectProblem(server.http.get(SELF).set('cookie', held), 401, 'unauthenticated');
  });

  it('may be up to 30 seconds early or late, and no more', async () => {
    const early = await issuer.signed({ nbf: seconds('2026-01-20T09:00:30Z') });
    const late = await issuer.signed({ exp: seconds('2026-01-20T08:59:31Z') });
    for (const token of [early, late]) {
      const { body } = await by(token, server.http.get(SELF)).expect(200);
      expect(body).toMatchObject({ grants: known.grants });
    }
  });

  it.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('may be signed by %s', async (alg) => {
    const own = await startIssuer({ chancery: ['reader:*'] });
    const key = await signingKey('other', alg);
    own.rotate(key);
    const its = await startFor(own);
    await by(await own.signed(), its.http.get(SELF)).expect(200);
    await its.dispose();
    await own.goAway();
  });

  it.each<[string, unknown, readonly string[]]>([
    ['grants that cannot be read, beside one that can', ['owner:*', 7, 'reader:*'], ['reader:*']],
    ['one grant that is no list', 'admin:*', []],
    ['an object', { admin: '*' }, []],
    ['nothing', undefined, []],
  ])('grants what can be read of it: %s', async (_, claim, grants) => {
    const { body } = await by(await issuer.signed({ chancery: claim }), server.http.get(SELF)).expect(200);
    expect(body).toMatchObject({ grants });
  });
});

describe('a token that is confused', () => {
  const cases: readonly (readonly [string, () => Promise<string>])[] = [
    ['unsigned', async () => unsigned({ alg: 'none', typ: 'JWT' })],
    ['unsigned, in other letters', async () => unsigned({ alg: 'nOnE', typ: 'JWT' })],
    ['signed by HS256 with the public key as its secret', async () => withPublicKey('pem')],
    ['signed by HS256 with the modulus as its secret', async () => withPublicKey('modulus')],
    ['for somebody else', async () => issuer.signed({ aud: 'https://other.example.org' })],
    ['for nobody', async () => issuer.signed({ aud: undefined })],
    ['of another issuer', async () => issuer.signed({ iss: 'https://evil.example.org' })],
    ['of an issuer whose name begins the same', async () => issuer.signed({ iss: `${issuer.url}/` })],
    ['of no issuer', async () => issuer.signed({ iss: undefined })],
    ['expired', async () => issuer.signed({ exp: seconds('2026-01-20T08:59:30Z') })],
    ['without an end', async () => issuer.signed({ exp: undefined })],
    ['with an end that is no number', async () => issuer.signed({ exp: '2027' })],
    ['not valid yet', async () => issuer.signed({ nbf: seconds('2026-01-20T09:00:31Z') })],
    ['of nobody', async () => issuer.signed({ sub: undefined })],
    ['of an empty subject', async () => issuer.signed({ sub: '' })],
    ['of a subject with a line break', async () => issuer.signed({ sub: 'a\nb' })],
    ['of a subject that is turned round', async () => issuer.signed({ sub: 'a\u202eb' })],
    ['of a subject that is too long', async () => issuer.signed({ sub: 'a'.repeat(196) })],
    ['bound to a key of its sender', async () => issuer.signed({ cnf: { jkt: 'x' } })],
    ['of another type', async () => issuer.signed({}, { header: { typ: 'logout+jwt' } })],
    ['with a header that it says is critical', async () => critical()],
    ['of a key that names a file', async () => strange({ kid: '../../../../etc/passwd' })],
    ['of a key that is a question to a database', async () => strange({ kid: "x' OR '1'='1" })],
    ['of a key that is no text', async () => strange({ kid: 7 })],
    ['of a key that it brings along', async () => withOwnKey('jwk')],
    ['of a key that it says where to find', async () => withOwnKey('jku')],
    ['of a certificate that it says where to find', async () => withOwnKey('x5u')],
    ['of another key under the name of the right one', async () => strange({})],
    ['altered', async () => altered(await issuer.signed())],
    ['without its signature', async () => `${(await issuer.signed()).split('.').slice(0, 2).join('.')}.`],
    ['encrypted, by its form', async () => 'a.b.c.d.e'],
    ['larger than any', async () => issuer.signed({ filler: 'x'.repeat(8_192) })],
    ['no token', async () => 'a.b.c'],
  ];

  it.each(cases)('is not taken: %s', async (_, make) => {
    const answer = by(await make(), server.http.get(SELF));
    const { detail } = await expectProblem(answer, 401, 'unauthenticated');
    expect(detail).toBe('expected a key, a token or a session that is good here');
  });

  it('would be taken but for that: a good one is', async () => {
    await by(await issuer.signed(), server.http.get(SELF)).expect(200);
  });
});

describe('the keys of the issuer', () => {
  const opening: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await Promise.all(opening.splice(0).map((close) => close()));
  });

  async function pair(): Promise<{ readonly own: Issuer; readonly its: RunningServer }> {
    const own = await startIssuer({ chancery: ['reader:*'] });
    const its = await startFor(own);
    opening.push(() => its.dispose());
    return { own, its };
  }

  it('are asked for once, and again for one that is not known', async () => {
    const { own, its } = await pair();
    for (let i = 0; i < 3; i++) await by(await own.token(), its.http.get(SELF)).expect(200);
    expect(own.asked()).toBe(1);
    own.rotate(await signingKey('second'));
    at('2026-01-20T09:00:11Z');
    await by(await own.token(), its.http.get(SELF)).expect(200);
    expect(own.asked()).toBe(2);
    await own.goAway();
  });

  it('are not asked for again and again by tokens of keys that nobody has', async () => {
    const { own, its } = await pair();
    await by(await own.token(), its.http.get(SELF)).expect(200);
    at('2026-01-20T09:00:11Z');
    const other = await signingKey('nobody');
    for (let i = 0; i < 5; i++)
      await expectProblem(
        by(await own.signed({}, { key: other }), its.http.get(SELF)),
        401,
        'unauthenticated',
      );
    expect(own.asked()).toBe(2);
    await own.goAway();
  });

  it('go on while the issuer is away; only of one that is not known can nobody tell', async () => {
    const { own, its } = await pair();
    await by(await own.token(), its.http.get(SELF)).expect(200);
    const later = await own.signed({ exp: seconds('2026-01-20T12:00:00Z') });
    const other = await own.signed(
      { exp: seconds('2026-01-20T12:00:00Z') },
      { key: await signingKey('new') },
    );
    await own.goAway();
    at('2026-01-20T11:00:00Z');
    await by(later, its.http.get(SELF)).expect(200);
    await expectProblem(by(other, its.http.get(SELF)), 503, 'issuer-unavailable');
    await by(later, its.http.get(SELF)).expect(200);
  });

  it('cannot be told while the issuer was never there', async () => {
    const { own, its } = await pair();
    const token = await own.token();
    await own.goAway();
    const { headers } = await by(token, its.http.get(SELF)).expect(503);
    expect(headers).toHaveProperty('retry-after');
    await expectProblem(by('chy_', its.http.get(SELF)), 401, 'unauthenticated');
  });

  it('that were taken back are found to be gone', async () => {
    const { own, its } = await pair();
    const old = await own.signed({ exp: seconds('2026-01-20T12:00:00Z') });
    await by(old, its.http.get(SELF)).expect(200);
    own.rotate(await signingKey('second'));
    at('2026-01-20T09:10:01Z');
    // It is read again beside the answer.
    await by(old, its.http.get(SELF)).expect(200);
    await vi.waitFor(() => {
      expect(own.asked()).toBe(2);
    });
    await vi.waitFor(async () => {
      await expectProblem(by(old, its.http.get(SELF)), 401, 'unauthenticated');
    });
    await own.goAway();
  });
});

function encode(value: object): string {
  return base64url.encode(JSON.stringify(value));
}

function claims(): object {
  return { iss: issuer.url, aud: issuer.audience, sub: 'x', exp: seconds(NOW) + 600, chancery: ['admin:*'] };
}

function unsigned(header: object): string {
  return `${encode(header)}.${encode(claims())}.`;
}

async function withPublicKey(form: 'pem' | 'modulus'): Promise<string> {
  const { key } = issuer;
  const secret = form === 'pem' ? await exportSPKI(key.publicKey) : (key.jwk.n ?? '');
  return new SignJWT({ ...claims() })
    .setProtectedHeader({ alg: 'HS256', kid: key.kid, typ: 'at+jwt' })
    .sign(createSecretKey(Buffer.from(secret)));
}

/** Signed by a key that is not the issuer's, with a header that would make it seem so. */
async function strange(header: Readonly<Record<string, unknown>>): Promise<string> {
  const key = await signingKey(issuer.key.kid);
  return issuer.signed({ chancery: ['admin:*'] }, { key, header });
}

async function withOwnKey(by: 'jwk' | 'jku' | 'x5u'): Promise<string> {
  const key = await signingKey('own');
  const { kty, n, e } = key.jwk;
  const header = by === 'jwk' ? { jwk: { kty, n, e } } : { [by]: `${issuer.url}/jwks` };
  return issuer.signed({ chancery: ['admin:*'] }, { key, header });
}

/** A header that must be understood, and is not. */
async function critical(): Promise<string> {
  const { key } = issuer;
  return new SignJWT({ ...claims() })
    .setProtectedHeader({
      alg: key.alg,
      kid: key.kid,
      crit: ['http://example.org/strange'],
      'http://example.org/strange': true,
    })
    .sign(key.privateKey, { crit: { 'http://example.org/strange': true } });
}

function altered(token: string): string {
  const [header = '', , signature = ''] = token.split('.');
  return `${header}.${encode({ ...claims(), chancery: ['admin:*'] })}.${signature}`;
}

/** Rule: a message goes nowhere but out. Whatever a URL, a name server or a receiver says, nothing inside is connected to. */
import { createServer as createPlain, type RequestListener } from 'node:http';
import { createServer as createSecure } from 'node:https';
import { createServer as createRaw, type AddressInfo, type Server as RawServer, type Socket } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { blockOf } from '../../src/config/lists.js';
import { addressKind } from '../../src/outbound/addresses.js';
import { urlFault } from '../../src/outbound/allowed-url.js';
import { guardedPost, type Guard, type Resolved } from '../../src/outbound/guarded-post.js';
import type { PostOutcome } from '../../src/application/webhooks/post.js';

const nothing = blockOf([]);
const loopback = blockOf(['127.0.0.0/8']);
const REFUSED = 'expected a host all of whose addresses are public';

const servers: RawServer[] = [];
const sockets: Socket[] = [];

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map(async (server) => new Promise((resolve) => server.close(resolve))));
});

async function listening(server: RawServer): Promise<number> {
  servers.push(server);
  server.on('connection', (socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function posted(url: string, guard: Partial<Guard> = {}): Promise<PostOutcome> {
  const post = guardedPost({ named: nothing, deadlineMs: 20_000, ...guard });
  return post({ url, headers: {}, body: '{}', signal: new AbortController().signal });
}

/** Counts what comes. */
async function receiver(answer: RequestListener): Promise<{ port: number; requests: () => number }> {
  let count = 0;
  const server = createPlain((request, response) => {
    count += 1;
    answer(request, response);
  });
  return { port: await listening(server), requests: () => count };
}

describe('an address', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['0.0.0.0', 'this host'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['192.168.1.1', 'private'],
    ['169.254.169.254', 'link-local, where clouds keep their metadata'],
    ['100.64.0.1', 'shared by carriers'],
    ['192.0.0.192', 'of the protocol, metadata of a cloud'],
    ['198.18.0.1', 'for benchmarks'],
    ['203.0.113.7', 'for documentation'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'this host'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'compatible with IPv4'],
    ['::ffff:127.0.0.1', 'IPv4, mapped'],
    ['::ffff:a9fe:a9fe', 'IPv4, mapped, in hexadecimal'],
    ['64:ff9b::7f00:1', 'NAT64'],
    ['64:ff9b:1::7f00:1', 'NAT64 of a network'],
    ['2002:7f00:1::', '6to4'],
    ['2001::1', 'Teredo'],
    ['fe80::1', 'link-local'],
    ['fec0::1', 'site-local'],
    ['fc00::1', 'unique local'],
    ['fd00:ec2::254', 'unique local, metadata of a cloud'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'for documentation'],
    ['nowhere', 'none'],
  ])('%s is refused: %s', (address) => {
    expect(addressKind(address, nothing)).toBe('refused');
  });

  it.each(['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c', '::ffff:93.184.215.14'])(
    '%s is public',
    (address) => {
      expect(addressKind(address, nothing)).toBe('public');
    },
  );

  it.each(['10.0.0.7', '::ffff:10.0.0.7'])('%s is taken where its network is named', (address) => {
    expect(addressKind(address, blockOf(['10.0.0.0/24']))).toBe('named');
    expect(addressKind(address, blockOf(['10.0.1.0/24']))).toBe('refused');
  });
});

describe('a URL', () => {
  it.each([
    ['https://2130706433/', REFUSED],
    ['https://0x7f.1/', REFUSED],
    ['https://0177.0.0.1/', REFUSED],
    ['https://0x7f000001/', REFUSED],
    ['https://127.1/', REFUSED],
    ['https://[::ffff:7f00:1]/', REFUSED],
    ['https://[::1]/', REFUSED],
    ['https://①②⑦.⓪.⓪.①/', REFUSED],
    ['http://example.org/', 'expected a URL of https of at most 2000 characters'],
    ['file:///etc/passwd', 'expected a URL of https of at most 2000 characters'],
    ['gopher://example.org/', 'expected a URL of https of at most 2000 characters'],
    [`https://example.org/${'a'.repeat(2_000)}`, 'expected a URL of https of at most 2000 characters'],
    ['nothing', 'expected a URL of https of at most 2000 characters'],
    ['https://name:password@example.org/', 'expected a URL without a name or a password'],
    ['https://name@example.org/', 'expected a URL without a name or a password'],
    ['https://example.org/#part', 'expected a URL without a fragment'],
    ['https://example.org:25/', 'expected the port 443, or one from 1024'],
    ['https://example.org:22/', 'expected the port 443, or one from 1024'],
  ])('%s is refused before anything is asked', (url, fault) => {
    expect(urlFault(url, nothing)).toBe(fault);
  });

  it.each(['https://example.org/hook?token=1', 'https://example.org:8443/', 'https://93.184.215.14/'])(
    '%s may be posted to',
    (url) => {
      expect(urlFault(url, nothing)).toBeUndefined();
    },
  );

  it('goes without TLS to the networks that are named, and nowhere else', () => {
    expect(urlFault('http://127.0.0.1:8080/', loopback)).toBeUndefined();
    expect(urlFault('http://93.184.215.14/', loopback)).toBe(REFUSED);
  });
});

describe('a name', () => {
  const at = (...addresses: readonly string[]): readonly Resolved[] =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

  it('that leads inside is not connected to', async () => {
    const { port, requests } = await receiver((_, response) => response.end());
    const url = `https://inside.example:${port}/`;
    expect(await posted(url, { resolve: async () => Promise.resolve(at('127.0.0.1')) })).toEqual({
      fault: REFUSED,
    });
    expect(requests()).toBe(0);
  });

  it('that leads inside and out is not connected to', async () => {
    const resolve = async (): Promise<readonly Resolved[]> =>
      Promise.resolve(at('93.184.215.14', '::ffff:127.0.0.1'));
    expect(await posted('https://both.example/', { resolve })).toEqual({ fault: REFUSED });
  });

  it('that there is not is told as one that leads inside', async () => {
    const resolve = async (): Promise<never> => Promise.reject(new Error('ENOTFOUND'));
    expect(await posted('https://nowhere.example/', { resolve })).toEqual({ fault: REFUSED });
  });

  it('is resolved once: a second answer is never asked for', async () => {
    const { port, requests } = await receiver((_, response) => response.end('here'));
    const answers = [at('127.0.0.1'), at('10.0.0.1')];
    let asked = 0;
    const resolve = async (): Promise<readonly Resolved[]> => Promise.resolve(answers[asked++] ?? []);
    expect(await posted(`http://changing.example:${port}/`, { named: loopback, resolve })).toEqual({
      status: 200,
      answer: 'here',
    });
    expect([asked, requests()]).toEqual([1, 1]);
    expect(await posted(`http://changing.example:${port}/`, { named: loopback, resolve })).toEqual({
      fault: REFUSED,
    });
    expect(requests()).toBe(1);
  });
});

describe('a receiver', () => {
  it('that redirects is not followed', async () => {
    const inside = await receiver((_, response) => response.end());
    const { port } = await receiver((_, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end('elsewhere');
    });
    expect(await posted(`http://127.0.0.1:${port}/`, { named: loopback })).toEqual({
      status: 307,
      answer: 'elsewhere',
    });
    expect(inside.requests()).toBe(0);
  });

  it('whose answer never ends is heard out for a kilobyte', async () => {
    const { port } = await receiver((_, response) => {
      const more = (): void => {
        while (response.write('x'.repeat(1_000))) if (response.destroyed) return;
        response.once('drain', more);
      };
      more();
    });
    expect(await posted(`http://127.0.0.1:${port}/`, { named: loopback })).toEqual({
      status: 200,
      answer: 'x'.repeat(1_024),
    });
  });

  it('that says nothing is waited for no longer than the deadline', async () => {
    const port = await listening(createRaw());
    expect(await posted(`http://127.0.0.1:${port}/`, { named: loopback, deadlineMs: 50 })).toEqual({
      fault: 'no answer within 0.05 s',
    });
  });

  it('whose headers come drop by drop is waited for no longer either', async () => {
    const port = await listening(
      createRaw((socket) => {
        socket.on('error', () => undefined);
        socket.write('HTTP/1.1 200 OK\r\nx-drop: ');
      }),
    );
    expect(await posted(`http://127.0.0.1:${port}/`, { named: loopback, deadlineMs: 50 })).toEqual({
      fault: 'no answer within 0.05 s',
    });
  });

  it('whose body stops has answered: its status has come', async () => {
    const { port } = await receiver((_, response) => {
      response.writeHead(202);
      response.write('accepted');
    });
    expect(await posted(`http://127.0.0.1:${port}/`, { named: loopback, deadlineMs: 1_000 })).toEqual({
      status: 202,
      answer: 'accepted',
    });
  });

  it('that switches to another protocol has given no answer', async () => {
    const port = await listening(
      createRaw((socket) => {
        socket.on('error', () => undefined);
        socket.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: other\r\nconnection: upgrade\r\n\r\n');
      }),
    );
    expect(await posted(`http://127.0.0.1:${port}/`, { named: loopback })).toMatchObject({
      fault: expect.stringContaining('no answer') as string,
    });
  });

  it('is not believed with a certificate that nobody vouches for', async () => {
    const folder = join(import.meta.dirname, '../kurrentdb/protocol-server/tls');
    const [cert, key] = ['node.crt', 'node.key'].map((name) => readFileSync(join(folder, name)));
    const secure = createSecure({ cert, key } as object, (_, response) => response.end());
    const port = await listening(secure);
    expect(await posted(`https://127.0.0.1:${port}/`, { named: loopback })).toMatchObject({
      fault: expect.stringMatching(/no answer: (UNABLE_TO|SELF_SIGNED|ERR_TLS)/) as string,
    });
  });

  it('is not waited for once the server stops', async () => {
    const port = await listening(createRaw());
    const stopping = new AbortController();
    const post = guardedPost({ named: loopback, deadlineMs: 20_000 });
    const sent = post({
      url: `http://127.0.0.1:${port}/`,
      headers: {},
      body: '{}',
      signal: stopping.signal,
    });
    stopping.abort(new Error('stopping'));
    await expect(sent).rejects.toThrow('stopping');
  });
});

/** The certificate of a server that speaks TLS itself, read again whenever its files change: nobody restarts for a renewal. */
import { X509Certificate } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { sentenceOf } from '../../thrown.js';
import type { Logger } from '../logger.js';

export interface KeyPair {
  /** PEM. */
  readonly cert: Buffer;
  readonly key: Buffer;
}

const LOOK_MS = 1_000;

export class Certificate {
  private pair: KeyPair;

  /**
   * `cert` and `key` are paths.
   * @throws Error a file that cannot be read, is no PEM, or a key that is not that of the certificate
   */
  constructor(
    private readonly paths: { readonly cert: string; readonly key: string },
    private readonly logger: Logger,
  ) {
    this.pair = this.read();
  }

  get current(): KeyPair {
    return this.pair;
  }

  /** Hands on every new pair that can be used; of one that cannot the log tells, and the old one stays. */
  watch(renew: (pair: KeyPair) => void): void {
    const look = (): void => {
      try {
        const pair = this.read();
        if (pair.cert.equals(this.pair.cert) && pair.key.equals(this.pair.key)) return;
        renew(pair);
        this.pair = pair;
        const { validTo } = new X509Certificate(pair.cert);
        this.logger.info({ validTo }, 'the certificate has changed: it is used from now on');
      } catch (error) {
        this.logger.error(
          { err: error },
          'the certificate has changed and cannot be used: the one before stays',
        );
      }
    };
    for (const path of this.files) watchFile(path, { interval: LOOK_MS, persistent: false }, look);
    this.unwatch = () => {
      for (const path of this.files) unwatchFile(path, look);
    };
  }

  /** Ends the watch. */
  unwatch: () => void = () => undefined;

  private get files(): readonly string[] {
    return [this.paths.cert, this.paths.key];
  }

  private read(): KeyPair {
    const [cert, key] = [
      this.file('CHANCERY_TLS_CERT', this.paths.cert),
      this.file('CHANCERY_TLS_KEY', this.paths.key),
    ];
    try {
      createSecureContext({ cert, key });
    } catch (cause) {
      const files = `${this.paths.cert} and ${this.paths.key}`;
      throw new Error(`expected a certificate and its key in ${files}, got: ${sentenceOf(cause)}`, { cause });
    }
    return { cert, key };
  }

  private file(name: string, path: string): Buffer {
    try {
      return readFileSync(path);
    } catch (cause) {
      throw new Error(`${name}: expected a file that can be read, got: ${sentenceOf(cause)}`, { cause });
    }
  }
}

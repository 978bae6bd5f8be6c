/** The one logger: JSON lines on standard output, in which no password stands. Requests, the framework and the start share it. */
import type { LoggerService } from '@nestjs/common';
import { pino, stdSerializers, type DestinationStream, type Level, type Logger } from 'pino';
import { sentenceOf } from '../thrown.js';

export type { Logger } from 'pino';

/** What the framework's injection knows the logger by. */
export const LOGGER = Symbol('LOGGER');

export interface LoggerOptions {
  /** The least level that is logged; `silent` for none. */
  readonly level: string;
  /** The store, which may be a connection string with a password. */
  readonly store: string;
  /** Standard output, unless something else is said. */
  readonly destination?: DestinationStream;
}

/** Credentials are taken out of the finished line, so that no error text or field can bring them in. */
export function createLogger({ level, store, destination }: LoggerOptions): Logger {
  const secrets = secretsOf(store);
  const options = {
    level,
    serializers,
    hooks: { streamWrite: (line: string) => withoutSecrets(line, secrets) },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Bounded, whatever hangs on an error, a request or an answer. */
const serializers = { err: faultOf, req: methodOf, res: statusOf };

/** A fault by its kind, its text and its stack, both with those of its causes. */
function faultOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack, code } = stdSerializers.err(error);
  return { type, message, stack, ...(typeof code === 'string' ? { code } : {}) };
}

function methodOf({ method }: { readonly method: string }): object {
  return { method };
}

function statusOf({ statusCode }: { readonly statusCode: number }): object {
  return { statusCode };
}

/** The framework tells of each module and route at its start: that is for who looks for a fault. */
export function frameworkLogger(logger: Logger): LoggerService {
  const at =
    (level: Level) =>
    (message: unknown, ...more: readonly unknown[]): void => {
      const context = more.at(-1);
      const stack = more.length > 1 ? more[0] : undefined;
      const fault = message instanceof Error ? { err: message } : {};
      const text = sentenceOf(message);
      logger[level]({ context, ...(stack === undefined ? {} : { stack }), ...fault }, text);
    };
  return {
    fatal: at('fatal'),
    error: at('error'),
    warn: at('warn'),
    log: at('debug'),
    debug: at('trace'),
    verbose: at('trace'),
  };
}

/** A text without the password of the store, for what is not said through the logger. */
export function withoutPassword(text: string, store: string): string {
  return withoutSecrets(text, secretsOf(store));
}

/** The user and the password of a connection string, as they stand in it and decoded, as JSON writes them. */
function secretsOf(store: string): readonly string[] {
  const [, given] = /:\/\/(.*)@/s.exec(store) ?? [];
  if (given === undefined) return [];
  const password = given.slice(given.indexOf(':') + 1);
  return [given, password, decoded(password)]
    .filter((secret) => secret !== '')
    .map((secret) => JSON.stringify(secret).slice(1, -1));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutSecrets(line: string, secrets: readonly string[]): string {
  const known = secrets.reduce((text, secret) => text.replaceAll(secret, '***'), line);
  return known.includes('@') ? known.replaceAll(/\/\/[^\s/"@]+@/g, '//***@') : known;
}

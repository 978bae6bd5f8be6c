/** Answers what never becomes a request: the parser of HTTP refuses it before the framework hears of it. */
import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Logger } from './logger.js';
import { problemDocument, type ProblemCode, type ProblemDocument } from './problem.js';
import { newRequestId, REQUEST_ID } from './request-id.js';
import { HTTPS_HEADERS, SECURITY_HEADERS } from './security-headers.js';

export class ParserErrors {
  /** The newest answer of each connection. */
  private readonly answers = new WeakMap<Duplex, ServerResponse>();

  constructor(
    private readonly logger: Logger,
    private readonly refused: (code: ProblemCode) => void,
  ) {}

  /** To be told of every request, so that nothing is written into an answer that has begun. */
  begin(request: IncomingMessage, answer: ServerResponse): void {
    this.answers.set(request.socket, answer);
  }

  answer(error: Error & { readonly code?: string }, socket: Duplex): void {
    const answer = this.answers.get(socket);
    const hasBegun = answer?.headersSent === true && !answer.writableFinished;
    if (error.code === 'ECONNRESET' || !socket.writable || hasBegun) {
      socket.destroy();
      return;
    }
    const document = problemOf(error.code);
    const requestId = newRequestId();
    this.logger.debug(
      { requestId, status: document.status, code: document.code, reason: error.code },
      'refused',
    );
    this.refused(document.code);
    end(socket, document, requestId);
  }

  /** A tunnel is never made: there is no path to refuse it at. */
  refuseTunnel(socket: Duplex): void {
    const document = problemDocument('method-not-allowed', 'expected a method of a resource, got CONNECT');
    this.refused(document.code);
    end(socket, document, newRequestId());
  }
}

function problemOf(code: string | undefined): ProblemDocument {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return problemDocument('headers-too-large', 'expected a request line and headers of at most 16 KiB');
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return problemDocument('body-too-large', 'expected chunk extensions of at most 16 KiB');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problemDocument('request-timeout', 'expected the whole of the headers within a minute');
    case undefined:
    default:
      return problemDocument(
        'malformed-request',
        `expected a request of HTTP/1.1, got ${code ?? 'something else'}`,
      );
  }
}

function end(socket: Duplex, document: ProblemDocument, requestId: string): void {
  const body = JSON.stringify(document);
  const headers = {
    ...('encrypted' in socket ? HTTPS_HEADERS : SECURITY_HEADERS),
    [REQUEST_ID]: requestId,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    date: new Date().toUTCString(),
    connection: 'close',
    ...(document.code === 'method-not-allowed' ? { allow: '' } : {}),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const head = `HTTP/1.1 ${document.status} ${STATUS_CODES[document.status] ?? ''}\r\n${lines.join('')}`;
  socket.end(`${head}\r\n${body}`, () => {
    socket.destroy();
  });
}

/** Takes sheets for bodies, where a sheet is asked for and nowhere else. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errorOf } from '../thrown.js';
import type { TableFormat } from '../exchange/table/read-table.js';
import { expectPlain, mediaTypeOf } from './json-body.js';
import { HttpProblem } from './problem.js';

/** A sheet of 10,000 rows with texts in several languages. */
const SHEET_LIMIT = 16 * 1024 * 1024;
/** Each is held as a whole from when it comes until it is answered. */
const MOST_AT_ONCE = 8;

const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const SHEET_TYPES = `${CSV} or ${XLSX}`;

const formats = [
  [CSV, 'csv'],
  [XLSX, 'xlsx'],
] as const;

/** The bytes of a sheet, and what they say that they are. */
export interface SheetBody {
  readonly format: TableFormat;
  readonly bytes: Uint8Array;
}

export function takesSheets(request: FastifyRequest): boolean {
  return /\/sheets\/:\w+$/.test(request.routeOptions.url ?? '');
}

export function takeSheets(fastify: FastifyInstance): void {
  let held = 0;
  // Before a body is read: what is not taken is not held.
  fastify.addHook('preParsing', (request, reply, _payload, done) => {
    const type = mediaTypeOf(request);
    if (!formats.some(([sheetType]) => sheetType === type)) {
      done();
      return;
    }
    if (!takesSheets(request)) {
      done(new HttpProblem('unsupported-media-type', `expected application/json, got ${type}`));
      return;
    }
    if (held >= MOST_AT_ONCE) {
      const detail = `expected at most ${MOST_AT_ONCE} sheets at once; try again later`;
      done(new HttpProblem('too-many-requests', detail, [], { 'retry-after': '5' }));
      return;
    }
    held++;
    reply.raw.once('close', () => held--);
    done();
  });
  for (const [type, format] of formats) {
    fastify.addContentTypeParser(
      type,
      { parseAs: 'buffer', bodyLimit: SHEET_LIMIT },
      (request, body, done) => {
        try {
          expectPlain(request.headers);
          done(null, { format, bytes: Buffer.from(body) } satisfies SheetBody);
        } catch (error) {
          done(errorOf(error));
        }
      },
    );
  }
}

/** @throws HttpProblem unsupported-media-type, malformed-sheet */
export function sheetIn(request: FastifyRequest): SheetBody {
  const { body } = request;
  if (!isSheetBody(body)) {
    const type = request.headers['content-type'] ?? 'no content-type';
    throw new HttpProblem('unsupported-media-type', `expected ${SHEET_TYPES}, got ${type}`);
  }
  if (body.bytes.length === 0)
    throw new HttpProblem('malformed-sheet', 'expected a sheet, got an empty body');
  return body;
}

function isSheetBody(body: unknown): body is SheetBody {
  return typeof body === 'object' && body !== null && 'bytes' in body && body.bytes instanceof Uint8Array;
}

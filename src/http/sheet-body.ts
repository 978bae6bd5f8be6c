/** Takes sheets for bodies, where a sheet is asked for and nowhere else. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errorOf } from '../thrown.js';
import type { TableFormat } from '../exchange/table/read-table.js';
import { BODY_LIMIT, expectPlain } from './json-body.js';
import { HttpProblem } from './problem.js';

const CSV = 'text/csv';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export const SHEET_TYPES = `${CSV} or ${XLSX}`;

/** The bytes of a sheet, and what they say that they are. */
export interface SheetBody {
  readonly format: TableFormat;
  readonly bytes: Uint8Array;
}

export function takesSheets(request: FastifyRequest): boolean {
  return /\/sheets\/:\w+$/.test(request.routeOptions.url ?? '');
}

export function takeSheets(fastify: FastifyInstance): void {
  for (const [type, format] of [
    [CSV, 'csv'],
    [XLSX, 'xlsx'],
  ] as const) {
    fastify.addContentTypeParser(
      type,
      { parseAs: 'buffer', bodyLimit: BODY_LIMIT },
      (request, body, done) => {
        try {
          if (!takesSheets(request))
            throw new HttpProblem('unsupported-media-type', `expected application/json, got ${type}`);
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

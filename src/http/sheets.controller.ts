/** Sheets: an empty one to begin with, one of what is recorded, and one that comes back. */
import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ExportSheet } from '../application/sheets/export-sheet.js';
import { SyncSheet } from '../application/sheets/sync-sheet.js';
import { nearest } from '../domain/validation/nearest.js';
import { canonicalTag } from '../domain/validation/language-tag.js';
import { isShortText } from '../domain/validation/leaves.js';
import { sheetTypes, template } from '../exchange/sheet/write-sheet.js';
import { writeCsv } from '../exchange/table/csv.js';
import { callerOf } from './caller.js';
import { Parameters, refuse } from './parameters.js';
import { HttpProblem } from './problem.js';
import { askerOf, pathId } from './requests.js';
import { sheetIn } from './sheet-body.js';
import { Streams } from './streams.js';

/** The longest reason that a parameter can give. */
const LONGEST_REASON = 1_000;

@Controller('v1')
export class SheetsController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Streams) private readonly streams: Streams,
  ) {}

  @Get('templates/:types.csv')
  templateOf(
    @Param('types') names: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): void {
    const parameters = new Parameters(request.query, ['languages']);
    const languages = parameters.text('languages')?.split(',');
    const wrong = languages?.find((tag) => canonicalTag(tag) === undefined);
    if (wrong !== undefined) refuse('languages', `expected BCP 47 language tags, got "${wrong}"`);
    const rows = template([...new Set(names.split(','))].map(typeNamed), languages);
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="template.csv"')
      .send(writeCsv(rows));
  }

  @Get('processes/:processId/sheet.csv')
  async export(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const types = new Parameters(request.query, ['types']).words('types', sheetTypes);
    const processId = pathId(process, 'process');
    void reply.header('content-disposition', `attachment; filename="${processId}.csv"`);
    await this.streams.send(reply, 'text/csv', async (signal) =>
      this.queries.execute(new ExportSheet(callerOf(request), processId, types, signal)),
    );
  }

  @Post('processes/:processId/sheets/:sheet')
  async sync(
    @Param('processId') process: string,
    @Param('sheet') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const parameters = new Parameters(request.query, ['apply', 'retractMissing', 'reason', 'reasonLang']);
    const report = await this.commands.execute(
      new SyncSheet(
        callerOf(request),
        {
          processId: pathId(process, 'process'),
          sheet: pathId(name, 'sheet'),
          apply: parameters.flag('apply') ?? false,
          retractMissing: parameters.flag('retractMissing') ?? false,
          reason: reasonIn(parameters),
          ...sheetIn(request),
        },
        askerOf(reply),
      ),
    );
    void reply.status(200).send(report);
  }
}

function typeNamed(name: string): (typeof sheetTypes)[number] {
  const known = sheetTypes.find((type) => type === name);
  if (known) return known;
  const likely = nearest(name, sheetTypes);
  const hint = likely.length > 0 ? `, nearest: ${likely.join(', ')}` : '';
  throw new HttpProblem('not-found', `expected a type that a sheet can have rows of${hint}; got "${name}"`);
}

function reasonIn(parameters: Parameters): Readonly<Record<string, string>> | undefined {
  const text = parameters.text('reason');
  const language = parameters.text('reasonLang') ?? 'und';
  if (canonicalTag(language) === undefined)
    refuse('reasonLang', `expected a BCP 47 language tag, got "${language}"`);
  if (text === undefined) return undefined;
  if (!isShortText(text, LONGEST_REASON))
    refuse('reason', `expected a text that is not blank, of at most ${LONGEST_REASON} characters`);
  return { [language]: text };
}

/** Signed heads and proofs, as plain text in the forms that other people's programs read. */
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GetConsistency, GetEntryProof, GetHead, GetVerifierKey } from '../application/attest/questions.js';
import { callerOf } from './caller.js';
import { Parameters } from './parameters.js';
import { pathId } from './requests.js';

/** More entries than a process will have. */
const MOST = 999_999_999;

@Controller('v1')
export class AttestationController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('verifier-key')
  async verifierKey(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    new Parameters(request.query, []);
    sendText(reply, await this.queries.execute(new GetVerifierKey(callerOf(request))));
  }

  @Get('processes/:processId/head')
  async head(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const size = sizeIn(new Parameters(request.query, ['size']), 'size');
    sendText(
      reply,
      await this.queries.execute(new GetHead(callerOf(request), pathId(process, 'process'), size)),
    );
  }

  @Get('processes/:processId/events/:eventId/proof')
  async proof(
    @Param('processId') process: string,
    @Param('eventId') eventId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const size = sizeIn(new Parameters(request.query, ['size']), 'size');
    const question = new GetEntryProof(
      callerOf(request),
      pathId(process, 'process'),
      eventId.toLowerCase(),
      size,
    );
    sendText(reply, await this.queries.execute(question));
  }

  @Get('processes/:processId/consistency')
  async consistency(
    @Param('processId') process: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const parameters = new Parameters(request.query, ['from', 'to']);
    parameters.required('from');
    const from = parameters.number('from', { least: 0, most: MOST, otherwise: 0 });
    const question = new GetConsistency(
      callerOf(request),
      pathId(process, 'process'),
      from,
      sizeIn(parameters, 'to'),
    );
    sendText(reply, await this.queries.execute(question));
  }
}

/** How many entries; undefined where it is left out, which means all. */
function sizeIn(parameters: Parameters, name: string): number | undefined {
  return parameters.text(name) === undefined
    ? undefined
    : parameters.number(name, { least: 1, most: MOST, otherwise: MOST });
}

function sendText(reply: FastifyReply, text: string): void {
  void reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(text);
}

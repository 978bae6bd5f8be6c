import type { IncomingMessage } from 'node:http';
import { Controller, Inject, Post, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Places } from '../application/heavy/places.js';
import { ImportEntries } from '../application/import/import-entries.js';
import type { ImportStep, Tally } from '../application/import/steps.js';
import type { ImportMessage } from './answers.js';
import { callerOf } from './caller.js';
import { linesIn } from './import-lines.js';
import { negotiated } from './negotiation.js';
import type { OpenStream } from './open-stream.js';
import { Parameters } from './parameters.js';
import { principalOf } from './principal.js';
import { HttpProblem, type ProblemDocument } from './problem.js';
import { failureOfServer, problemOf } from './problem-of.js';
import { Streams } from './streams.js';

/** Each holds a few MiB of lines, and a dry run what it has decided. */
const MOST = 8;
const MOST_OF_CALLER = 4;
/** From one progress that is told to the next the lines grow by a hundredth. */
const PROGRESS = 1.01;
/** So many places of a line are told; the others are counted. */
const MOST_ERRORS = 20;
/** How long a client that sends on after its import has ended is listened to, so that it can read why. */
const LINGER_MS = 10_000;

@Controller('v1/import')
export class ImportController {
  private readonly places = new Places();

  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(Streams) private readonly streams: Streams,
  ) {}

  /** Answers as it goes, once it has begun with 200: what was recorded by then stays, whatever comes after it. */
  @Post()
  async import(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    negotiated({ request, reply }, ['ndjson']);
    const dryRun = new Parameters(request.query, ['dryRun']).flag('dryRun') ?? false;
    const principal = principalOf(request);
    this.expectRoomFor(principal);
    this.places.take(principal);
    try {
      await this.streams.sendAccount(reply, async (signal) => {
        const lines = linesIn(request.raw, signal);
        const steps = await this.commands.execute(new ImportEntries(callerOf(request), lines, dryRun));
        return async (stream) => tell(steps, { stream, request, reply, dryRun });
      });
    } finally {
      this.places.free(principal);
      letGo(request.raw);
    }
  }

  /** @throws HttpProblem too-many-requests */
  private expectRoomFor(principal: string): void {
    const isOfCaller = this.places.of(principal) >= MOST_OF_CALLER;
    if (!isOfCaller && this.places.taken < MOST) return;
    const detail = isOfCaller
      ? `expected at most ${MOST_OF_CALLER} imports of one caller at once; wait for one to end`
      : `expected at most ${MOST} imports at once; try again later`;
    throw new HttpProblem('too-many-requests', detail, [], { 'retry-after': '5' });
  }
}

interface Telling {
  readonly stream: OpenStream;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly dryRun: boolean;
}

/**
 * Writes the steps. Progress is told ever more rarely, and not while the client does not read: one that sends all before it reads
 * would otherwise wait for us, and we for it.
 */
async function tell(
  steps: AsyncIterable<ImportStep>,
  { stream, request, reply, dryRun }: Telling,
): Promise<void> {
  let next = 0;
  for await (const step of steps) {
    // Nobody is there any more. What was recorded stays.
    if (reply.raw.destroyed) return;
    const { line } = step.tally;
    if (step.kind === 'progress' && (line < next || !stream.isRead)) continue;
    next = line * PROGRESS;
    const problem = step.kind === 'refused' ? documentOf(step.error, request) : undefined;
    stream.write(`${JSON.stringify(messageOf(step, problem, dryRun))}\n`);
  }
}

function messageOf(step: ImportStep, problem: ProblemDocument | undefined, dryRun: boolean): ImportMessage {
  const { tally } = step;
  if (step.kind === 'refused' && problem)
    return { line: step.line, problem, ...(dryRun ? {} : { committed: tally.recorded }) };
  const { line } = tally;
  const counted = dryRun ? decided(tally) : { committed: tally.recorded };
  if (step.kind !== 'done') return { ...counted, line };
  const { known } = tally;
  return dryRun
    ? { done: true, dryRun: true, lines: line, ...decided(tally), known }
    : { done: true, lines: line, committed: tally.recorded, known, position: String(tally.position) };
}

function decided({ recorded, refused, following }: Tally): {
  readonly accepted: number;
  readonly refused: number;
  readonly following: number;
} {
  return { accepted: recorded, refused, following };
}

function documentOf(error: unknown, request: FastifyRequest): ProblemDocument {
  const known = problemOf(error);
  if (known) {
    request.log.debug({ code: known.document.code }, 'an import has ended, or a line of it is refused');
    const { errors, ...document } = known.document;
    return errors ? { ...document, errors: errors.slice(0, MOST_ERRORS) } : document;
  }
  // The client may just have gone.
  if (!request.raw.destroyed) request.log.error({ err: error }, 'an import has failed');
  return failureOfServer(request.id);
}

/** Reads what a client sends still and forgets it, for a while. */
function letGo(body: IncomingMessage): void {
  if (body.readableEnded || body.destroyed) return;
  body.resume();
  const timer = setTimeout(() => {
    body.destroy();
  }, LINGER_MS).unref();
  body.once('close', () => {
    clearTimeout(timer);
  });
}

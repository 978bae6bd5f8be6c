import { Controller, Get, Inject, Req, Res, ServiceUnavailableException } from '@nestjs/common';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CHANCERY, type Chancery } from '../application/chancery.js';
import { isAdmin } from '../domain/access/grants.js';
import type { ReadinessReport } from '../application/project/readiness.js';
import { callerOf } from './caller.js';
import { Metrics } from './metrics.js';

@Controller()
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly health: HealthCheckService,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
    @Inject(CHANCERY) private readonly chancery: Chancery,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('health/live')
  live(@Res() reply: FastifyReply): void {
    void reply.header('cache-control', 'no-store').send({ status: 'ok' });
  }

  /**
   * 503 while its rows are of no use, and once the server stops. While it answers from what it has and cannot record, it says
   * `degraded`, and 200 all the same: who only asks needs no store. Parked keys are told, not fatal.
   */
  @Get('health/ready')
  async ready(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const report = await this.chancery.readiness.report();
    const answer = await this.health.check([() => this.rows(report), ...this.mirror()]).catch(unready);
    const status = answer.status === 'ok' && report.status === 'degraded' ? 'degraded' : answer.status;
    void reply
      .status(answer.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(this.shownTo(request, { ...answer, status }));
  }

  @Get('metrics')
  async prometheus(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const text = await this.metrics.text(callerOf(request));
    void reply.type(this.metrics.registry.contentType).header('cache-control', 'no-store').send(text);
  }

  /** 200 while entries can be recorded as well: for who sends posts only where they are taken. */
  @Get('health/writable')
  async writable(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const reason = await this.chancery.readiness.unwritableBecause();
    void reply
      .status(reason === undefined ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(this.shownTo(request, reason === undefined ? { status: 'ok' } : { status: 'error', reason }));
  }

  /** What is said beside the status is for who keeps the server. */
  private shownTo(
    request: FastifyRequest,
    whole: Readonly<Record<string, unknown>> & { readonly status: string },
  ): object {
    const { access } = this.chancery;
    return isAdmin(access.grantsOf(callerOf(request))) ? whole : { status: whole.status };
  }

  private rows({ status, ...facts }: ReadinessReport): HealthIndicatorResult {
    const indicator = this.indicators.check('projections');
    return status === 'unready' ? indicator.down(facts) : indicator.up(facts);
  }

  /** What of the log is on this machine, where the log itself is on a cluster. */
  private mirror(): (() => HealthIndicatorResult)[] {
    const { mirror } = this.chancery;
    if (mirror === undefined) return [];
    return [
      () => {
        const { position, complete, flaws, fault, completeAt, ageSeconds, storeAwaySince } = mirror();
        return this.indicators.check('mirror').up({
          position: String(position),
          complete,
          flaws,
          ...(fault === undefined ? {} : { fault }),
          ...(completeAt === undefined ? {} : { completeAt, ageSeconds }),
          ...(storeAwaySince === undefined ? {} : { storeAwaySince }),
        });
      },
    ];
  }
}

/** Terminus throws what it would answer with. */
function unready(error: unknown): HealthCheckResult {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the response is what `check` would return
  if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
  throw error;
}

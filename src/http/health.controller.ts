import { Controller, Get, Inject, Res, ServiceUnavailableException } from '@nestjs/common';
import {
  HealthCheckService,
  HealthIndicatorService,
  type HealthCheckResult,
  type HealthIndicatorResult,
} from '@nestjs/terminus';
import type { FastifyReply } from 'fastify';
import { CHANCERY, type Chancery } from '../application/chancery.js';
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

  /** 503 while the rows catch up, after a fault of the store, and once the server stops. Parked keys are told, not fatal. */
  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const answer = await this.health.check([() => this.projector()]).catch(unready);
    void reply
      .status(answer.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(answer);
  }

  @Get('metrics')
  async prometheus(@Res() reply: FastifyReply): Promise<void> {
    void reply
      .type(this.metrics.registry.contentType)
      .header('cache-control', 'no-store')
      .send(await this.metrics.text());
  }

  private async projector(): Promise<HealthIndicatorResult> {
    const indicator = this.indicators.check('projections');
    const { ready, ...facts } = await this.chancery.readiness.report();
    return ready ? indicator.up(facts) : indicator.down(facts);
  }
}

/** Terminus throws what it would answer with. */
function unready(error: unknown): HealthCheckResult {
  // eslint-disable-next-line @typescript-eslint/no-unsafe-type-assertion -- the response is what `check` would return
  if (error instanceof ServiceUnavailableException) return error.getResponse() as HealthCheckResult;
  throw error;
}

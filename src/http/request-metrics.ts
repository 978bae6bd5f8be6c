/** What is counted of requests: answers by their time, streams apart from them, refusals by their code. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, Histogram, type Registry } from 'prom-client';
import { isStream } from './open-stream.js';
import { problemCodes, type ProblemCode } from './problem.js';

export class RequestMetrics {
  private readonly requests: Histogram<'method' | 'route' | 'status'>;
  private readonly streams: Histogram<'route'>;
  private readonly refusals: Counter<'code'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.requests = new Histogram({
      name: 'chancery_http_request_seconds',
      help: 'Time from a request to the end of its answer; streams are left out.',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    });
    this.streams = new Histogram({
      name: 'chancery_stream_seconds',
      help: 'For how long a feed, a replay or an export was open, counted at its end.',
      labelNames: ['route'],
      buckets: [1, 10, 60, 600, 3_600, 21_600, 86_400],
      registers,
    });
    this.refusals = new Counter({
      name: 'chancery_refusals_total',
      help: 'Answers that were a problem document, by its code.',
      labelNames: ['code'],
      registers,
    });
    for (const code of problemCodes) this.refusals.inc({ code }, 0);
  }

  /** Counts a problem document. */
  refused(code: ProblemCode): void {
    this.refusals.inc({ code });
  }

  /** Counts an answer that is over. Of paths that lead nowhere there are endlessly many: those are refusals only. */
  answered(
    { method, routeOptions: { url: route } }: FastifyRequest,
    { raw, elapsedTime }: FastifyReply,
  ): void {
    if (route === undefined) return;
    const seconds = elapsedTime / 1_000;
    if (isStream(raw)) this.streams.observe({ route }, seconds);
    else if (raw.writableFinished) this.requests.observe({ method, route, status: raw.statusCode }, seconds);
  }
}

/** Prometheus metrics. Counts come from what happens, gauges are read when they are asked for. */
import { Injectable, Inject } from '@nestjs/common';
import { EventsHandler, QueryBus, type IEventHandler } from '@nestjs/cqrs';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { EntriesRecorded } from '../application/bus/events.js';
import { GetProjections } from '../application/bus/messages.js';
import { Streams } from './streams.js';

@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly appended = this.counter(
    'chancery_entries_appended_total',
    'Entries appended to the log by this server.',
  );
  readonly appends = this.counter('chancery_appends_total', 'Submissions that appended at least one entry.');
  readonly requests = new Histogram({
    name: 'chancery_http_request_seconds',
    help: 'Time from a request to the end of its answer; streams are left out.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [this.registry],
  });

  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Streams) private readonly streams: Streams,
  ) {
    collectDefaultMetrics({ register: this.registry });
    const lag = this.gauge('chancery_projection_lag', 'Log positions between the head and the rows.');
    const parked = this.gauge(
      'chancery_projection_parked_keys',
      'Keys that stand still because a fold failed.',
    );
    const rows = this.gauge('chancery_projection_rows', 'Rows of a read model.');
    const skipped = new Gauge({
      name: 'chancery_events_skipped',
      help: 'Events of the log that this version cannot read.',
      registers: [this.registry],
    });
    const open = this.streams;
    new Gauge({
      name: 'chancery_open_streams',
      help: 'Feeds and other streams that are open.',
      registers: [this.registry],
      collect() {
        this.set(open.count);
      },
    });
    this.refresh = async () => {
      for (const status of await this.queries.execute(new GetProjections())) {
        const labels = { projection: status.name };
        lag.set(labels, Number(status.lag));
        parked.set(labels, status.parked.length);
        rows.set(labels, status.rows);
        skipped.set(status.skipped);
      }
    };
  }

  private readonly refresh: () => Promise<void>;

  async text(): Promise<string> {
    await this.refresh();
    return this.registry.metrics();
  }

  private counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }

  private gauge(name: string, help: string): Gauge<'projection'> {
    return new Gauge({ name, help, labelNames: ['projection'], registers: [this.registry] });
  }
}

@EventsHandler(EntriesRecorded)
export class CountRecorded implements IEventHandler<EntriesRecorded> {
  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  handle({ count }: EntriesRecorded): void {
    this.metrics.appends.inc();
    this.metrics.appended.inc(count);
  }
}

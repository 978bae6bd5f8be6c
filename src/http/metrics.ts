/** Prometheus metrics. Counts come from what happens, gauges are read when they are asked for. */
import { Injectable, Inject } from '@nestjs/common';
import { EventsHandler, QueryBus, type IEventHandler } from '@nestjs/cqrs';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { Caller } from '../application/access/caller.js';
import { EntriesRecorded } from '../application/append/record-entries.js';
import { CHANCERY, type Chancery } from '../application/chancery.js';
import { GetMeasures } from '../application/project/projection-statuses.js';
import { RequestMetrics } from './request-metrics.js';
import { version } from './version.js';
import { Streams } from './streams.js';

@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly appended = this.counter(
    'chancery_entries_appended_total',
    'Entries appended to the log by this server.',
  );
  readonly appends = this.counter('chancery_appends_total', 'Submissions that appended at least one entry.');
  readonly ofRequests = new RequestMetrics(this.registry);

  constructor(
    @Inject(QueryBus) private readonly queries: QueryBus,
    @Inject(Streams) private readonly streams: Streams,
    @Inject(CHANCERY)
    { recorder, drafts, feeds, heavy, mirror, ask, cachedBytes, ahead, logSize, webhooks }: Chancery,
  ) {
    collectDefaultMetrics({ register: this.registry });
    new Gauge({
      name: 'chancery_build_info',
      help: 'Always 1; which version runs on which Node.',
      labelNames: ['version', 'node'],
      registers: [this.registry],
    }).set({ version: version(), node: process.versions.node }, 1);
    const logEntries = this.total(
      'chancery_log_entries',
      'Entries of the log on this machine, or of its mirror.',
    );
    const logBytes = this.total(
      'chancery_log_bytes',
      'Bytes of the file of that log and of its write-ahead file.',
    );
    const lag = this.gauge(
      'chancery_projection_lag',
      'From the rows to the newest head seen, in positions; these are bytes of the log on KurrentDB.',
    );
    const lagSeconds = this.total(
      'chancery_projection_lag_seconds',
      'How long the oldest head that was seen and is not covered by the rows has been waiting; 0 when all are covered.',
    );
    const storeUp = this.total(
      'chancery_store_up',
      'Whether the store answered when it was last asked and, as far as it can tell, takes entries: 1 or 0.',
    );
    const aheadSeconds = this.total(
      'chancery_log_ahead_seconds',
      'How far the newest entry was recorded ahead of the clock; 0 when it was not.',
    );
    const parked = this.gauge(
      'chancery_projection_parked_keys',
      'Keys that stand still because a fold failed.',
    );
    const rows = this.gauge('chancery_projection_rows', 'Rows of a read model.');
    const skipped = this.total('chancery_events_skipped', 'Events of the log that this version cannot read.');
    const open = this.total('chancery_open_streams', 'Feeds and other streams that are open.');
    const groups = this.total(
      'chancery_feed_groups',
      'Different questions that feeds which are up to date ask: a change is read and written once for each.',
    );
    const cached = this.total('chancery_feed_cache_bytes', 'Bytes of the pages that are kept for feeds.');
    const views = this.total(
      'chancery_view_cache_bytes',
      'Bytes of rows and answers that are kept as they are sent.',
    );
    const reads = this.total(
      'chancery_read_cache_bytes',
      'What all threads keep of what they have read: entries, where they stand, rows; bytes, roughly.',
    );
    const dropped = this.counter(
      'chancery_streams_dropped_total',
      'Streams that were ended because their clients did not read.',
    );
    const recordCache = this.total(
      'chancery_record_cache_bytes',
      'What decisions know of processes, kept in memory; bytes, roughly.',
    );
    const draftIndexes = this.total(
      'chancery_draft_index_bytes',
      'What is kept of where drafts lie and which entries of them wait; bytes, roughly.',
    );
    const questions = this.total(
      'chancery_heavy_questions',
      'Heavy questions that are at work, open or waiting.',
    );
    const ofWebhooks = this.webhookGauges(webhooks);
    const mirrored = mirror && this.mirrorGauges(mirror);
    this.refresh = async (caller) => {
      mirrored?.();
      ofWebhooks();
      try {
        const { entries, bytes } = logSize();
        logEntries.set(entries);
        logBytes.set(bytes);
      } catch {
        // A log that cannot be read keeps what it last said: `chancery_store_up` tells of it, and the others go on.
      }
      open.set(this.streams.count);
      questions.set(heavy.count);
      groups.set(feeds.groups);
      cached.set(feeds.cached);
      views.set(ask.cached);
      reads.set(cachedBytes());
      recordCache.set(recorder.cachedBytes);
      draftIndexes.set(drafts.cachedBytes);
      dropped.reset();
      dropped.inc(this.streams.dropped);
      const measures = await this.queries.execute(new GetMeasures(caller));
      lagSeconds.set(measures.lag.seconds);
      aheadSeconds.set(ahead()?.seconds ?? 0);
      storeUp.set(measures.lag.storeUp ? 1 : 0);
      for (const status of measures.projections) {
        const labels = { projection: status.name };
        lag.set(labels, Number(status.lag));
        parked.set(labels, status.parked.length);
        rows.set(labels, status.rows);
        skipped.set(status.skipped);
      }
    };
  }

  /** All 0 where nothing is sent. */
  private webhookGauges({ signing }: Chancery['webhooks']): () => void {
    const attempts = new Counter({
      name: 'chancery_webhook_attempts_total',
      help: 'Messages that this server has sent to webhooks, by what became of them.',
      labelNames: ['outcome'],
      registers: [this.registry],
    });
    const parked = this.total(
      'chancery_webhooks_parked',
      'Webhooks that are not sent until they are resumed.',
    );
    const lag = this.total(
      'chancery_webhook_lag',
      'How far the webhook that is the furthest behind and not parked is behind the rows, in positions.',
    );
    return () => {
      const { delivered, failed } = signing?.sender.counts ?? { delivered: 0, failed: 0 };
      const measures = signing?.deliveries.measures;
      attempts.reset();
      attempts.inc({ outcome: 'delivered' }, delivered);
      attempts.inc({ outcome: 'failed' }, failed);
      parked.set(measures?.parked ?? 0);
      lag.set(Number(measures?.lag ?? 0n));
    };
  }

  /** Only where there is a mirror. */
  private mirrorGauges(mirror: NonNullable<Chancery['mirror']>): () => void {
    const position = this.total('chancery_mirror_position', 'Of the newest event in the mirror of the log.');
    const complete = this.total(
      'chancery_mirror_complete',
      'Whether the mirror held everything that the store had when it last heard from it: 1 or 0.',
    );
    const flaws = this.total(
      'chancery_mirror_flaws',
      'Events seen since the start that break the chain of their stream.',
    );
    const faulty = this.total('chancery_mirror_faulty', 'Whether the mirror cannot be filled: 1 or 0.');
    const away = this.total(
      'chancery_store_away_seconds',
      'For how long the store has not answered; 0 while it does.',
    );
    const age = this.total(
      'chancery_mirror_age_seconds',
      'Since when the mirror is not known to have held all that the store had; -1 when that was never seen.',
    );
    return () => {
      const status = mirror();
      const since = status.storeAwaySince;
      position.set(Number(status.position));
      complete.set(status.complete ? 1 : 0);
      flaws.set(status.flaws);
      age.set(status.ageSeconds ?? -1);
      faulty.set(status.fault === undefined ? 0 : 1);
      away.set(since === undefined ? 0 : Math.max(0, Date.now() - Date.parse(since)) / 1_000);
    };
  }

  private readonly refresh: (caller: Caller) => Promise<void>;

  /** @throws Refused forbidden */
  async text(caller: Caller): Promise<string> {
    await this.refresh(caller);
    return this.registry.metrics();
  }

  private counter(name: string, help: string): Counter {
    return new Counter({ name, help, registers: [this.registry] });
  }

  private total(name: string, help: string): Gauge {
    return new Gauge({ name, help, registers: [this.registry] });
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

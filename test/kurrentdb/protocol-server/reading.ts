/** Reads and subscriptions, as the protocol has them: bounds of reads are inclusive, those of subscriptions exclusive. */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import { ReadReq, type ReadAnswer, type ReadRequest } from './definitions.js';
import { caughtUp, checkpoint, confirmation, eventMessage, streamNotFound } from './messages.js';
import type { Records, StoredRecord } from './records.js';

export type ReadCall = ServerWritableStream<ReadRequest, ReadAnswer>;

/** What a test may do to the subscriptions that are open, and to those that come. */
export interface SubscriptionFaults {
  /** Nothing is delivered, and nothing ends. */
  stalled: boolean;
  /** Every event comes twice, and a new subscription begins before where it was asked to. */
  doubled: boolean;
  /** The subscription that gives so many events next ends right after them. */
  breaksAfter: number | undefined;
}

/** The filter passes over so many records, times the interval that is asked for, between two checkpoints. */
const CHECKPOINT_RECORDS = 32;

export class Reading {
  readonly faults: SubscriptionFaults = { stalled: false, doubled: false, breaksAfter: undefined };
  /** How many subscriptions were opened, and pages read, so far. */
  opened = 0;
  pages = 0;
  /** How many records pages have given. */
  recordsRead = 0;
  private readonly subscriptions = new Set<() => void>();

  constructor(private readonly records: Records) {}

  /** How many subscriptions are open. */
  get open(): number {
    return this.subscriptions.size;
  }

  read(call: ReadCall): void {
    const options = call.request.getOptions();
    if (options === undefined) return void call.end();
    if (options.hasSubscription()) void this.subscribe(call, options);
    else void this.page(call, options);
  }

  /** Ends all subscriptions as a server that stops does: with nothing wrong. */
  endSubscriptions(): void {
    for (const end of [...this.subscriptions]) end();
  }

  private async page(call: ReadCall, options: ReadReqOptions): Promise<void> {
    const structured = options.getUuidOption()?.hasStructured() ?? false;
    const stream = streamOf(options);
    this.pages += 1;
    if (stream !== undefined && this.records.of(stream).length === 0) {
      call.write(streamNotFound(stream));
      return void call.end();
    }
    // As the real server: between two records there is nothing that could be read.
    if (this.isBetween(positionOf(options))) {
      return void call.emit('error', { code: status.UNKNOWN, details: 'Exception was thrown by handler.' });
    }
    const found = stream === undefined ? this.ofAll(options) : this.ofStream(stream, options);
    for (const record of found.slice(0, Number(options.getCount()))) {
      this.recordsRead += 1;
      await send(call, eventMessage(record, structured));
    }
    call.end();
  }

  private breaksNow(): boolean {
    if (this.faults.breaksAfter === undefined) return false;
    this.faults.breaksAfter -= 1;
    if (this.faults.breaksAfter > 0) return false;
    this.faults.breaksAfter = undefined;
    return true;
  }

  private isBetween(position: bigint | undefined): boolean {
    const last = this.records.all.at(-1)?.position ?? 0n;
    if (position === undefined || position >= last) return false;
    return !this.records.all.some((record) => record.position === position);
  }

  private ofStream(stream: string, options: ReadReqOptions): StoredRecord[] {
    const asked = options.getStream();
    const records = this.records.of(stream);
    const backwards = isBackwards(options);
    if (backwards) {
      const from = asked?.hasRevision() ? Number(asked.getRevision()) : asked?.hasEnd() ? Infinity : 0;
      return records.filter(({ revision }) => revision <= from).toReversed();
    }
    const from = asked?.hasRevision() ? Number(asked.getRevision()) : asked?.hasEnd() ? Infinity : 0;
    return records.filter(({ revision }) => revision >= from);
  }

  private ofAll(options: ReadReqOptions): StoredRecord[] {
    const position = positionOf(options);
    const passes = filterOf(options);
    const records = this.records.all.filter(passes);
    if (isBackwards(options)) {
      return records.filter((record) => record.position <= (position ?? 2n ** 63n)).toReversed();
    }
    return records.filter((record) => record.position >= (position ?? 0n));
  }

  private async subscribe(call: ReadCall, options: ReadReqOptions): Promise<void> {
    const structured = options.getUuidOption()?.hasStructured() ?? false;
    const passes = filterOf(options);
    const after = positionOf(options) ?? -1n;
    const every = CHECKPOINT_RECORDS * (options.getFilter()?.getCheckpointintervalmultiplier() ?? 1);
    const ending = new AbortController();
    let { promise: news, resolve: tell } = Promise.withResolvers<undefined>();
    const wake = (): void => tell(undefined);
    const end = (): void => {
      ending.abort();
      wake();
    };
    this.subscriptions.add(end);
    this.opened += 1;
    call.on('cancelled', end);
    const forget = this.records.onWrite(wake);
    let index = this.records.all.findIndex(({ position }) => position > after);
    if (index < 0) index = this.records.all.length;
    if (this.faults.doubled) index = Math.max(0, index - 3);
    let told = false;
    await send(call, confirmation(randomUUID()));
    while (!ending.signal.aborted) {
      const record = this.faults.stalled ? undefined : this.records.all[index];
      if (record !== undefined) {
        index += 1;
        if (passes(record)) {
          for (let times = this.faults.doubled ? 2 : 1; times > 0; times -= 1) {
            await send(call, eventMessage(record, structured));
          }
          if (this.breaksNow()) break;
        }
        if (index % every === 0) await send(call, checkpoint(record.position));
        continue;
      }
      if (!told && !this.faults.stalled) {
        told = true;
        await send(call, caughtUp());
        continue;
      }
      await news;
      ({ promise: news, resolve: tell } = Promise.withResolvers<undefined>());
    }
    forget();
    this.subscriptions.delete(end);
    call.end();
  }
}

type ReadReqOptions = NonNullable<ReturnType<ReadRequest['getOptions']>>;

async function send(call: ReadCall, message: ReadAnswer): Promise<void> {
  if (call.cancelled || call.destroyed) return;
  if (call.write(message)) return;
  await new Promise<void>((resolve) => {
    const goOn = (): void => {
      call.off('drain', goOn);
      call.off('cancelled', goOn);
      resolve();
    };
    call.on('drain', goOn);
    call.on('cancelled', goOn);
  });
  await setImmediate();
}

function isBackwards(options: ReadReqOptions): boolean {
  return options.getReadDirection() === ReadReq.Options.ReadDirection.BACKWARDS;
}

function streamOf(options: ReadReqOptions): string | undefined {
  const name = options.getStream()?.getStreamIdentifier()?.getStreamName_asU8();
  return name === undefined ? undefined : Buffer.from(name).toString('utf8');
}

/** Undefined: from the start, or from the end when reading backwards. */
function positionOf(options: ReadReqOptions): bigint | undefined {
  const position = options.getAll()?.getPosition();
  return position === undefined ? undefined : BigInt(position.getCommitPosition());
}

function filterOf(options: ReadReqOptions): (record: StoredRecord) => boolean {
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList();
  if (prefixes === undefined) return () => true;
  return ({ stream }) => prefixes.some((prefix) => stream.startsWith(prefix));
}

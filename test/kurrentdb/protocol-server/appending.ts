/** Batch appends: requests over one stream of messages, each answered under its correlation. */
import type { ServerDuplexStream } from '@grpc/grpc-js';
import type { BatchAnswer, BatchAppendReq, ProtocolId } from './definitions.js';
import { appendMessage, type Faulty } from './messages.js';
import type { AppendAnswer, ExpectedRevision, Proposed, Records } from './records.js';

export type AppendCall = ServerDuplexStream<BatchAppendReq, BatchAnswer>;

/** What happens to the next append, or to all while it is set. */
export interface AppendFaults {
  /** The next one is written; then this happens instead of an answer. */
  loseNext: (() => void) | undefined;
  /** The next one is not written and is answered so. */
  answerNext: (AppendAnswer | Faulty) | undefined;
  /** The next one is written and answered so. */
  answerNextWritten: (AppendAnswer | Faulty) | undefined;
  /** They are taken, and written only when they are let go, whoever still waits for it. */
  held: (() => void)[] | undefined;
}

interface Request {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: Proposed[];
}

export class Appending {
  readonly faults: AppendFaults = {
    loseNext: undefined,
    answerNext: undefined,
    answerNextWritten: undefined,
    held: undefined,
  };
  /** How many appends have come in, answered or not. */
  received = 0;

  constructor(private readonly records: Records) {}

  append(call: AppendCall): void {
    const open = new Map<string, Request>();
    call.on('data', (message: BatchAppendReq) => {
      const correlation = message.getCorrelationId();
      const name = nameOf(correlation);
      const request = open.get(name) ?? begin(message);
      open.set(name, request);
      request.events.push(...message.getProposedMessagesList().map(proposed));
      if (!message.getIsFinal()) return;
      open.delete(name);
      this.take(call, correlation, request);
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  }

  private take(call: AppendCall, correlation: ProtocolId | undefined, request: Request): void {
    const { faults } = this;
    this.received += 1;
    const answer = (given: AppendAnswer | Faulty): void => {
      if (!call.destroyed && !call.cancelled) call.write(appendMessage(correlation, request.stream, given));
    };
    const write = (): AppendAnswer => this.records.append(request.stream, request.events, request.expected);
    if (faults.answerNext) {
      answer(faults.answerNext);
      faults.answerNext = undefined;
    } else if (faults.answerNextWritten) {
      write();
      answer(faults.answerNextWritten);
      faults.answerNextWritten = undefined;
    } else if (faults.loseNext) {
      const { loseNext } = faults;
      faults.loseNext = undefined;
      write();
      loseNext();
    } else if (faults.held) {
      faults.held.push(() => {
        answer(write());
      });
    } else answer(write());
  }
}

function begin(message: BatchAppendReq): Request {
  const options = message.getOptions();
  const name = options?.getStreamIdentifier()?.getStreamName_asU8() ?? new Uint8Array();
  const expected = options?.hasNoStream()
    ? 'no-stream'
    : options?.hasStreamPosition()
      ? Number(options.getStreamPosition())
      : 'any';
  return { stream: Buffer.from(name).toString('utf8'), expected, events: [] };
}

function proposed(message: ReturnType<BatchAppendReq['getProposedMessagesList']>[number]): Proposed {
  const system = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: system.get('type') ?? '',
    contentType: system.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function nameOf(correlation: ProtocolId | undefined): string {
  return correlation?.hasString() === true ? correlation.getString() : String(correlation?.toString());
}

import { Client, Metadata, status, type ChannelOptions, type ClientDuplexStream } from '@grpc/grpc-js';
import {
  AccessDeniedError,
  convertToCommandError,
  DeadlineExceededError,
  MaxAppendSizeExceededError,
  StreamDeletedError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';
import services from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { UUID } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import type { Status } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import type { BatchAppendResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';

import { errorOf } from '../../thrown.js';
import type { Position } from '../event-log.js';
import type { Endpoint, StoreAddress } from './connection-string.js';
import { credentialsOf, loginOf } from './credentials.js';
import type { StorableBytes } from './stored-event.js';
import { field, numberField, textField } from './wire-format.js';

const { path, responseDeserialize } = services.StreamsService.batchAppend;
/** As long as the client's own, for a node that has fallen silent while nobody asks it for anything. */
const KEEP_ALIVE_MS = 10_000;

/** An append to one stream, after a revision of it or as its beginning. */
export interface AppendRequest {
  readonly stream: string;
  readonly after: number | null;
  readonly events: readonly StorableBytes[];
  /** When the store is to give it up, ms since the epoch. */
  readonly deadline: number;
}

interface Waiting {
  readonly stream: string;
  readonly resolve: (position: Position | undefined) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Appends to one node over one call of the batch protocol, each answered by itself. The client has the same, at several times
 * the cost: it makes of each body a text, of that base64, and of that bytes, and writes each message twice.
 */
export class AppendCall {
  readonly #waiting = new Map<number, Waiting>();
  #client: Client | undefined;
  #call: ClientDuplexStream<Buffer, BatchAppendResp> | undefined;
  #sent = 0;

  constructor(
    private readonly address: StoreAddress,
    private readonly node: Endpoint,
  ) {}

  /**
   * Gives the position of the last event, where the store tells it.
   * @throws the client's errors, and the raw ones of gRPC
   */
  append(request: AppendRequest): Promise<Position | undefined> {
    const { promise, resolve, reject } = Promise.withResolvers<Position | undefined>();
    this.#sent += 1;
    this.#waiting.set(this.#sent, { stream: request.stream, resolve, reject });
    this.#call ??= this.#begin();
    this.#call.write(messageOf(this.#sent, request));
    return promise;
  }

  close(): void {
    this.#call?.cancel();
    this.#client?.close();
  }

  #begin(): ClientDuplexStream<Buffer, BatchAppendResp> {
    const options: ChannelOptions = {
      'grpc.keepalive_time_ms': KEEP_ALIVE_MS,
      'grpc.keepalive_timeout_ms': KEEP_ALIVE_MS,
      // A connection of its own: one that has failed is not tried again for a while by all that share it.
      'grpc.use_local_subchannel_pool': 1,
    };
    const { host, port } = this.node;
    const client = new Client(`${host}:${port}`, credentialsOf(this.address), options);
    const metadata = loginOf(this.address) ?? new Metadata();
    const call = client.makeBidiStreamRequest(path, asItIs, responseDeserialize, metadata);
    const over = (error: Error): void => {
      if (this.#call !== call) return;
      // The next append connects anew.
      this.#call = undefined;
      client.close();
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { reject } of waiting) reject(error);
    };
    call.on('data', (answer: BatchAppendResp) => {
      this.#answered(answer);
    });
    call.on('error', (error) => {
      over(errorOf(convertToCommandError(error)));
    });
    call.on('end', () => {
      const details = 'The store has ended the call';
      over(Object.assign(new Error(details), { code: status.UNAVAILABLE, details }));
    });
    this.#client = client;
    return call;
  }

  #answered(answer: BatchAppendResp): void {
    const number = numberOf(answer.getCorrelationId());
    const waiting = this.#waiting.get(number);
    if (waiting === undefined) return;
    this.#waiting.delete(number);
    const error = answer.getError();
    if (error !== undefined) waiting.reject(errorIn(error, waiting.stream));
    else {
      const position = answer.getSuccess()?.getPosition()?.getCommitPosition();
      waiting.resolve(position === undefined ? undefined : BigInt(position));
    }
  }
}

function asItIs(message: Buffer): Buffer {
  return message;
}

/** A `BatchAppendReq`, by the numbers of its fields. */
function messageOf(number: number, { stream, after, events, deadline }: AppendRequest): Buffer {
  const noStream = 3;
  const until = field(6, numberField(1, Math.floor(deadline / 1_000)));
  return Buffer.concat([
    field(1, field(1, numberField(2, number))),
    field(2, field(1, textField(3, stream)), after === null ? field(noStream) : numberField(2, after), until),
    ...events.map(({ id, type, metadata, data }) =>
      field(
        3,
        field(1, textField(2, id)),
        field(2, textField(1, 'type'), textField(2, type)),
        field(2, textField(1, 'content-type'), textField(2, 'application/json')),
        field(3, metadata),
        field(4, data),
      ),
    ),
    numberField(4, 1),
  ]);
}

/** The number that was sent: the lower half of a UUID, in either form. */
function numberOf(id: UUID | undefined): number {
  const lower = id?.getStructured()?.getLeastSignificantBits();
  return lower === undefined ? Number.parseInt(id?.getString().slice(-12) ?? '', 16) : Number(lower);
}

/** What an append was refused for, as the client says it. */
function errorIn(error: Status, streamName: string): Error {
  const details = error.getDetails();
  const value = details?.getValue_asU8() ?? new Uint8Array();
  switch (details?.getTypeName() ?? '') {
    case 'event_store.client.WrongExpectedVersion': {
      const conflict = shared.WrongExpectedVersion.deserializeBinary(value);
      return WrongExpectedVersionError.fromWrongExpectedVersion(conflict, streamName);
    }
    case 'event_store.client.MaximumAppendSizeExceeded': {
      const most = shared.MaximumAppendSizeExceeded.deserializeBinary(value);
      return MaxAppendSizeExceededError.fromMaxAppendSize(most.getMaxappendsize());
    }
    case 'event_store.client.StreamDeleted':
      return StreamDeletedError.fromStreamName(streamName);
    case 'event_store.client.AccessDenied':
      return new AccessDeniedError();
    case 'event_store.client.Timeout':
      return new DeadlineExceededError();
    default:
      return new UnknownError(undefined, error.getMessage());
  }
}

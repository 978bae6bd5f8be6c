/** From records to the messages of the protocol, and back. */
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import {
  AllStreamPosition,
  BatchAppendResp,
  MaximumAppendSizeExceeded,
  ReadResp,
  Status,
  StreamIdentifier,
  Timeout,
  UUID,
  WrongExpectedVersion,
  type BatchAnswer,
  type ProtocolId,
  type ReadAnswer,
} from './definitions.js';
import { LARGEST_APPEND, type AppendAnswer, type StoredRecord } from './records.js';

const TICKS_A_MILLISECOND = 10_000n;

function identifier(stream: string): InstanceType<typeof StreamIdentifier> {
  const message = new StreamIdentifier();
  message.setStreamName(Buffer.from(stream));
  return message;
}

/** The native bridge asks for ids in two halves, the rest of the client for their text. */
function idMessage(id: string, structured: boolean): ProtocolId {
  const message = new UUID();
  if (!structured) {
    message.setString(id);
    return message;
  }
  const hex = id.replaceAll('-', '');
  const halves = new UUID.Structured();
  halves.setMostSignificantBits(BigInt.asIntN(64, BigInt(`0x${hex.slice(0, 16)}`)).toString());
  halves.setLeastSignificantBits(BigInt.asIntN(64, BigInt(`0x${hex.slice(16)}`)).toString());
  message.setStructured(halves);
  return message;
}

export function eventMessage(record: StoredRecord, structuredIds: boolean): ReadAnswer {
  const recorded = new ReadResp.ReadEvent.RecordedEvent();
  recorded.setId(idMessage(record.id, structuredIds));
  recorded.setStreamIdentifier(identifier(record.stream));
  recorded.setStreamRevision(String(record.revision));
  recorded.setCommitPosition(record.position.toString());
  recorded.setPreparePosition(record.position.toString());
  recorded.setData(record.data);
  recorded.setCustomMetadata(record.metadata);
  const system = recorded.getMetadataMap();
  system.set('type', record.type);
  system.set('content-type', record.contentType);
  system.set('created', (BigInt(record.created) * TICKS_A_MILLISECOND).toString());
  const event = new ReadResp.ReadEvent();
  event.setEvent(recorded);
  event.setCommitPosition(record.position.toString());
  const answer = new ReadResp();
  answer.setEvent(event);
  return answer;
}

export function streamNotFound(stream: string): ReadAnswer {
  const missing = new ReadResp.StreamNotFound();
  missing.setStreamIdentifier(identifier(stream));
  const answer = new ReadResp();
  answer.setStreamNotFound(missing);
  return answer;
}

export function confirmation(id: string): ReadAnswer {
  const confirmed = new ReadResp.SubscriptionConfirmation();
  confirmed.setSubscriptionId(id);
  const answer = new ReadResp();
  answer.setConfirmation(confirmed);
  return answer;
}

/** As 23.10 sends it: without a position. */
export function caughtUp(): ReadAnswer {
  const answer = new ReadResp();
  answer.setCaughtUp(new ReadResp.CaughtUp());
  return answer;
}

export function checkpoint(position: bigint): ReadAnswer {
  const reached = new ReadResp.Checkpoint();
  reached.setCommitPosition(position.toString());
  reached.setPreparePosition(position.toString());
  const answer = new ReadResp();
  answer.setCheckpoint(reached);
  return answer;
}

/** What an append is answered besides what became of it. */
export type Faulty = { readonly kind: 'timeout' };

export function appendMessage(
  correlation: ProtocolId | undefined,
  stream: string,
  answer: AppendAnswer | Faulty,
): BatchAnswer {
  const message = new BatchAppendResp();
  message.setCorrelationId(correlation);
  message.setStreamIdentifier(identifier(stream));
  if (answer.kind === 'success') {
    const success = new BatchAppendResp.Success();
    success.setCurrentRevision(String(answer.revision));
    const position = new AllStreamPosition();
    position.setCommitPosition(answer.position.toString());
    position.setPreparePosition(answer.position.toString());
    success.setPosition(position);
    message.setSuccess(success);
    return message;
  }
  const [details, type] = detailsOf(answer);
  const packed = new anyPb.Any();
  packed.pack(details, `event_store.client.${type}`);
  const error = new Status();
  error.setMessage(answer.kind);
  error.setDetails(packed);
  message.setError(error);
  return message;
}

function detailsOf(answer: Exclude<AppendAnswer, { kind: 'success' }> | Faulty): [Uint8Array, string] {
  switch (answer.kind) {
    case 'wrong-version': {
      const details = new WrongExpectedVersion();
      if (answer.actual === undefined) details.setCurrentNoStream(new emptyPb.Empty());
      else details.setCurrentStreamRevision(String(answer.actual));
      if (typeof answer.expected === 'number') details.setExpectedStreamPosition(String(answer.expected));
      else details.setExpectedNoStream(new emptyPb.Empty());
      return [details.serializeBinary(), 'WrongExpectedVersion'];
    }
    case 'too-large': {
      const details = new MaximumAppendSizeExceeded();
      details.setMaxappendsize(LARGEST_APPEND);
      return [details.serializeBinary(), 'MaximumAppendSizeExceeded'];
    }
    case 'timeout':
      return [new Timeout().serializeBinary(), 'Timeout'];
  }
}

import {
  AccessDeniedError,
  CancelledError,
  DeadlineExceededError,
  isCommandError,
  MaxAppendSizeExceededError,
  NotLeaderError,
  StreamDeletedError,
  StreamNotFoundError,
  TimeoutError,
  UnavailableError,
  UnknownError,
  WrongExpectedVersionError,
} from '@kurrent/kurrentdb-client';

import { DeadlinePassed } from './deadline.js';
import { GossipDenied } from './gossip.js';
import { NoLeader } from './leader-search.js';

/**
 * What an error says about the call that it ended:
 * `away`: the store was not reached, nothing of the call was done; `uncertain`: it may have been done, or will be;
 * `denied`: the store refuses us, and will again; `ours`: no error of the store, but a defect or an answer of our own.
 */
export type Meaning =
  'away' | 'uncertain' | 'wrong-version' | 'too-large' | 'no-stream' | 'deleted' | 'denied' | 'ours';

const MEANINGS: readonly [new (...given: never[]) => Error, Meaning][] = [
  [DeadlinePassed, 'uncertain'],
  [NoLeader, 'away'],
  [WrongExpectedVersionError, 'wrong-version'],
  [MaxAppendSizeExceededError, 'too-large'],
  [StreamNotFoundError, 'no-stream'],
  [StreamDeletedError, 'deleted'],
  [AccessDeniedError, 'denied'],
  [GossipDenied, 'denied'],
  [NotLeaderError, 'away'],
  [UnavailableError, 'uncertain'],
  [TimeoutError, 'uncertain'],
  [DeadlineExceededError, 'uncertain'],
  [CancelledError, 'uncertain'],
  [UnknownError, 'uncertain'],
];

const UNAUTHENTICATED = 16;
const RESOURCE_EXHAUSTED = 8;

/** Sorts what the client throws: its own errors, and the raw ones of gRPC that it lets through once a port is closed. */
export function meaningOf(error: unknown): Meaning {
  if (!(error instanceof Error)) return 'ours';
  if (wasNotSent(error)) return 'away';
  const known = MEANINGS.find(([type]) => error instanceof type)?.[1];
  // An unknown command error is some refusal of the store; whether it has done anything is not known.
  if (known !== undefined || isCommandError(error)) return withStatus(error) ?? known ?? 'uncertain';
  if (isRawGrpcError(error)) return withStatus(error) ?? 'uncertain';
  return 'ours';
}

function withStatus(error: Error): Meaning | undefined {
  if (!('code' in error)) return undefined;
  if (error.code === UNAUTHENTICATED) return 'denied';
  return error.code === RESOURCE_EXHAUSTED ? 'too-large' : undefined;
}

/** A connection that was never made has carried nothing. */
function wasNotSent({ message }: Error): boolean {
  return /No connection established|ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|Name resolution failed/.test(message);
}

function isRawGrpcError(error: Error): boolean {
  return 'code' in error && typeof error.code === 'number' && 'details' in error;
}

/** The revision that a stream has instead of the expected one; -1 where there is no such stream. */
export function actualRevision(error: unknown): number {
  if (!(error instanceof WrongExpectedVersionError)) return -1;
  return typeof error.actualState === 'bigint' ? Number(error.actualState) : -1;
}

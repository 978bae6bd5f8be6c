/** The client's own generated definitions of the protocol. They are CommonJS, so their classes are found on the default. */
import gossip from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_pb.js';
import gossipService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/gossip_grpc_pb.js';
import features from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_pb.js';
import featuresService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/serverfeatures_grpc_pb.js';
import shared from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';
import status from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/status_pb.js';
import streams from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
import streamsService from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_grpc_pb.js';

export const { ClusterInfo, EndPoint, MemberInfo } = gossip;
export const { GossipService } = gossipService;
export const { SupportedMethod, SupportedMethods } = features;
export const { ServerFeaturesService } = featuresService;
export const {
  AllStreamPosition,
  MaximumAppendSizeExceeded,
  StreamIdentifier,
  Timeout,
  UUID,
  WrongExpectedVersion,
} = shared;
export const { Status } = status;
export const { BatchAppendResp, ReadReq, ReadResp } = streams;
export const { StreamsService } = streamsService;

export type {
  BatchAppendReq,
  ReadReq as ReadRequest,
  BatchAppendResp as BatchAnswer,
  ReadResp as ReadAnswer,
} from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js';
export type { UUID as ProtocolId } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/shared_pb.js';

/** The client of Chancery: calls, `record`, `follow`, and what goes wrong as typed errors. */
export { ChanceryClient, type ClientOptions } from './client.js';
export { localized, type AboutTexts } from './localized.js';
export { Problem, UnexpectedAnswer, Unreachable, type FieldError, type ProblemCode } from './errors.js';
export type { FeedPath, Frame, FollowOptions, Interruption, RowFrame } from './feeds.js';
export type { components, operations, paths } from './openapi.js';
export type { Entry, Receipt, RecordOptions } from './record.js';

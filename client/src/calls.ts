/** The types of the calls: those of `openapi-fetch`, whose answers are successes, because a refusal is thrown. */
import type { Client, ClientPathsWithMethod, FetchResponse, MaybeOptionalInit } from 'openapi-fetch';
import type { paths } from './openapi.js';

type MediaType = `${string}/${string}`;

/** A call by a method: the path as the document has it, its parameters and its body. */
export type Call<Method extends 'get' | 'post' | 'put' | 'delete'> = <
  Path extends ClientPathsWithMethod<Client<paths>, Method>,
  Init extends MaybeOptionalInit<paths[Path], Method>,
>(
  path: Path,
  ...init: Arguments<Init>
) => Promise<Answer<paths[Path][Method], Init>>;

type Arguments<Init> =
  Partial<Init> extends Init
    ? [init?: Init & Readonly<Record<string, unknown>>]
    : [init: Init & Readonly<Record<string, unknown>>];

export interface Answer<Operation, Init> {
  /** Undefined where nothing has changed (304), which only who sends `If-None-Match` is told. */
  readonly data: Data<Operation, Init> | Unchanged<Init>;
  /** For its status and its headers; the body is read. */
  readonly response: Response;
}

type Data<Operation, Init> =
  Operation extends Record<string | number, unknown>
    ? Extract<FetchResponse<Operation, Init, MediaType>, { error?: never }>['data']
    : never;

type Unchanged<Init> = Init extends { params: { header: { 'If-None-Match': string } } } ? undefined : never;

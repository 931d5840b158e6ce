import type { ErrorCode } from './codes.ts';

/** One error of an answer, as the API documents it. */
export interface ApiError {
  message: string;
  path?: (string | number)[];
  extensions: {
    /** One of `ERROR_CODES`; later releases may add codes. */
    code: ErrorCode | (string & {});
    /** Names this failure in the log of the service. */
    correlationId: string;
    [name: string]: unknown;
  };
}

/** Whatever keeps `query` from answering, except an abort that you asked for. */
export class Failure extends Error {
  override readonly name: string = 'Failure';
}

/** The API answered, and says what is wrong. */
export class QueryFailure extends Failure {
  override readonly name = 'QueryFailure';

  constructor(
    readonly errors: readonly [ApiError, ...ApiError[]],
    /** What could be answered all the same; usually null. */
    readonly data: unknown,
    readonly status: number,
    /** Milliseconds that the API asks you to wait; null where it asks for none. */
    readonly retryAfter: number | null,
  ) {
    super(`${errors[0].extensions.code}: ${errors[0].message}`);
  }

  /** The code of the first error. */
  get code(): ApiError['extensions']['code'] {
    return this.errors[0].extensions.code;
  }

  get correlationId(): string {
    return this.errors[0].extensions.correlationId;
  }
}

/** Something between you and the API answered, not the API. */
export class HttpFailure extends Failure {
  override readonly name = 'HttpFailure';

  constructor(
    readonly status: number,
    readonly retryAfter: number | null,
  ) {
    super(`The answer has status ${status} and is no GraphQL.`);
  }
}

/** No answer came: no network, no such host, a broken connection. */
export class NetworkFailure extends Failure {
  override readonly name = 'NetworkFailure';
}

/** No answer came within `timeout`. */
export class TimeoutFailure extends Failure {
  override readonly name = 'TimeoutFailure';
}

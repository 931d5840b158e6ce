import { HttpFailure, NetworkFailure, QueryFailure, TimeoutFailure, type ApiError } from './failures.ts';

/** A document of the manifest; the types of its answer and variables travel with it. */
export interface TypedDocument<Data, Variables> {
  readonly name: string;
  /** Hexadecimal SHA-256 of `body`. */
  readonly id: string;
  readonly body: string;
  /** Never there at run time. */
  readonly types?: (variables: Variables) => Data;
}

export interface ClientOptions {
  /** The endpoint, e.g. `https://cms.example.org/graphql/`. */
  url: string;
  fetch?: typeof fetch;
  /** Sent with each request, e.g. an API key. */
  headers?: Record<string, string>;
  /** Milliseconds for one attempt. */
  timeout?: number;
  /** Further attempts after a broken connection, an overload or a proxy's error. */
  retries?: number;
  /** Answers kept to be confirmed by their ETag. Browsers keep answers themselves, so there it is 0. */
  kept?: number;
}

export interface QueryOptions {
  signal?: AbortSignal;
  timeout?: number;
}

/** What a list offers to whoever reads it page by page. */
export interface Page {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

type Arguments<Variables> = object extends Variables
  ? [variables?: Variables, options?: QueryOptions]
  : [variables: Variables, options?: QueryOptions];

interface Body {
  data?: unknown;
  errors?: [ApiError, ...ApiError[]];
}

interface Answer {
  status: number;
  headers: Headers;
  content: string;
}

interface Kept {
  etag: string;
  data: unknown;
}

const LONGEST_URL = 4000;
const LONGEST_WAIT = 10_000;
const ACCEPT = 'application/graphql-response+json, application/json;q=0.9';
const WORTH_ANOTHER_TRY = new Set([429, 502, 503, 504]);

/** Asks one endpoint; make one and share it. */
export class Client {
  readonly url: string;
  readonly #options: Required<Omit<ClientOptions, 'headers'>> & { headers: Record<string, string> };
  readonly #kept = new Map<string, Kept>();

  constructor(options: ClientOptions) {
    this.url = options.url;
    this.#options = {
      fetch: (...request) => globalThis.fetch(...request),
      headers: {},
      timeout: 10_000,
      retries: 2,
      kept: 'document' in globalThis ? 0 : 200,
      ...options,
    };
  }

  /**
   * Answers with the data of `document`, typed.
   *
   * The document goes by its id in a GET, which any cache can keep; as a POST where the variables are too long
   * for an address; and in full where the service does not know it. Throws `Failure`, or the reason of `signal`.
   */
  async query<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    ...[variables, options]: Arguments<Variables>
  ): Promise<Data> {
    return this.#answer(document, JSON.stringify(variables ?? {}), options ?? {});
  }

  /** Yields the answers of a list page by page; `list` picks the list, `variables.after` is set for you. */
  async *pages<Data, Variables extends { after?: string | null | undefined }>(
    document: TypedDocument<Data, Variables>,
    variables: Variables,
    list: (data: Data) => Page,
    options: QueryOptions = {},
  ): AsyncGenerator<Data> {
    let after = variables.after ?? null;
    do {
      const data = await this.#answer(document, JSON.stringify({ ...variables, after }), options);
      yield data;
      const { hasNextPage, endCursor } = list(data).pageInfo;
      after = hasNextPage ? endCursor : null;
    } while (after !== null);
  }

  async #answer<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: string,
    options: QueryOptions,
  ): Promise<Data> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return (await this.#ask(document, variables, options)) as Data;
      } catch (failure) {
        const wait = attempt < this.#options.retries ? waitAfter(failure, attempt) : null;
        if (wait === null) throw failure;
        await pause(wait, options.signal);
      }
    }
  }

  async #ask<Data, Variables>(
    document: TypedDocument<Data, Variables>,
    variables: string,
    options: QueryOptions,
  ): Promise<unknown> {
    const id = `sha256:${document.id}`;
    const address = `${this.#options.url}?${new URLSearchParams({ documentId: id, variables })}`;
    try {
      if (address.length <= LONGEST_URL) return await this.#get(address, options);
      return await this.#post(`{"documentId":"${id}","variables":${variables}}`, options);
    } catch (failure) {
      if (!(failure instanceof QueryFailure) || failure.code !== 'PERSISTED_QUERY_NOT_FOUND') throw failure;
      return this.#post(`{"query":${JSON.stringify(document.body)},"variables":${variables}}`, options);
    }
  }

  async #get(address: string, options: QueryOptions): Promise<unknown> {
    const kept = this.#kept.get(address);
    const answer = await this.#send(address, { headers: kept ? { 'If-None-Match': kept.etag } : {} }, options);
    if (answer.status === 304 && kept) return kept.data;
    const data = dataOf(answer);
    this.#keep(address, answer.headers.get('ETag'), data);
    return data;
  }

  async #post(body: string, options: QueryOptions): Promise<unknown> {
    const headers = { 'Content-Type': 'application/json' };
    return dataOf(await this.#send(this.#options.url, { method: 'POST', headers, body }, options));
  }

  async #send(url: string, request: RequestInit, options: QueryOptions): Promise<Answer> {
    const timeout = AbortSignal.timeout(options.timeout ?? this.#options.timeout);
    const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
    const headers = { Accept: ACCEPT, ...this.#options.headers, ...(request.headers as Record<string, string>) };
    try {
      const response = await this.#options.fetch(url, { ...request, headers, signal });
      // Read here, so that the time runs until the last byte.
      return { status: response.status, headers: response.headers, content: await response.text() };
    } catch (cause) {
      if (options.signal?.aborted) throw options.signal.reason;
      if (timeout.aborted) throw new TimeoutFailure('No answer came in time.', { cause });
      throw new NetworkFailure('The service cannot be reached.', { cause });
    }
  }

  #keep(address: string, etag: string | null, data: unknown): void {
    this.#kept.delete(address);
    if (etag !== null && this.#options.kept > 0) this.#kept.set(address, { etag, data });
    const oldest = this.#kept.size > this.#options.kept ? this.#kept.keys().next().value : undefined;
    if (oldest !== undefined) this.#kept.delete(oldest);
  }
}

function dataOf({ status, headers, content }: Answer): unknown {
  const body = parsed(content);
  const wait = headers.has('Retry-After') ? Number(headers.get('Retry-After')) * 1000 : null;
  if (body?.errors?.length) throw new QueryFailure(body.errors, body.data ?? null, status, wait);
  if (!body?.data) throw new HttpFailure(status, wait);
  return body.data;
}

function parsed(content: string): Body | null {
  try {
    return JSON.parse(content) as Body;
  } catch {
    // A proxy's page, which says nothing to a program.
    return null;
  }
}

/** Milliseconds until another try makes sense; null where it makes none. */
function waitAfter(failure: unknown, attempt: number): number | null {
  const usual = 100 * 2 ** attempt * (1 + Math.random());
  if (failure instanceof NetworkFailure) return usual;
  if (!(failure instanceof QueryFailure || failure instanceof HttpFailure)) return null;
  const wait = failure.retryAfter ?? usual;
  return WORTH_ANOTHER_TRY.has(failure.status) && wait <= LONGEST_WAIT ? wait : null;
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    function stop(): void {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener('abort', stop, { once: true });
  });
}

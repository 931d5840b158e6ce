import { Client, QueryFailure } from '../../client/index.ts';

const asked = new URLSearchParams(location.search).get('api');
const endpoint = asked ?? import.meta.env.VITE_ENDPOINT ?? 'http://127.0.0.1:4000/graphql/';

export const client = new Client({ url: new URL(endpoint, location.href).href });

/** Addresses of files are paths on the host of the CMS. */
export function onHost(path: string): string {
  return new URL(path, client.url).href;
}

/** What a visitor may read of a failure; the rest is for the log. */
export function apology(failure: unknown): string {
  console.error(failure);
  if (failure instanceof QueryFailure && failure.code === 'PREVIEW_TOKEN_INVALID') return 'Diese Vorschau ist abgelaufen.';
  return 'Das lässt sich gerade nicht laden. Bitte versuchen Sie es später noch einmal.';
}

// Answers every operation from the recorded examples, without a database, Python or any package.
//   node mock/server.mjs [--port 4000]
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { pathToFileURL } from 'node:url';

const root = new URL('../', import.meta.url);
const json = (path) => JSON.parse(readFileSync(new URL(path, root), 'utf8'));

const operations = json('manifest.json').operations.toReversed();
const byName = new Map(operations.map((operation) => [operation.name, operation]));
const byHash = new Map(operations.map((operation) => [operation.id, operation]));
const byBody = new Map(operations.map((operation) => [operation.body, operation]));
const examples = readdirSync(new URL('examples/', root)).map((name) => ({ name, ...json(`examples/${name}`) }));

class Refusal extends Error {
  constructor(status, code, message) {
    super(message);
    Object.assign(this, { status, code });
  }
}

function operationOf({ documentId, extensions, query, operationName }) {
  const hash = extensions?.persistedQuery?.sha256Hash;
  const found = query
    ? byBody.get(query.trim()) ?? byName.get(operationName)
    : documentId?.startsWith('sha256:') ? byHash.get(documentId.slice(7)) : byName.get(documentId) ?? byHash.get(hash);
  if (found) return found;
  if (query) throw new Refusal(403, 'DOCUMENT_NOT_TRUSTED', 'The mock server knows only documents of the manifest.');
  if (documentId || hash) throw new Refusal(200, 'PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
  throw new Refusal(400, 'BAD_REQUEST', '"query" must be a document, or "documentId" name one.');
}

/** The example recorded with just these variables, or the plain one of the operation. */
function dataOf(operation, variables) {
  const own = examples.filter((example) => example.operation === operation.name);
  const example = own.find((each) => isDeepStrictEqual(each.variables, variables ?? {}))
    ?? own.find(({ name }) => name === `${operation.name}.json`);
  if (!example) throw new Refusal(200, 'INTERNAL_ERROR', `${operation.name} has no example.`);
  return example.data;
}

async function membersOf(request) {
  if (request.method === 'GET') {
    const members = Object.fromEntries(new URL(request.url, 'http://mock').searchParams);
    for (const name of ['variables', 'extensions']) if (members[name]) members[name] = JSON.parse(members[name]);
    return members;
  }
  if (request.method !== 'POST') throw new Refusal(405, 'METHOD_NOT_ALLOWED', 'Use GET or POST.');
  const chunks = await request.toArray();
  return JSON.parse(Buffer.concat(chunks).toString());
}

async function answer(request) {
  try {
    const members = await membersOf(request);
    return { status: 200, body: { data: dataOf(operationOf(members), members.variables) } };
  } catch (problem) {
    const { status = 400, code = 'BAD_REQUEST', message } = problem;
    return { status, body: { errors: [{ message, extensions: { code, correlationId: 'mock' } }] } };
  }
}

async function respond(request, response) {
  const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'ETag', Vary: 'Accept' };
  if (request.method === 'OPTIONS') {
    const allowed = { 'Access-Control-Allow-Methods': 'GET, POST, OPTIONS' };
    response.writeHead(204, { ...cors, ...allowed, 'Access-Control-Allow-Headers': 'Accept, Authorization, Content-Type, If-None-Match' });
    return response.end();
  }
  const { status, body } = await answer(request);
  const content = JSON.stringify(body);
  const etag = `"${createHash('sha256').update(content).digest('hex').slice(0, 32)}"`;
  const caching = body.data ? { ETag: etag, 'Cache-Control': 'public, max-age=0' } : { 'Cache-Control': 'no-store' };
  const unchanged = body.data && request.headers['if-none-match'] === etag;
  response.writeHead(unchanged ? 304 : status, { ...cors, ...caching, 'Content-Type': 'application/json; charset=utf-8' });
  return response.end(unchanged ? undefined : content);
}

/** Listens on `port` of this machine (0: any) and resolves to the running `http.Server`. */
export function listen(port = 0) {
  const server = createServer(respond);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const at = process.argv.indexOf('--port');
  const server = await listen(at < 0 ? 4000 : Number(process.argv[at + 1]));
  console.log(`The mock server answers at http://127.0.0.1:${server.address().port}/graphql/`);
}

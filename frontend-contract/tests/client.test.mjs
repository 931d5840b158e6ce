// The client against a server that misbehaves on demand. Run `npm run test:client`: it builds first.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, beforeEach, test } from 'node:test';
import { Client, ERROR_CODES, HttpFailure, InitiativeList, InitiativeMap, NetworkFailure, QueryFailure, TargetGroupList, TimeoutFailure } from '../dist/index.js';
import { listen } from '../mock/server.mjs';

const GROUPS = { targetGroups: { totalCount: 0, nodes: [] } };
const json = (body, status = 200, headers = {}) => ({ status, headers: { 'Content-Type': 'application/json', ...headers }, content: JSON.stringify(body) });
const refusal = (code, status = 200, headers = {}) => json({ errors: [{ message: code, extensions: { code, correlationId: 'c' } }] }, status, headers);
const data = (content, headers = {}) => json({ data: content }, 200, headers);

let server, url, script, seen;

before(async () => {
  server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString();
    seen.push({ method: request.method, url: new URL(request.url, url), headers: request.headers, body: body && JSON.parse(body) });
    const step = script.length > 1 ? script.shift() : script[0];
    if (step === 'hang') return;
    if (step === 'break') return request.socket.destroy();
    response.writeHead(step.status, step.headers).end(step.content);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${server.address().port}/graphql/`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  seen = [];
});

function answering(...steps) {
  script = steps;
  return new Client({ url, timeout: 2000 });
}

test('a document goes by its hash in a GET, with its variables', async () => {
  const client = answering(data(GROUPS));
  assert.deepEqual(await client.query(TargetGroupList, { first: 7 }), GROUPS);
  assert.equal(seen[0].method, 'GET');
  assert.equal(seen[0].url.searchParams.get('documentId'), `sha256:${TargetGroupList.id}`);
  assert.equal(seen[0].url.searchParams.get('variables'), '{"first":7}');
});

test('variables too long for an address go by POST, still without the document', async () => {
  await answering(data({})).query(InitiativeList, { filter: { slugs: Array(100).fill('x'.repeat(50)) } });
  assert.equal(seen[0].method, 'POST');
  assert.equal(seen[0].body.documentId, `sha256:${InitiativeList.id}`);
  assert.equal(seen[0].body.query, undefined);
});

test('a service that does not know the document gets it in full', async () => {
  const client = answering(refusal('PERSISTED_QUERY_NOT_FOUND'), data(GROUPS));
  assert.deepEqual(await client.query(TargetGroupList), GROUPS);
  assert.deepEqual(seen[1].body, { query: TargetGroupList.body, variables: {} });
});

test('an answer is confirmed by its ETag and not sent again', async () => {
  const client = answering(data(GROUPS, { ETag: '"1"' }), { status: 304, headers: {} });
  const first = await client.query(TargetGroupList);
  assert.equal(await client.query(TargetGroupList), first);
  assert.equal(seen[1].headers['if-none-match'], '"1"');
});

test('only so many answers are kept', async () => {
  const client = new Client({ url, kept: 1 });
  script = [data(GROUPS, { ETag: '"1"' })];
  for (const first of [1, 2, 1]) await client.query(TargetGroupList, { first });
  assert.deepEqual(seen.map(({ headers }) => headers['if-none-match']), [undefined, undefined, undefined]);
});

test('an error of the API is thrown with code and correlation id, once', async () => {
  const client = answering(refusal('BAD_CURSOR'));
  await assert.rejects(client.query(TargetGroupList), (failure) => {
    assert.ok(failure instanceof QueryFailure);
    assert.deepEqual([failure.code, failure.correlationId, failure.data], ['BAD_CURSOR', 'c', null]);
    assert.ok(failure.code in ERROR_CODES);
    return true;
  });
  assert.equal(seen.length, 1);
});

test("a proxy's page is an HttpFailure after the retries", async () => {
  const client = answering({ status: 502, headers: { 'Content-Type': 'text/html' }, content: '<h1>Bad Gateway</h1>' });
  await assert.rejects(client.query(TargetGroupList), (failure) => failure instanceof HttpFailure && failure.status === 502);
  assert.equal(seen.length, 3);
});

test('a wrong address is no reason to try again', async () => {
  const client = answering({ status: 404, headers: {}, content: 'Not Found' });
  await assert.rejects(client.query(TargetGroupList), HttpFailure);
  assert.equal(seen.length, 1);
});

test('a broken connection is tried again', async () => {
  assert.deepEqual(await answering('break', data(GROUPS)).query(TargetGroupList), GROUPS);
  await assert.rejects(answering('break').query(TargetGroupList), NetworkFailure);
});

test('Retry-After is waited for, unless it is too long', async () => {
  const started = Date.now();
  assert.deepEqual(await answering(refusal('RATE_LIMITED', 429, { 'Retry-After': '1' }), data(GROUPS)).query(TargetGroupList), GROUPS);
  assert.ok(Date.now() - started >= 990);
  seen = [];
  await assert.rejects(answering(refusal('RATE_LIMITED', 429, { 'Retry-After': '60' })).query(TargetGroupList), (failure) => failure.retryAfter === 60_000);
  assert.equal(seen.length, 1);
});

test('no answer in time is a TimeoutFailure', async () => {
  await assert.rejects(answering('hang').query(TargetGroupList, {}, { timeout: 50 }), TimeoutFailure);
});

test('an abort throws its own reason, also between two tries', async () => {
  const reason = new Error('left the page');
  await assert.rejects(answering('hang').query(TargetGroupList, {}, { signal: AbortSignal.abort(reason) }), reason);
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 50);
  const client = answering(refusal('UNAVAILABLE', 503, { 'Retry-After': '5' }));
  await assert.rejects(client.query(TargetGroupList, {}, { signal: controller.signal }), reason);
});

test('pages follow the cursor to the end', async () => {
  const page = (slug, hasNextPage) => data({ initiatives: { totalCount: 2, nodes: [{ slug }], pageInfo: { hasNextPage, endCursor: slug } } });
  const client = answering(page('a', true), page('b', false));
  const found = [];
  for await (const { initiatives } of client.pages(InitiativeMap, { first: 1 }, (answer) => answer.initiatives)) found.push(initiatives.nodes[0].slug);
  assert.deepEqual(found, ['a', 'b']);
  assert.deepEqual(seen.map((request) => JSON.parse(request.url.searchParams.get('variables')).after), [null, 'a']);
});

test('headers of yours travel along', async () => {
  const client = new Client({ url, headers: { Authorization: 'Bearer key' } });
  script = [data(GROUPS)];
  await client.query(TargetGroupList);
  assert.equal(seen[0].headers.authorization, 'Bearer key');
});

test('the mock server answers the client', async () => {
  const mock = await listen();
  const client = new Client({ url: `http://127.0.0.1:${mock.address().port}/graphql/` });
  const { initiatives } = await client.query(InitiativeList, { first: 5 });
  assert.equal(initiatives.nodes.length, 5);
  mock.closeAllConnections();
  mock.close();
});

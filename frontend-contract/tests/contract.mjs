// Asks any endpoint every operation and says whether it keeps the contract.
//   npm test -- --url https://cms.example.org/graphql/ [--preview-token …]
// Without --url it asks the mock server, which has to keep the contract too.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { buildSchema, parse, print, validate } from 'graphql';
import { listen } from '../mock/server.mjs';
import { faults } from './shape.mjs';

const root = new URL('../', import.meta.url);
const text = (path) => readFileSync(new URL(path, root), 'utf8');
const { values: asked } = parseArgs({ options: { url: { type: 'string' }, 'preview-token': { type: 'string' } } });
const schema = buildSchema(text('schema.graphql'));
const operations = JSON.parse(text('manifest.json')).operations;
const examples = readdirSync(new URL('examples/', root)).sort().map((file) => ({ file, ...JSON.parse(text(`examples/${file}`)) }));
const ACCEPT = { Accept: 'application/json' };
const CASES = [];
const it = (title, run) => CASES.push({ title, run });

function must(holds, problem) {
  if (!holds) throw new Error(problem);
}

async function get(members, headers = {}) {
  const told = Object.entries(members).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]);
  return fetch(`${url}?${new URLSearchParams(told)}`, { headers: { ...ACCEPT, ...headers } });
}

async function post(members) {
  return fetch(url, { method: 'POST', headers: { ...ACCEPT, 'Content-Type': 'application/json' }, body: JSON.stringify(members) });
}

async function data(response) {
  const body = await response.json();
  must(!body.errors, JSON.stringify(body.errors));
  must(response.status === 200, `status ${response.status}`);
  return body.data;
}

async function errorOf(response) {
  const { errors } = await response.json();
  must(errors?.length === 1, 'one error was expected');
  return errors[0];
}

for (const { id, name, body } of operations) {
  it(`${name} is the document of its id and fits the schema`, () => {
    must(print(parse(body)) === body, 'it is not printed as clients print it');
    must(createHash('sha256').update(body).digest('hex') === id, 'its id is another hash');
    const errors = validate(schema, parse(body));
    must(!errors.length, errors.join('; '));
  });
}

for (const { file, operation, variables, data: recorded } of examples) {
  const { id, body } = operations.find(({ name }) => name === operation);
  const given = { ...variables };
  const tokens = 'previewToken' in given && asked.url;
  if (tokens) given.previewToken = asked['preview-token'] ?? 'none';
  it(`${file} has the shape of its types`, () => checkShape(recorded));
  if (tokens && !asked['preview-token']) {
    it(`${operation} refuses a token that nobody gave out`, async () => {
      const { extensions } = await errorOf(await post({ documentId: operation, variables: given }));
      must(extensions.code === 'PREVIEW_TOKEN_INVALID', extensions.code);
    });
    continue;
  }
  it(`${file} is answered by hash, by name, in Apollo's form and in full`, async () => {
    const byHash = await data(await get({ documentId: `sha256:${id}`, variables: given }));
    checkShape(byHash);
    const persisted = { extensions: { persistedQuery: { version: 1, sha256Hash: id } } };
    for (const form of [{ documentId: operation }, persisted, { query: body }]) {
      const again = await data(await post({ ...form, variables: given }));
      must(JSON.stringify(again) === JSON.stringify(byHash), `${Object.keys(form)} answers differently`);
    }
  });

  function checkShape(found) {
    const wrong = faults(schema, parse(body), found);
    must(!wrong.length, wrong.slice(0, 5).join('; '));
  }
}

it('every operation has an example', () => {
  const missing = operations.filter(({ name }) => !examples.some((example) => example.operation === name));
  must(!missing.length, missing.map(({ name }) => name).join(', '));
});

it('an unknown hash is told as Apollo clients expect it, and is never learnt', async () => {
  const body = '{ __typename }';
  const sha256Hash = createHash('sha256').update(body).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  for (const attempt of [{ extensions }, { query: body, extensions }, { extensions }]) {
    const response = await post(attempt);
    if (attempt.query) continue;
    const { message, extensions: told } = await errorOf(response);
    must(message === 'PersistedQueryNotFound' && told.code === 'PERSISTED_QUERY_NOT_FOUND', message);
  }
});

it('an answer is confirmed by its ETag without being sent again', async () => {
  const members = { documentId: 'TargetGroupList', variables: {} };
  const etag = (await get(members)).headers.get('ETag');
  must(etag, 'no ETag');
  must((await get(members, { 'If-None-Match': etag })).status === 304, 'it is sent again');
});

it('any origin may read, and no cookie is set', async () => {
  const response = await get({ documentId: 'TargetGroupList', variables: {} });
  must(response.headers.get('Access-Control-Allow-Origin') === '*', 'no Access-Control-Allow-Origin');
  must(!response.headers.has('Set-Cookie'), 'a cookie');
});

const mock = asked.url ? null : await listen();
const url = asked.url ?? `http://127.0.0.1:${mock.address().port}/graphql/`;
let failed = 0;
for (const { title, run } of CASES) {
  try {
    await run();
    console.log(`✓ ${title}`);
  } catch (error) {
    failed += 1;
    console.log(`✗ ${title}\n  ${error.message}`);
  }
}
mock?.close();
console.log(`${CASES.length - failed} of ${CASES.length} hold at ${url}`);
process.exitCode = failed ? 1 : 0;

import { Search } from '../../client/index.ts';
import type { SearchFilter, SearchHitFragment, SearchQuery } from '../../client/index.ts';
import { client } from './api.ts';
import { element } from './elements.ts';
import { facets } from './facets.ts';
import { places } from './places.ts';
import { addressOf, searchBox } from './searchbox.ts';

const PAGE = 10;

type Hit = SearchQuery['search']['edges'][number];

/** The search page: box, choices, map and hits of the same question. */
export async function search(query: string, filter: SearchFilter, choose: (filter: SearchFilter) => void): Promise<HTMLElement> {
  const [first, map] = await Promise.all([client.query(Search, { query, filter, first: PAGE }), places(query, filter)]);
  const found = first.search;
  const list = element('ol', { class: 'cards' });
  const more = element('button', { type: 'button' }, 'Weitere');
  show(found);
  return element(
    'div',
    {},
    searchBox(query),
    found.meta.degraded ? note() : null,
    element(
      'div',
      { class: 'register' },
      element('aside', {}, facets(found.facets, filter, choose)),
      element('section', {}, element('h1', {}, `${found.totalCount} Treffer`), otherSpelling(found), map, list, more),
    ),
  );

  function show({ edges, pageInfo }: typeof found): void {
    list.append(...edges.map(hit));
    more.hidden = !pageInfo.hasNextPage;
    more.onclick = async () => {
      const next = await client.query(Search, { query, filter, first: PAGE, after: pageInfo.endCursor });
      show(next.search);
    };
  }
}

function note(): HTMLElement {
  return element('p', { class: 'note', role: 'status' }, 'Die Suche arbeitet gerade mit einfacher Sortierung.');
}

function otherSpelling({ didYouMean }: SearchQuery['search']): HTMLElement | null {
  if (!didYouMean) return null;
  const { query, totalCount } = didYouMean;
  return element('p', {}, 'Meinten Sie ', element('a', { href: addressOf(query) }, query), ` (${totalCount})?`);
}

function hit({ node, highlights }: Hit): HTMLElement {
  const [title, ...texts] = ['TITLE', 'SUMMARY', 'BODY'].map((field) => highlights.find((each) => each.field === field));
  const shown = texts.filter((text) => text !== undefined);
  return element(
    'li',
    {},
    element('h2', {}, linked(node, title ? runs(title) : [nameOf(node)])),
    ...(shown.length ? shown.map((text) => element('p', {}, ...runs(text))) : [element('p', {}, summaryOf(node))]),
  );
}

function runs({ runs }: Hit['highlights'][number]): (HTMLElement | string)[] {
  return runs.map(({ text, match }) => (match ? element('mark', {}, text) : text));
}

function linked(node: SearchHitFragment, texts: (HTMLElement | string)[]): HTMLElement {
  return 'path' in node ? element('a', { href: `#${node.path}` }, ...texts) : element('span', {}, ...texts);
}

function summaryOf(node: SearchHitFragment): string {
  return ('summary' in node ? node.summary : null) ?? '';
}

function nameOf(node: SearchHitFragment): string {
  if ('title' in node) return node.title;
  return 'name' in node ? node.name : '';
}

import { InitiativeFacets, InitiativeList, InitiativeMap } from '../../client/index.ts';
import type { InitiativeCardFragment, InitiativeDimension, InitiativeFilter } from '../../client/index.ts';
import { client } from './api.ts';
import { element } from './elements.ts';
import { facets } from './facets.ts';
import { map } from './map.ts';

const SHOWN: InitiativeDimension[] = ['LEVEL', 'LAND', 'TOPICS', 'STATUS'];
const PAGE = 10;

/** The register: choices, map and list of the same initiatives. */
export async function register(filter: InitiativeFilter, choose: (filter: InitiativeFilter) => void): Promise<HTMLElement> {
  const [choices, points, first] = await Promise.all([
    client.query(InitiativeFacets, { filter, fields: SHOWN }),
    client.query(InitiativeMap, { filter }),
    client.query(InitiativeList, { filter, first: PAGE }),
  ]);
  const list = element('ol', { class: 'cards' });
  const more = element('button', { type: 'button' }, 'Weitere');
  show(first.initiatives);
  return element(
    'div',
    { class: 'register' },
    element('aside', {}, facets(choices.initiatives.facets, filter, choose)),
    element('section', {}, element('h1', {}, `${first.initiatives.totalCount} Initiativen`), map(points.initiatives.nodes), list, more),
  );

  function show({ nodes, pageInfo }: typeof first.initiatives): void {
    list.append(...nodes.map(card));
    more.hidden = !pageInfo.hasNextPage;
    more.onclick = async () => {
      const next = await client.query(InitiativeList, { filter, first: PAGE, after: pageInfo.endCursor });
      show(next.initiatives);
    };
  }
}

function card({ slug, title, summary, regions }: InitiativeCardFragment): HTMLElement {
  return element(
    'li',
    {},
    element('h2', {}, element('a', { href: `#/initiativen/${slug}` }, title)),
    element('p', {}, summary ?? ''),
    element('p', { class: 'facts' }, regions.map(({ name }) => name).join(', ')),
  );
}

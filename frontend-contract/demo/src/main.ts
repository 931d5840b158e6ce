import type { InitiativeFilter, SearchFilter } from '../../client/index.ts';
import { apology } from './api.ts';
import { element } from './elements.ts';
import { other, preview, profile } from './pages.ts';
import { register } from './register.ts';
import { search } from './search.ts';

const page = document.querySelector('#page') as HTMLElement;
let filter: InitiativeFilter = {};
let searched: { query: string; filter: SearchFilter } = { query: '', filter: {} };
let latest = 0;

/** Shows what the address asks for; an answer that comes after a later question is dropped. */
async function show(): Promise<void> {
  const turn = (latest += 1);
  const content = await asked().catch((failure) => element('p', { role: 'alert' }, apology(failure)));
  if (turn === latest) page.replaceChildren(content);
}

function asked(): Promise<HTMLElement> {
  const token = new URLSearchParams(location.search).get('token');
  if (token !== null) return preview(token);
  const route = location.hash.slice(1);
  const slug = /^\/initiativen\/([^/]+)/.exec(route)?.[1];
  if (slug !== undefined) return profile(slug);
  const query = /^\/suche(?:\/(.*))?$/.exec(route);
  if (query) return found(decodeURIComponent(query[1] ?? ''));
  return route.length > 1 ? other(route) : register(filter, choose);
}

/** Another query begins without the choices made for the last one. */
function found(query: string): Promise<HTMLElement> {
  if (query !== searched.query) searched = { query, filter: {} };
  return search(query, searched.filter, (chosen) => {
    searched = { query, filter: chosen };
    void show();
  });
}

function choose(chosen: InitiativeFilter): void {
  filter = chosen;
  void show();
}

addEventListener('hashchange', () => void show());
void show();

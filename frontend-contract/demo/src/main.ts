import type { InitiativeFilter } from '../../client/index.ts';
import { apology } from './api.ts';
import { element } from './elements.ts';
import { preview, profile } from './pages.ts';
import { register } from './register.ts';

const page = document.querySelector('#page') as HTMLElement;
let filter: InitiativeFilter = {};
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
  const slug = /^#\/initiativen\/([^/]+)/.exec(location.hash)?.[1];
  return slug === undefined ? register(filter, choose) : profile(slug);
}

function choose(chosen: InitiativeFilter): void {
  filter = chosen;
  void show();
}

addEventListener('hashchange', () => void show());
void show();

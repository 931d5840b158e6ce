import { SearchSuggest } from '../../client/index.ts';
import type { SearchSuggestQuery } from '../../client/index.ts';
import { client } from './api.ts';
import { element } from './elements.ts';

const PAUSE = 150;

type Suggestion = SearchSuggestQuery['searchSuggest'][number];

/** A box with suggestions for what is being typed; an answer that a later one has overtaken is dropped. */
export function searchBox(query: string): HTMLElement {
  const attributes = { type: 'search', value: query, maxlength: '200', autocomplete: 'off', 'aria-label': 'Suchbegriff' };
  const box = element('input', attributes) as HTMLInputElement;
  const suggestions = element('ul', { class: 'suggestions', 'aria-label': 'Vorschläge' });
  let latest = 0;
  box.oninput = () => {
    const turn = (latest += 1);
    setTimeout(() => turn === latest && void suggest(turn), PAUSE);
  };
  const form = element('form', { class: 'search', role: 'search' }, box, element('button', {}, 'Suchen'), suggestions);
  form.onsubmit = (event) => {
    event.preventDefault();
    location.hash = addressOf(box.value);
  };
  return form;

  async function suggest(turn: number): Promise<void> {
    const prefix = box.value.trim();
    const found = prefix ? (await client.query(SearchSuggest, { prefix })).searchSuggest : [];
    if (turn === latest) suggestions.replaceChildren(...found.map(suggestion));
  }
}

/** Pages open at once; records have no page here, so their names are searched for. */
function suggestion({ title, node }: Suggestion): HTMLElement {
  const href = 'path' in node ? `#${node.path}` : addressOf(title);
  return element('li', {}, element('a', { href }, title));
}

/** The address of the search page for `query`. */
export function addressOf(query: string): string {
  return `#/suche/${encodeURIComponent(query)}`;
}

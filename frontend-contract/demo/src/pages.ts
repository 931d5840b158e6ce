import { InitiativeProfile, PageByPath, Preview } from '../../client/index.ts';
import { client } from './api.ts';
import { body } from './body.ts';
import { element } from './elements.ts';

/** One initiative, or a kind word where there is none. */
export async function profile(slug: string): Promise<HTMLElement> {
  const { initiative } = await client.query(InitiativeProfile, { slug });
  if (!initiative) return element('p', {}, 'Diese Initiative gibt es hier nicht (mehr).');
  const members = initiative.memberships.flatMap(({ organisation }) => (organisation ? [organisation.name] : []));
  return element(
    'article',
    {},
    element('h1', {}, initiative.title),
    element('p', { class: 'lead' }, initiative.summary ?? ''),
    list('Ziele', initiative.goals.map(({ text }) => text)),
    list('Beteiligte', members),
    list('Kontakt', initiative.contactPoints.map(({ name, email }) => [name, email].filter(Boolean).join(', '))),
    body(initiative.body),
  );
}

/** Any other page, in short. */
export async function other(path: string): Promise<HTMLElement> {
  const { page } = await client.query(PageByPath, { path });
  if (!page) return element('p', {}, 'Diese Seite gibt es hier nicht (mehr).');
  return element('article', {}, element('h1', {}, page.title), element('p', { class: 'lead' }, page.summary ?? ''));
}

/** A draft, for whoever has its token. */
export async function preview(previewToken: string): Promise<HTMLElement> {
  const { page } = await client.query(Preview, { previewToken });
  if (!page) return element('p', {}, 'Diese Vorschau zeigt keine Seite.');
  return element(
    'article',
    {},
    element('p', { class: 'draft', role: 'status' }, 'Entwurf, noch nicht veröffentlicht'),
    element('h1', {}, page.title),
    element('p', { class: 'lead' }, page.summary ?? ''),
    'body' in page ? body(page.body) : null,
  );
}

function list(title: string, entries: string[]): HTMLElement | null {
  if (!entries.length) return null;
  return element('section', {}, element('h2', {}, title), element('ul', {}, ...entries.map((entry) => element('li', {}, entry))));
}

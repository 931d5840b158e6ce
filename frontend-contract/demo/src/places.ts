import { SearchMap } from '../../client/index.ts';
import type { SearchFilter, SearchMapQuery } from '../../client/index.ts';
import { client } from './api.ts';
import { element, shape } from './elements.ts';
import { GERMANY, VIEW, at } from './map.ts';

const ZOOM = 6;

/** The hits on the map of Germany, in one question; nothing where none has a place. */
export async function places(query: string, filter: SearchFilter): Promise<HTMLElement | null> {
  const { searchMap } = await client.query(SearchMap, { query, filter, bounds: GERMANY, zoom: ZOOM });
  if (!searchMap.length) return null;
  return element('figure', {}, shape('svg', { viewBox: VIEW, class: 'map', role: 'group', 'aria-label': 'Trefferkarte' }, ...searchMap.map(mark)));
}

function mark({ latitude, longitude, count }: SearchMapQuery['searchMap'][number]): SVGElement {
  const [x, y] = at({ latitude, longitude });
  const label = `${count} Treffer`;
  const circle = shape('circle', { cx: x, cy: y, r: String(4 + 4 * Math.log2(count)) });
  return shape('g', { role: 'img', 'aria-label': label }, shape('title', {}, label), circle, count > 1 ? shape('text', { x, y }, String(count)) : null);
}

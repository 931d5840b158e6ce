import type { InitiativeMapQuery } from '../../client/index.ts';
import { shape } from './elements.ts';

type Point = InitiativeMapQuery['initiatives']['nodes'][number];

const WEST = 5.5;
const NORTH = 55.2;
/** Units of the drawing for a degree; a degree of longitude is shorter in the middle of Germany. */
const DEGREE = 60;
const NARROWER = Math.cos((51 * Math.PI) / 180);

/** Dots where initiatives are; the less exact a place is known, the larger and softer its dot. */
export function map(points: Point[]): SVGElement {
  return shape(
    'svg',
    { viewBox: `0 0 ${10 * DEGREE * NARROWER} ${8.2 * DEGREE}`, class: 'map', role: 'group', 'aria-label': 'Karte' },
    ...points.map(dot),
  );
}

function dot({ title, path, location }: Point): SVGElement | null {
  if (location?.latitude == null || location.longitude == null) return null;
  const radius = { ADDRESS: 4, MUNICIPALITY: 6, DISTRICT: 9, REGION: 12 }[location.precision ?? 'REGION'];
  const [x, y] = [(location.longitude - WEST) * DEGREE * NARROWER, (NORTH - location.latitude) * DEGREE];
  const circle = shape('circle', { cx: x.toFixed(1), cy: y.toFixed(1), r: String(radius) });
  return shape('a', { href: `#${path.replace(/\/$/, '')}`, 'aria-label': title }, shape('title', {}, title), circle);
}

import type { InitiativeMapQuery } from '../../client/index.ts';
import { shape } from './elements.ts';

type Point = InitiativeMapQuery['initiatives']['nodes'][number];

const WEST = 5.5;
const NORTH = 55.2;
/** Units of the drawing for a degree; a degree of longitude is shorter in the middle of Germany. */
const DEGREE = 60;
const NARROWER = Math.cos((51 * Math.PI) / 180);

/** The part of the drawing that is shown. */
export const VIEW = `0 0 ${10 * DEGREE * NARROWER} ${8.2 * DEGREE}`;
/** The same in degrees. */
export const GERMANY = { south: NORTH - 8.2, west: WEST, north: NORTH, east: WEST + 10 };

/** Where a place lies in the drawing. */
export function at({ latitude, longitude }: { latitude: number; longitude: number }): [string, string] {
  return [((longitude - WEST) * DEGREE * NARROWER).toFixed(1), ((NORTH - latitude) * DEGREE).toFixed(1)];
}

/** Dots where initiatives are; the less exact a place is known, the larger and softer its dot. */
export function map(points: Point[]): SVGElement {
  return shape(
    'svg',
    { viewBox: VIEW, class: 'map', role: 'group', 'aria-label': 'Karte' },
    ...points.map(dot),
  );
}

function dot({ title, path, location }: Point): SVGElement | null {
  if (location?.latitude == null || location.longitude == null) return null;
  const radius = { ADDRESS: 4, MUNICIPALITY: 6, DISTRICT: 9, REGION: 12 }[location.precision ?? 'REGION'];
  const [x, y] = at({ latitude: location.latitude, longitude: location.longitude });
  const circle = shape('circle', { cx: x, cy: y, r: String(radius) });
  return shape('a', { href: `#${path.replace(/\/$/, '')}`, 'aria-label': title }, shape('title', {}, title), circle);
}

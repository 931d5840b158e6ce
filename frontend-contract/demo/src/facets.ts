import type { FacetCountsFragment } from '../../client/index.ts';
import { element } from './elements.ts';

const HEADINGS: Record<string, string> = {
  kinds: 'Art',
  level: 'Ebene',
  land: 'Land',
  regions: 'Region',
  topics: 'Thema',
  targetGroups: 'Zielgruppe',
  status: 'Status',
};

/** One group of check boxes for each facet; each count says what a click would give. */
export function facets<Filter extends object>(
  found: FacetCountsFragment[],
  filter: Filter,
  choose: (filter: Filter) => void,
): HTMLElement {
  return element('form', {}, ...found.map((facet) => group(facet, (values) => choose({ ...filter, [facet.field]: values }))));
}

function group({ field, buckets }: FacetCountsFragment, select: (values: string[]) => void): HTMLElement {
  const boxes = buckets.map(({ value, label, count, selected }) => {
    const box = element('input', { type: 'checkbox', value }) as HTMLInputElement;
    box.checked = selected;
    return element('label', {}, box, ` ${label} (${count})`);
  });
  const set = element('fieldset', {}, element('legend', {}, HEADINGS[field] ?? field), ...boxes);
  set.onchange = () => select([...set.querySelectorAll<HTMLInputElement>('input:checked')].map(({ value }) => value));
  return set;
}

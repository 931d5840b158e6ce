import type { BodyFragment } from '../../client/index.ts';
import { onHost } from './api.ts';
import { element, fromHtml } from './elements.ts';

/** The text of a page. A block that is not drawn here is left out, as one of a later release would be. */
export function body(blocks: BodyFragment[]): HTMLElement {
  return element('div', { class: 'body' }, ...blocks.map(drawn));
}

function drawn(block: BodyFragment): Node | null {
  switch (block.__typename) {
    case 'HeadingBlock':
      return element(block.level.toLowerCase(), {}, block.text);
    case 'RichTextBlock':
      return fromHtml(block.html);
    case 'QuoteBlock':
      return element('blockquote', {}, block.text, element('footer', {}, block.attribution ?? ''));
    case 'ChecklistBlock':
      return element('ul', {}, ...block.entries.map((entry) => element('li', {}, entry)));
    case 'AccordionBlock':
      return element('div', {}, ...block.items.map(({ title, html }) => element('details', {}, element('summary', {}, title), fromHtml(html))));
    case 'ImageBlock':
      return block.image?.image
        ? element(
            'figure',
            {},
            element('img', { src: onHost(block.image.image.url), alt: block.image.alt ?? '' }),
            element('figcaption', {}, [block.caption, block.image.credit].filter(Boolean).join(' · ')),
          )
        : null;
    default:
      return null;
  }
}

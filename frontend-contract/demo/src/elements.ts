type Child = Node | string | null;

/** Makes an element; texts stay texts, so nothing from the API can become markup by accident. */
export function element(name: string, attributes: Record<string, string> = {}, ...children: Child[]): HTMLElement {
  return filled(document.createElement(name), attributes, children);
}

/** The same for drawings. */
export function shape(name: string, attributes: Record<string, string> = {}, ...children: Child[]): SVGElement {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function filled<Made extends Element>(made: Made, attributes: Record<string, string>, children: Child[]): Made {
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** The API's HTML is semantic and without scripts; everything else goes through `element`. */
export function fromHtml(html: string): HTMLElement {
  const made = element('div');
  made.innerHTML = html;
  return made;
}

// Copies markup of the server, but only what an embed is made of: a page that pins this file by its
// integrity relies on nothing else ever reaching its visitors, whatever the server may one day send.

const ELEMENTS = new Set(
  "a article b br circle code dd div dl dt figcaption figure footer g h1 h2 h3 h4 h5 h6 header img li nav ol p path section span svg text time title ul".split(" "),
);
const ATTRIBUTES = new Set(
  "alt aria-hidden aria-label class cx cy d data-entries data-entry data-kind data-theme datetime dir dy focusable height id lang loading r rel role tabindex viewBox width x y".split(" "),
);
const ADDRESSES = new Set(["href", "src"]);

export function copied(node: Node, base: string): Node | null {
  if (node.nodeType === Node.TEXT_NODE) return document.createTextNode(node.nodeValue ?? "");
  if (!(node instanceof Element) || !ELEMENTS.has(node.localName)) return null;
  const copy = document.createElementNS(node.namespaceURI, node.localName);
  for (const { name, value } of node.attributes) {
    if (name === "data-part") copy.setAttribute("part", value);
    else if (ATTRIBUTES.has(name) || (ADDRESSES.has(name) && isHarmless(value, base))) copy.setAttribute(name, value);
  }
  for (const child of node.childNodes) {
    const inside = copied(child, base);
    if (inside) copy.append(inside);
  }
  return copy;
}

function isHarmless(address: string, base: string): boolean {
  if (address.startsWith("#")) return true;
  try {
    return /^https?:$/.test(new URL(address, base).protocol);
  } catch {
    return false;
  }
}

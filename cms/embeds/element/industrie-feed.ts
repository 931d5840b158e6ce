// <industrie-feed kind="list" land="DE-NW"><a href="…">Industrieinitiativen</a></industrie-feed>
//
// Shows what the frame of the same address shows, in the page itself. One request to the server this
// file came from (or to the attribute "server"), without cookies and without a referrer; nothing is stored.

import { copied } from "./copying.ts";
import style from "./industrie-feed.css";
import { pair } from "./pairing.ts";
import { type Language, spoken, WORDS } from "./words.ts";

const ORIGIN = new URL(import.meta.url).origin;
const PATIENCE = 15_000;
const LATE = "late";
const FILTERS: Record<string, string> = {
  "target-group": "targetGroup",
  uuid: "id",
  ...Object.fromEntries(
    ["land", "region", "level", "topic", "type", "initiative", "from", "to", "q", "limit", "heading", "theme"].map((name) => [name, name]),
  ),
};

class IndustrieFeed extends HTMLElement {
  static observedAttributes = ["kind", "lang", "server", ...Object.keys(FILTERS)];

  #root = this.attachShadow({ mode: "open" });
  #status = document.createElement("p");
  #place = document.createElement("div");
  #asking = new AbortController();
  #planned = false;

  constructor() {
    super();
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    this.#root.adoptedStyleSheets = [sheet];
    this.#status.setAttribute("role", "status");
    this.#status.className = "hidden";
    const speaking = document.createElement("div");
    speaking.className = "industrie-feed";
    speaking.append(this.#status);
    this.#root.append(speaking, this.#place);
  }

  connectedCallback(): void {
    addEventListener("online", this.#retry);
    this.#plan();
  }

  disconnectedCallback(): void {
    removeEventListener("online", this.#retry);
    this.#asking.abort();
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.#plan();
  }

  /** Loads anew; pages may call it. */
  reload(): void {
    void this.#load(this.#address());
  }

  get #language(): Language {
    return spoken(this.lang || this.closest("[lang]")?.getAttribute("lang") || "de");
  }

  /** Several attributes changed at once are one request. */
  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    queueMicrotask(() => {
      this.#planned = false;
      if (this.isConnected) this.reload();
    });
  }

  #retry = (): void => {
    if (this.#root.querySelector("[data-failed]")) this.reload();
  };

  #address(): URL {
    const kind = encodeURIComponent(this.getAttribute("kind") ?? "list");
    const address = new URL(`/embed/frame/${kind}`, this.getAttribute("server") ?? ORIGIN);
    address.searchParams.set("format", "fragment");
    address.searchParams.set("lang", this.#language);
    for (const [attribute, parameter] of Object.entries(FILTERS)) {
      const value = this.getAttribute(attribute);
      if (value) address.searchParams.set(parameter, value);
    }
    return address;
  }

  async #load(address: URL, moveFocus = false): Promise<void> {
    this.#asking.abort();
    const asking = (this.#asking = new AbortController());
    const words = WORDS[this.#language];
    this.#wait(words.loading);
    const timer = setTimeout(() => asking.abort(LATE), PATIENCE);
    try {
      const response = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer", signal: asking.signal });
      const markup = await response.text();
      if (asking !== this.#asking) return;
      this.#show(markup, address, moveFocus);
    } catch {
      const left = asking !== this.#asking || (asking.signal.aborted && asking.signal.reason !== LATE);
      if (!left) this.#fail(navigator.onLine ? words.failed : words.offline, address);
    } finally {
      clearTimeout(timer);
    }
  }

  #wait(text: string): void {
    this.#status.textContent = text;
    if (this.#place.childElementCount) {
      this.#place.setAttribute("aria-busy", "true");
      return;
    }
    const wait = this.#box("wait");
    wait.firstElementChild?.append(text);
    this.#place.replaceChildren(wait);
  }

  #show(markup: string, address: URL, moveFocus: boolean): void {
    const received = new DOMParser().parseFromString(trusted(markup), "text/html").body.firstElementChild;
    const feed = received && copied(received, address.href);
    if (!(feed instanceof Element) || !feed.matches("section.industrie-feed")) throw new Error("The server sent something else.");
    this.#place.replaceChildren(feed);
    this.#place.removeAttribute("aria-busy");
    this.#status.textContent = feed.querySelector(".count")?.textContent ?? WORDS[this.#language].loaded;
    for (const link of feed.querySelectorAll<HTMLAnchorElement>(".pages a")) {
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        void this.#load(new URL(link.href), true);
      });
    }
    pair(feed);
    if (moveFocus) this.#focusHeading(feed);
    this.dispatchEvent(new CustomEvent("industrie-feed-shown", { bubbles: true }));
  }

  #focusHeading(feed: Element): void {
    const heading = feed.querySelector<HTMLElement>(".title");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  }

  /** The reason, a button, and the link that the host wrote into the element. */
  #fail(reason: string, address: URL): void {
    const box = this.#box("problem");
    const again = document.createElement("button");
    again.type = "button";
    again.append(WORDS[this.#language].again);
    again.addEventListener("click", () => void this.#load(address));
    const said = document.createElement("p");
    said.append(reason);
    const offered = document.createElement("p");
    offered.append(again);
    box.firstElementChild?.append(said, document.createElement("slot"), offered);
    box.setAttribute("data-failed", "");
    this.#place.replaceChildren(box);
    this.#place.removeAttribute("aria-busy");
    this.#status.textContent = reason;
  }

  #box(name: string): HTMLElement {
    const feed = document.createElement("div");
    const box = document.createElement("div");
    feed.className = "industrie-feed";
    feed.setAttribute("part", "feed");
    feed.dataset.theme = this.getAttribute("theme") ?? "light";
    box.className = name;
    box.setAttribute("part", name);
    feed.append(box);
    return feed;
  }
}

/** Pages that insist on Trusted Types allow the policy "industrie-feed"; the text is only parsed, never run. */
function trusted(markup: string): string {
  const factory = (globalThis as { trustedTypes?: { createPolicy(name: string, rules: object): { createHTML(text: string): string } } }).trustedTypes;
  policy ??= factory?.createPolicy("industrie-feed", { createHTML: (text: string) => text });
  return policy?.createHTML(markup) ?? markup;
}
let policy: { createHTML(text: string): string } | undefined;

if (!customElements.get("industrie-feed")) customElements.define("industrie-feed", IndustrieFeed);

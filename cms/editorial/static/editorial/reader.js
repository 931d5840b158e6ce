// Shows one page of the interface: what its route or its preview token opens. No framework, no other server.

const { endpoint, base } = document.body.dataset;
const labels = JSON.parse(document.getElementById("labels").textContent);
const token = new URLSearchParams(location.search).get("token");

function element(name, content = [], attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...[content].flat().filter((part) => part !== null && part !== undefined && part !== ""));
  return made;
}

// The interface delivers semantic HTML without scripts; the page's security policy would not run any.
function html(text) {
  const made = element("div");
  made.innerHTML = text;
  for (const link of made.querySelectorAll('a[href^="/"]')) {
    if (!/^\/(documents|media)\//.test(link.getAttribute("href"))) link.setAttribute("href", inside(link.getAttribute("href")));
  }
  return made;
}

const inside = (path) => base + path.replace(/^\//, "");
const label = (enumeration, value) => (value && value !== "UNKNOWN" ? (labels[enumeration][value] ?? value) : null);
const names = (list) => (list ?? []).map((item) => item.name).join(", ");

function day(value, precision = "DAY") {
  if (!value) return null;
  if (precision === "YEAR") return value.slice(0, 4);
  const shown = precision === "MONTH" ? { month: "long", year: "numeric" } : { dateStyle: "long" };
  return new Intl.DateTimeFormat("de-DE", { ...shown, timeZone: "Europe/Berlin" }).format(new Date(value));
}

function moment(value) {
  if (!value) return null;
  return new Intl.DateTimeFormat("de-DE", { dateStyle: "long", timeStyle: "short", timeZone: "Europe/Berlin" }).format(new Date(value));
}

function size(bytes) {
  if (!bytes) return null;
  const megabytes = bytes / 1_000_000;
  const [number, unit] = megabytes >= 1 ? [megabytes, "MB"] : [bytes / 1000, "kB"];
  return `${number.toLocaleString("de-DE", { maximumFractionDigits: 1 })} ${unit}`;
}

function figure(image, caption) {
  if (!image?.image) return null;
  const { url, width, height, srcSet } = image.image;
  const words = [caption, image.credit].filter(Boolean).join(" – ");
  const picture = element("img", [], { src: url, srcset: srcSet, sizes: "(max-width: 44rem) 100vw, 44rem", width, height, alt: image.alt ?? "" });
  return element("figure", [picture, words && element("figcaption", words)]);
}

function facts(page) {
  const rows = {
    InitiativePage: () => [
      ["Art", label("InitiativeType", page.initiativeType)],
      ["Ebene", label("InitiativeLevel", page.level)],
      ["Stand", label("InitiativeStatus", page.status)],
      ["Gegründet", day(page.foundedOn, page.foundedPrecision)],
      ["Gebiete", names(page.regions)],
      ["Themen", names(page.topics)],
      ["Mitglieder", page.memberCount?.toLocaleString("de-DE")],
      ["Treffen", label("MeetingFrequency", page.meetingFrequency)],
      ["Beteiligte", names(page.memberships.map((membership) => membership.organisation).filter(Boolean))],
      ["Anschrift", page.location?.address],
      ["Website", page.website && element("a", page.website, { href: page.website, rel: "noopener" })],
      ["Kontakt", page.contactPoints.map((contact) => [contact.name, contact.email, contact.phone].filter(Boolean).join(", ")).join("; ")],
    ],
    NewsPage: () => [
      ["Art", label("NewsKind", page.newsKind)],
      ["Datum", day(page.date)],
      ["Ort", page.dateline],
    ],
    EventPage: () => [
      ["Beginn", moment(page.startsAt)],
      ["Ende", moment(page.endsAt)],
      ["Ort", [page.venue?.name, page.venue?.location?.address].filter(Boolean).join(", ")],
    ],
  }[page.__typename];
  const shown = (rows ? rows() : []).filter(([, value]) => value);
  return shown.length ? element("dl", shown.flatMap(([term, value]) => [element("dt", term), element("dd", value)]), { class: "facts" }) : null;
}

const linkTo = (path, words) => element("a", words, { href: inside(path) });

const blocks = {
  AccordionBlock: ({ items }) => element("div", items.map((item) => element("details", [element("summary", item.title), html(item.html)]))),
  ImageBlock: ({ image, caption }) => figure(image, caption),
  GalleryBlock: ({ items }) => element("div", items.map((item) => figure(item.image, item.caption)), { class: "gallery" }),
  DownloadsBlock: ({ title: heading, items }) =>
    element("section", [
      heading && element("h2", heading),
      element("ul", items.filter((file) => file.document).map(({ title: name, document: file }) =>
        element("li", [element("a", name || file.title, { href: file.url }), ` (${[file.mediaType, size(file.byteSize)].filter(Boolean).join(", ")})`]))),
    ]),
  CallToActionBlock: ({ title: heading, text, action, url, page }) =>
    element("aside", [
      heading && element("h2", heading),
      text && element("p", text),
      page ? linkTo(page.path, action) : url && element("a", action, { href: url, rel: "noopener" }),
    ], { class: "call" }),
  TeaserListBlock: ({ title: heading, pages }) =>
    element("section", [heading && element("h2", heading), element("ul", pages.map((page) => element("li", [linkTo(page.path, page.title), page.summary && ` – ${page.summary}`])))]),
  VideoBlock: ({ title: name, file: film, url: videoUrl, captions, transcript }) =>
    element("figure", [
      film
        ? element("video", [element("source", [], { src: film.url, type: film.mediaType }), captions && element("track", [], { src: captions.url, kind: "captions", srclang: captions.language, default: "" })], { controls: "", preload: "none" })
        : videoUrl && element("a", `Film „${name}“ bei einem anderen Anbieter ansehen`, { href: videoUrl, rel: "noopener" }),
      element("figcaption", name),
      transcript && element("details", [element("summary", "Text des Films"), element("p", transcript)]),
    ]),
};

const show = (block) => blocks[block.__typename]?.(block) ?? (block.html ? html(block.html) : null);

function render(page) {
  document.title = `${page.title} – Industriedialog`;
  document.documentElement.lang = page.locale === "de-simple" ? "de" : page.locale;
  const article = document.getElementById("page");
  article.replaceChildren(
    ...[
      labels.type[page.__typename] && element("p", labels.type[page.__typename], { class: "kind" }),
      element("h1", page.title),
      page.summary && element("p", page.summary, { class: "summary" }),
      figure(page.leadImage),
      facts(page),
      page.mission && element("section", [element("h2", "Auftrag"), element("p", page.mission)]),
      page.goals?.length && element("section", [element("h2", "Ziele"), element("ul", page.goals.map((goal) => element("li", goal.text)))]),
      ...(page.body ?? []).map(show),
    ].filter(Boolean),
  );
  article.hidden = false;
}

function announce(words, kind) {
  const notice = document.getElementById("notice");
  notice.textContent = words;
  notice.className = `notice ${kind}`;
}

const refusals = {
  PREVIEW_TOKEN_INVALID: "Diese Vorschau ist abgelaufen oder wurde widerrufen. Bitte öffnen Sie sie im Redaktionssystem neu.",
  PREVIEW_INCOMPLETE: "Dem Entwurf fehlen noch Angaben, ohne die er sich nicht anzeigen lässt.",
};

async function ask() {
  const path = `/${location.pathname.slice(base.length)}`;
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ query: document.getElementById("query").textContent, variables: token ? { previewToken: token } : { path } }),
  });
  return response.json();
}

async function start() {
  const { data, errors } = await ask();
  if (errors?.length) return announce(refusals[errors[0].extensions?.code] ?? "Die Seite lässt sich gerade nicht anzeigen.", "problem");
  if (!data.page) return announce("Unter dieser Adresse ist nichts veröffentlicht.", "problem");
  render(data.page);
  return token
    ? announce("Vorschau eines Entwurfs: So sähe die Seite aus. Öffentlich ist sie erst nach der Freigabe.", "draft")
    : announce("Öffentliche Fassung, gelesen aus der Schnittstelle.", "");
}

start().catch(() => announce("Die Schnittstelle ist gerade nicht erreichbar.", "problem"));

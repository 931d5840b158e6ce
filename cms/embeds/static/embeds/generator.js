// Renews preview and code while somebody chooses; the form itself works without this file.

const form = document.getElementById("form");
const status = document.getElementById("meldung");
let asking = new AbortController();

function offerCopying(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", () => copy(button, document.getElementById(button.dataset.copy)));
  }
}

async function copy(button, code) {
  const copied = await navigator.clipboard.writeText(code.textContent).then(() => true, () => false);
  if (!copied) getSelection().selectAllChildren(code);
  status.textContent = copied ? "Kopiert." : "Der Code ist markiert. Bitte kopieren Sie ihn mit Strg und C.";
  button.dataset.said = copied ? "Kopiert ✓" : "Markiert: Strg + C";
  setTimeout(() => delete button.dataset.said, 3000);
}

function markWrong() {
  const wrong = document.querySelector("[data-wrong]")?.dataset.wrong;
  for (const field of form.querySelectorAll(".field :is(input, select)")) {
    if (field.name === wrong) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  return Boolean(wrong);
}

function address() {
  const chosen = [...new FormData(form)].filter(([, value]) => value !== "");
  return `${form.action}?${new URLSearchParams(chosen)}`;
}

async function renew(event) {
  asking.abort();
  asking = new AbortController();
  const url = address();
  const answer = await fetch(url, { signal: asking.signal }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const parts = ["kind", "lang"].includes(event.target.name) ? ["auswahl", "ergebnis"] : ["ergebnis"];
  for (const id of parts) document.getElementById(id).replaceWith(document.adoptNode(page.getElementById(id)));
  offerCopying(document.getElementById("ergebnis"));
  history.replaceState(null, "", url);
  status.textContent = markWrong() ? "" : "Vorschau und Code sind erneuert.";
}

form.addEventListener("change", renew);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  renew(event).then(() => document.getElementById("ergebnis").focus());
});
offerCopying(document);

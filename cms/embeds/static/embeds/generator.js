// Renews preview and code while somebody chooses; the form itself works without this file.

const form = document.getElementById("form");
const status = document.getElementById("meldung");
let asking = new AbortController();

function offerCopying(root) {
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = !navigator.clipboard;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      status.textContent = "Kopiert.";
    });
  }
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
  status.textContent = "Vorschau und Code sind erneuert.";
}

form.addEventListener("change", renew);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  renew(event).then(() => document.getElementById("ergebnis").focus());
});
offerCopying(document);

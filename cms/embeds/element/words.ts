// What the element says before, or instead of, an answer of the server.

export type Language = "de" | "de-simple" | "en";

type Words = { loading: string; loaded: string; failed: string; offline: string; again: string };

export const WORDS: Record<Language, Words> = {
  de: {
    loading: "Wird geladen …",
    loaded: "Geladen",
    failed: "Die Einträge können gerade nicht geladen werden.",
    offline: "Sie sind zurzeit nicht mit dem Internet verbunden.",
    again: "Erneut versuchen",
  },
  "de-simple": {
    loading: "Bitte warten Sie kurz.",
    loaded: "Fertig",
    failed: "Das hat leider nicht geklappt.",
    offline: "Sie haben im Moment kein Internet.",
    again: "Noch einmal versuchen",
  },
  en: {
    loading: "Loading …",
    loaded: "Loaded",
    failed: "The entries cannot be loaded at the moment.",
    offline: "You are offline at the moment.",
    again: "Try again",
  },
};

/** The language of an attribute `lang`, or the nearest one the element speaks. */
export function spoken(tag: string): Language {
  const wanted = tag.toLowerCase();
  if (wanted in WORDS) return wanted as Language;
  return wanted.startsWith("en") ? "en" : "de";
}

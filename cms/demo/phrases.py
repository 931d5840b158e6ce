"""The words from which invented initiatives are made."""

IMAGES = (
    "chemie", "dialog", "hafen", "main", "muensterland", "neckar", "netz", "niederrhein",
    "ostsee", "revier", "rhein", "ruhr", "saale", "spree", "wasserstoff", "werkhalle", "werkzeug", "wind",
)  # fmt: skip

NAMES = (
    ("Industrieforum {}", "SECTOR_FORUM"),
    ("Bündnis für Industrie {}", "ALLIANCE"),
    ("Industriedialog {}", "DIALOGUE"),
    ("Zukunft der Industrie – {}", "INITIATIVE"),
    ("{} produziert", "INITIATIVE"),
    ("Netzwerk Wasserstoff {}", "NETWORK"),
    ("Transformationsnetzwerk {}", "NETWORK"),
    ("Masterplan Industrie {}", "MASTERPLAN"),
    ("Kompetenzzentrum Produktion {}", "COMPETENCE_CENTRE"),
    ("Fachkräftebündnis {}", "ALLIANCE"),
    ("Maschinenbau-Initiative {}", "INITIATIVE"),
    ("Runder Tisch Industrie {}", "DIALOGUE"),
)

SUMMARIES = (
    "Betriebe, Kammern und Gewerkschaften beraten gemeinsam über die Industrie vor Ort ({}).",
    "Ein Zusammenschluss, der Industriearbeit in der Region sichtbar macht ({}).",
    "Austausch über Energie, Flächen und Fachkräfte ({}).",
    "Gemeinsame Vorhaben für eine Produktion mit Zukunft ({}).",
    "Nachbarschaft und Betriebe sprechen miteinander, bevor es Streit gibt ({}).",
)

MISSIONS = (
    "Wir bringen an einen Tisch, wer sonst nur übereinander spricht.",
    "Wir helfen Betrieben, den Wandel zu gestalten, statt ihn zu erleiden.",
    "Wir zeigen jungen Menschen, was in unserer Region hergestellt wird.",
    "Wir suchen Lösungen, bei denen Wirtschaft und Nachbarschaft gewinnen.",
)

GOALS = (
    ("Ausbildungsplätze in der Industrie besetzen", "SKILLED_WORKERS"),
    ("Energie gemeinsam einkaufen und sparen", "TRANSFORMATION"),
    ("Flächen für Produktion sichern", "LOCATION"),
    ("Genehmigungen schneller erhalten", "LOCATION"),
    ("Nachbarschaften früh einbeziehen", "DIALOGUE"),
    ("Weiterbildung im Betrieb ausbauen", "SKILLED_WORKERS"),
    ("Stoffkreisläufe schließen", "TRANSFORMATION"),
    ("Neue Märkte erschließen", "COMPETITIVENESS"),
    ("Schienen und Brücken erhalten", "LOCATION"),
    ("Digitale Werkzeuge erproben", "INNOVATION"),
)

MEASURES = (
    "Tage der offenen Betriebe",
    "Gemeinsamer Stand auf Ausbildungsmessen",
    "Halbjährliches Gespräch mit der Verwaltung",
    "Arbeitskreis Energie",
    "Rundbrief an Nachbarn",
    "Unterrichtsbesuche",
    "Befragung der Mitglieder",
)

PARAGRAPHS = (
    "Die Initiative entstand aus einem Arbeitskreis, der nur einmal tagen sollte. Heute kommen alle wieder.",
    "Getragen wird die Arbeit von Organisationen, die Zeit und Geld einbringen. Alle stimmen gleich ab.",
    "Im Mittelpunkt steht, was kein Betrieb allein lösen kann: Energie, Verkehr, Nachwuchs und Flächen.",
    "Wer in der Nähe wohnt, kann sich bei der Kontaktstelle melden und erhält Antwort aus dem Betrieb.",
    "Ergebnisse werden veröffentlicht, auch wenn etwas misslungen ist. Das hat Vertrauen geschaffen.",
    "Einmal im Jahr prüfen die Mitglieder ihre Ziele. Erledigtes wird gestrichen, Neues kommt hinzu.",
)

BODIES = (
    ("Industrie- und Handelskammer", "CHAMBER"),
    ("Wirtschaftsförderung", "BUSINESS_DEVELOPMENT"),
    ("Gewerkschaftsbund", "UNION"),
    ("Hochschule", "UNIVERSITY"),
    ("Unternehmensverband", "ASSOCIATION"),
    ("Maschinenfabrik", "COMPANY"),
)

ROLES = ("INITIATOR", "LEAD_OFFICE", "MEMBER", "MEMBER", "MEMBER", "PARTNER", "FUNDER")
FREQUENCIES = ("MONTHLY", "QUARTERLY", "QUARTERLY", "HALF_YEARLY", "YEARLY", "IRREGULAR", "UNKNOWN")
INTENSITIES = ("INFORMATION", "EXCHANGE", "COORDINATION", "JOINT_PROJECTS", "UNKNOWN")

"""The few German words that the chains treat by themselves; the parts of compounds, many more, are a file."""

_STOP_WORDS = """
aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf
aus bei beim bin bis bist da dadurch daher damit dann darum das dass dasselbe dazu daß dein deine deinem
deinen deiner dem demselben den denn denselben der deren derer derselbe derselben des desselben dessen
dich die dies diese dieselbe dieselben diesem diesen dieser dieses dir doch dort du durch ein eine einem
einen einer eines einig einige einigem einigen einiger einiges er es etwas euch euer eure eurem euren
eurer für fürs gab gegen geht gewesen gibt hab habe haben hat hatte hatten hattest hier hin hinter ich
ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im in indem ins ist jede jedem jeden jeder jedes jene
jenem jenen jener jenes jetzt kann kannst kein keine keinem keinen keiner keines können könnte machen
macht man manche manchem manchen mancher manches mein meine meinem meinen meiner mich mir mit muss musst
müssen nach nicht nichts noch nun nur ob oder ohne sehr sein seine seinem seinen seiner seines selbst
sich sie sind so solche solchem solchen solcher solches soll sollen sollte sondern sonst sowie um und uns
unser unsere unserem unseren unserer unter viel vom von vor war waren warst warum was weg weil weiter
welche welchem welchen welcher welches wem wen wenn wer werde werden wessen wie wieder will wir wird
wirst wo wollen wollte wurde wurden während würde würden zu zum zur zwar zwischen über
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())

STEMS = {
    "Bürger": "Bürger Bürgers Bürgern",
    "Kammer": "Kammer Kammern",
    "Bauer": "Bauer Bauers Bauern",
    "Lager": "Lager Lagers Lagern",
    "Bayern": "Bayern Bayerns",
    "Bayer": "Bayer Bayers",
}
"""Stems that the stemmer would take for another word's: Burg, Kamm, Bau, Lage; and their forms."""

PERSONS = (
    "anwalt",
    "architekt",
    "arzt",
    "beamt",
    "bibliothekar",
    "chef",
    "demokrat",
    "diplomat",
    "expert",
    "fabrikant",
    "fotograf",
    "funktionar",
    "gesell",
    "kandidat",
    "kolleg",
    "kommissar",
    "kund",
    "lieferant",
    "agog",
    "olog",
    "nachbar",
    "notar",
    "pat",
    "pilot",
    "praktikant",
    "rat",
    "referendar",
    "sekretar",
    "strateg",
    "wirt",
    "zeug",
)
"""How words for persons end that become feminine with -in beside those on -er, -or, -eur, -ent and -ist."""

LATIN = {
    "um": ("zentr", "for", "muse", "gremi", "ministeri", "kriteri", "podi", "territori", "laboratori"),
    "a": ("them", "firm"),
}
"""How words end that make their plural with -en in place of -um or -a."""

FOREIGN = ("auto", "buro", "euro", "foto", "info", "kino", "logo", "studio", "szenario", "video")
"""How words end that make their plural with -s; the stemmer takes an s behind o for a part of the word."""

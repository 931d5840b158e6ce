"""What can be said about an initiative in fixed words; stored exactly as GraphQL shows them."""

from django.db import models


class InitiativeType(models.TextChoices):
    INITIATIVE = "INITIATIVE", "Initiative"
    ALLIANCE = "ALLIANCE", "Bündnis"
    DIALOGUE = "DIALOGUE", "Dialog"
    SECTOR_FORUM = "SECTOR_FORUM", "Branchenforum"
    COMPETENCE_CENTRE = "COMPETENCE_CENTRE", "Kompetenzzentrum"
    MASTERPLAN = "MASTERPLAN", "Masterplan"
    NETWORK = "NETWORK", "Netzwerk"


class InitiativeStatus(models.TextChoices):
    FORMING = "FORMING", "Im Aufbau"
    ACTIVE = "ACTIVE", "Aktiv"
    PAUSED = "PAUSED", "Ruht"
    ENDED = "ENDED", "Beendet"


class MeetingFrequency(models.TextChoices):
    WEEKLY = "WEEKLY", "Wöchentlich"
    FORTNIGHTLY = "FORTNIGHTLY", "Alle zwei Wochen"
    MONTHLY = "MONTHLY", "Monatlich"
    EVERY_TWO_MONTHS = "EVERY_TWO_MONTHS", "Alle zwei Monate"
    QUARTERLY = "QUARTERLY", "Vierteljährlich"
    HALF_YEARLY = "HALF_YEARLY", "Halbjährlich"
    YEARLY = "YEARLY", "Jährlich"
    IRREGULAR = "IRREGULAR", "Unregelmäßig"
    UNKNOWN = "UNKNOWN", "Nicht bekannt"


class CooperationIntensity(models.TextChoices):
    INFORMATION = "INFORMATION", "Gegenseitige Information"
    EXCHANGE = "EXCHANGE", "Regelmäßiger Austausch"
    COORDINATION = "COORDINATION", "Abgestimmtes Vorgehen"
    JOINT_PROJECTS = "JOINT_PROJECTS", "Gemeinsame Vorhaben"
    UNKNOWN = "UNKNOWN", "Nicht bekannt"


class GoalKind(models.TextChoices):
    ACCEPTANCE = "ACCEPTANCE", "Akzeptanz und Wertschätzung"
    DIALOGUE = "DIALOGUE", "Dialog und Beteiligung"
    SKILLED_WORKERS = "SKILLED_WORKERS", "Fachkräfte und Ausbildung"
    GOOD_WORK = "GOOD_WORK", "Gute Arbeit"
    LOCATION = "LOCATION", "Standort, Flächen und Verkehr"
    COMPETITIVENESS = "COMPETITIVENESS", "Wettbewerbsfähigkeit und Märkte"
    INNOVATION = "INNOVATION", "Innovation und Digitalisierung"
    TRANSFORMATION = "TRANSFORMATION", "Klimaschutz und Strukturwandel"
    OTHER = "OTHER", "Sonstiges"


class MembershipRole(models.TextChoices):
    INITIATOR = "INITIATOR", "Initiator"
    LEAD_OFFICE = "LEAD_OFFICE", "Geschäftsstelle"
    MEMBER = "MEMBER", "Mitglied"
    PARTNER = "PARTNER", "Partner"
    FUNDER = "FUNDER", "Förderer"
    PATRON = "PATRON", "Schirmherrschaft"


class OutreachChannelKind(models.TextChoices):
    WEBSITE = "WEBSITE", "Website"
    NEWSLETTER = "NEWSLETTER", "Newsletter"
    PRESS = "PRESS", "Pressearbeit"
    EVENTS = "EVENTS", "Veranstaltungen"
    PUBLICATIONS = "PUBLICATIONS", "Veröffentlichungen"
    SOCIAL_MEDIA = "SOCIAL_MEDIA", "Soziale Medien"
    SCHOOLS = "SCHOOLS", "Angebote für Schulen"
    OPEN_DAYS = "OPEN_DAYS", "Tage der offenen Tür"
    OTHER = "OTHER", "Sonstiges"


class SocialPlatform(models.TextChoices):
    LINKEDIN = "LINKEDIN", "LinkedIn"
    MASTODON = "MASTODON", "Mastodon"
    YOUTUBE = "YOUTUBE", "YouTube"
    INSTAGRAM = "INSTAGRAM", "Instagram"
    FACEBOOK = "FACEBOOK", "Facebook"
    XING = "XING", "Xing"
    X = "X", "X"
    OTHER = "OTHER", "Sonstiges"


class InitiativeRelationKind(models.TextChoices):
    COOPERATION = "COOPERATION", "Zusammenarbeit"
    EXCHANGE = "EXCHANGE", "Erfahrungsaustausch"
    SAME_BRAND = "SAME_BRAND", "Gleiche Marke"
    PART_OF = "PART_OF", "Teil von"
    HAS_PART = "HAS_PART", "Umfasst"
    PREDECESSOR = "PREDECESSOR", "Vorgänger"
    SUCCESSOR = "SUCCESSOR", "Nachfolger"

    @property
    def seen_from_the_other_side(self) -> "InitiativeRelationKind":
        """The kind that the other initiative shows for the same relation."""
        return _OPPOSITES.get(self, self)


_OPPOSITES = {
    InitiativeRelationKind.PART_OF: InitiativeRelationKind.HAS_PART,
    InitiativeRelationKind.HAS_PART: InitiativeRelationKind.PART_OF,
    InitiativeRelationKind.PREDECESSOR: InitiativeRelationKind.SUCCESSOR,
    InitiativeRelationKind.SUCCESSOR: InitiativeRelationKind.PREDECESSOR,
}

"""What a frontend needs around its pages: settings, navigation, legal pages, redirects, sitemap."""

from datetime import datetime
from typing import Any

from graphql import GraphQLResolveInfo

from cms.published.dependencies import PAGE
from cms.published.families import SITEMAP
from cms.published.former_paths import Target, redirect_target
from cms.published.navigation import MenuItem, menu
from cms.published.reading import Result
from cms.published.redirects import TYPE as REDIRECT

from ..arguments import check_locale, check_text
from ..connections import connection_types
from ..lists import family_listing
from ..lookahead import wanted_connection, wanted_object
from . import Root

_SDL = f"""
extend type Query {{
  "Operator, ministry and site-wide texts (Website-Einstellungen)."
  siteSettings: SiteSettings

  "The pages shown in menus, in editorial order."
  navigation(locale: String): Navigation!

  "The page that fulfils a legal duty (Impressum, Datenschutz, …). Null when not public."
  legalPage(kind: LegalKind!, locale: String): LegalPage

  "Where a former address leads now. Null when nothing public has ever been there."
  redirect(path: String!): Redirect

  "Every page that search engines may list, by path; with `since`, those changed at or after that instant."
  sitemapEntries(since: DateTime, first: Int! = 20, after: String): SitemapEntryConnection!
}}
{connection_types(SITEMAP)}

type Navigation {{
  items: [NavigationItem!]!
}}

"An entry of a menu."
type NavigationItem {{
  title: String!
  path: String!
  children: [NavigationItem!]!
}}

type Redirect {{
  "A frontend route, or an address of another site."
  target: String!
  permanent: Boolean!
}}

"A page as search engines see it."
type SitemapEntry {{
  path: String!
  locale: String!
  lastModified: DateTime!
}}
"""


def root() -> Root:
    return Root(
        _SDL,
        query={
            "siteSettings": _resolve_settings,
            "navigation": _resolve_navigation,
            "legalPage": _resolve_legal_page,
            "redirect": _resolve_redirect,
            "sitemapEntries": _resolve_sitemap,
        },
        types={
            "Navigation": {"items": lambda source, info: source},
            "NavigationItem": {name: _attribute(name) for name in MenuItem.__annotations__},
            "Redirect": {name: _attribute(name) for name in Target.__annotations__},
            "SitemapEntry": {
                "path": lambda source, info: source.data["path"],
                "locale": lambda source, info: source.data["locale"],
                "lastModified": lambda source, info: source.modified_at,
            },
        },
    )


def _attribute(name: str) -> Any:
    return lambda source, info: getattr(source, name)


def _resolve_settings(source: Any, info: GraphQLResolveInfo) -> Any:
    return info.context.reader.by_term("SiteSettings", None, "", wanted_object(info))


def _resolve_navigation(source: Any, info: GraphQLResolveInfo, locale: str | None = None) -> list[MenuItem]:
    info.context.reader.dependencies.types.add(PAGE)
    return menu(check_locale("locale", locale))


def _resolve_legal_page(source: Any, info: GraphQLResolveInfo, kind: str, locale: str | None = None) -> Any:
    return info.context.reader.by_term(
        "LegalPage", f"kind:{kind}", check_locale("locale", locale), wanted_object(info)
    )


def _resolve_redirect(source: Any, info: GraphQLResolveInfo, path: str) -> Target | None:
    check_text("path", path)
    info.context.reader.dependencies.types.update({PAGE, REDIRECT})
    return redirect_target(path)


def _resolve_sitemap(
    source: Any, info: GraphQLResolveInfo, since: datetime | None = None, **given: Any
) -> Result:
    wanted = wanted_connection(info)
    result: Result = info.context.reader.read_rows(
        family_listing(SITEMAP, {**given, "filter": {"since": since}}),
        rows=wanted.wants_rows,
        total=wanted.wants_total,
    )
    return result

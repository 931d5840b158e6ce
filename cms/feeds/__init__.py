"""Feeds, calendars, exports, the catalogue of open data, oEmbed and the sitemap: what others subscribe to."""

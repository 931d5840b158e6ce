"""Stammdaten: vocabulary and directory records that pages share, public as soon as they are saved."""

"""Generates and judges ``frontend-contract/``; needs neither a database nor Node.js."""

from pathlib import Path

CONTRACT = Path(__file__).resolve().parents[2] / "frontend-contract"

"""What other sites show of ours: frames, the element ``<industrie-feed>`` and the generator of their code."""

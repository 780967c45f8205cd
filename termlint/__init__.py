"""termlint: finds faults in Chinese translations of AI texts, with exact places, and fixes what is safe."""

__version__ = "0.1.0"

"""Process, module and phase, and the catalogue of participation formats."""

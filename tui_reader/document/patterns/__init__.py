"""Regular expressions that a reader types, run so that none takes long."""

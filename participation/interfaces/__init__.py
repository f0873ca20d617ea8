"""Open interfaces for machines: read-only, public, versioned. PDS, OGC API - Features, DCAT-AP.de."""

"""The practice toolbox: YAML practice sheets in, a checked catalogue and its publications out."""

"""Every read of what people say in public."""

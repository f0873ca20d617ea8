"""Every change to drafts and to what is said about them."""

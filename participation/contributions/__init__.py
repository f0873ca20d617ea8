"""What people say in public: the supertype, comments, supports, photos, official answers, pins."""

"""What the same columns are called in exports, in the server's answers and in its database."""

PERSON = ("voter-id", "participant", "participant_id", "participant-id", "pid", "voter_id", "voter")
STATEMENT = ("comment-id", "statement", "statement_id", "statement-id", "tid", "comment_id", "comment")
WHEN = ("timestamp", "modified", "created")
MODERATED = ("moderated", "mod")
META = ("is_meta", "is-meta")
AGREED = ("agrees", "agree_count", "agree-count")
DISAGREED = ("disagrees", "disagree_count", "disagree-count")
TEXT = ("comment-body", "comment_body", "txt", "text")
GROUP = ("group", "group-id", "group_id", "gid")

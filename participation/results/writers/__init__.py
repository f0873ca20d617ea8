"""Tables as files: each writer takes a `Table`, reads its rows once and keeps none of them in memory."""

"""The commission's part of a vote, offline and without a database: a key in three shares, a box opened by two of them,
a result that two sign. What stands here is pure; files and words on a screen are the commands' affair."""

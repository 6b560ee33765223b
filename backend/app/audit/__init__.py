"""Who did what to whom: rows, the access log, the signed chain."""

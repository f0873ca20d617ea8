"""Papers to take home: one model, written as HTML, as tagged PDF and as DOCX."""

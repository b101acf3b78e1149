"""From what people already have (a survey, a word-processor file, a PDF) to drafts that say where they doubt.

``limits`` and ``aside`` bound what a file may cost, ``tables`` and ``documents`` read it, ``mapping`` and ``survey``
make drafts of rows, ``sections`` and ``document`` of passages, ``record`` keeps what each draft owes to whom. Nothing
that came in is dropped, nothing is published: a draft holds an ``import`` block, which no schema of sheets admits.
"""

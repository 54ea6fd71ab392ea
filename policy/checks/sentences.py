from django.utils.translation import gettext as _

from .finding import Finding
from .lix import sentences_in, words_in
from .texts import texts_of
from .thresholds import thresholds_of


def check(page):
    """Advise to divide long sentences, each by its first words."""
    limit = thresholds_of(page).sentence_words
    for text in texts_of(page):
        for paragraph in text.paragraphs if text.is_prose else []:
            for sentence in sentences_in(paragraph):
                words = words_in(sentence)
                if len(words) > limit:
                    message = _("A sentence has %(count)s words: “%(start)s …” Can it be two?")
                    start = " ".join(sentence.split()[:6])
                    message %= {"count": len(words), "start": start}
                    yield Finding(text.where, message, False)

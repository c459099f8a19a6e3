"""The properties of a PDF: its title, what made it and when; nobody's name."""

from typing import Any
from xml.sax.saxutils import escape

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


def xmp(title: str, language: str, producer: str) -> bytes:
    """The properties as XMP (ISO 16684-1), in UTF-8."""
    return _XMP.format(title=escape(title), language=escape(language), producer=escape(producer)).encode()


def neutral_info(title: str, producer: str) -> Any:
    """The information dictionary with a title, a producer and a moment, and without an author or a subject."""
    from reportlab.pdfbase import pdfdoc

    class AnonymousProperties(pdfdoc.PDFInfo):
        def format(self, document: Any) -> Any:
            moment = pdfdoc.PDFDate(ts=document._timeStamp)
            kept = {"Title": pdfdoc.PDFString(title), "Producer": pdfdoc.PDFString(producer), "CreationDate": moment}
            return pdfdoc.PDFDictionary(kept).format(document)

    return AnonymousProperties()

package pe.juntos.payment.bank.adapter;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.MessageFault;

/** Reads XML from outside, element by element, within bounds: no document type, no entity, no depth or value without end. */
final class XmlElements implements AutoCloseable {
    private static final int DEEPEST = 40;
    private static final int LONGEST_VALUE = 1_000;
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, false);
    }

    private final XMLStreamReader reader;
    private final Deque<XmlPlace> path = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private XmlPlace place = XmlPlace.root();
    private @Nullable String currency;

    XmlElements(InputStream in) {
        try {
            reader = XML.createXMLStreamReader(new Utf8(in));
            var declared = reader.getCharacterEncodingScheme();
            if (declared != null && !declared.equalsIgnoreCase("UTF-8")) {
                throw new MessageRefused(MessageFault.XML_NOT_UTF8);
            }
        } catch (XMLStreamException _) {
            throw new MessageRefused(MessageFault.XML_MALFORMED);
        }
    }

    /** Where the reading is. */
    enum Place {
        OPENED,
        CLOSED,
        END
    }

    /** Goes to the next start or end of an element. After an end, {@link #path} still names the element that ended. */
    Place next() {
        try {
            leave();
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        return opened();
                    }
                    case XMLStreamConstants.END_ELEMENT -> {
                        closed = true;
                        return Place.CLOSED;
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append();
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new MessageRefused(MessageFault.XML_DTD_FORBIDDEN);
                    default -> {}
                }
            }
            return Place.END;
        } catch (XMLStreamException _) {
            throw new MessageRefused(MessageFault.XML_MALFORMED);
        }
    }

    private boolean closed;

    private void leave() {
        if (closed) {
            place = path.removeLast();
            text.setLength(0);
            closed = false;
        }
    }

    private Place opened() {
        path.addLast(place);
        if (path.size() > DEEPEST) {
            throw new MessageRefused(MessageFault.XML_TOO_DEEP);
        }
        place = place.within(reader.getLocalName());
        text.setLength(0);
        currency = reader.getAttributeValue(null, "Ccy");
        return Place.OPENED;
    }

    private void append() {
        if (text.length() + reader.getTextLength() <= LONGEST_VALUE) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        } else if (!reader.isWhiteSpace()) {
            throw new MessageRefused(MessageFault.XML_VALUE_TOO_LONG);
        }
    }

    String namespace() {
        var uri = reader.getNamespaceURI();
        return uri == null ? "" : uri;
    }

    /** Local names from the root on, joined by slashes. */
    String path() {
        return place.path();
    }

    /** The text of an element that ended. */
    String value() {
        return text.toString().strip();
    }

    /** The {@code Ccy} attribute of the element opened last. */
    @Nullable
    String currency() {
        return currency;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException _) {
            throw new MessageRefused(MessageFault.XML_MALFORMED);
        }
    }
}

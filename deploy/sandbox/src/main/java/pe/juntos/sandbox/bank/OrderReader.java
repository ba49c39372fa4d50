package pe.juntos.sandbox.bank;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads a {@code pain.001.001.09} element by element; holds one order at a time. Document types are not read. */
final class OrderReader {

    /** Told of every order in the file's order, the header being known. */
    interface Sink {
        void order(OrderFile file, Order order) throws XMLStreamException;
    }

    /** What is read of an order; each name stands in one place of it only. */
    private static final Set<String> TOLD = Set.of("InstrId", "EndToEndId", "UETR", "InstdAmt");

    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> header = new HashMap<>();
    private final Map<String, String> order = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private final Sink sink;
    private boolean inOrder;
    private @Nullable OrderFile file;

    private OrderReader(Sink sink) {
        this.sink = sink;
    }

    static void read(Path pain001, Sink sink) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(pain001), 1 << 16)) {
            new OrderReader(sink).read(XML.createXMLStreamReader(in));
        } catch (XMLStreamException e) {
            throw new IOException("Not a readable pain.001: " + pain001.getFileName(), e);
        }
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> opened(xml);
                case XMLStreamConstants.CHARACTERS ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                case XMLStreamConstants.END_ELEMENT -> closed(xml.getLocalName());
                default -> {}
            }
        }
    }

    private void opened(XMLStreamReader xml) {
        var name = xml.getLocalName();
        path.addLast(name);
        text.setLength(0);
        inOrder |= name.equals("CdtTrfTxInf");
        if (name.equals("InstdAmt")) {
            order.put("Ccy", requireNonNull(xml.getAttributeValue(null, "Ccy"), "InstdAmt without Ccy"));
        }
    }

    private void closed(String name) throws XMLStreamException {
        path.removeLast();
        if (name.equals("CdtTrfTxInf")) {
            sink.order(file(), order());
            order.clear();
            inOrder = false;
        } else if (!inOrder) {
            header(name, text.toString().strip());
        } else if (TOLD.contains(name)) {
            told(name, text.toString().strip());
        }
        text.setLength(0);
    }

    private void told(String name, String value) {
        if (!value.isEmpty()) {
            order.put(name, value);
        }
    }

    private void header(String name, String value) {
        if (!value.isEmpty()) {
            header.put((path.isEmpty() ? "" : path.getLast()) + "/" + name, value);
            file = null;
        }
    }

    /** The same for every order until another header comes. */
    private OrderFile file() {
        var known = file;
        if (known == null) {
            known = fileOfHeader();
            file = known;
        }
        return known;
    }

    private OrderFile fileOfHeader() {
        String day = header.getOrDefault("ReqdExctnDt/Dt", header.getOrDefault("ReqdExctnDt/DtTm", ""));
        return new OrderFile(
                needed(header, "GrpHdr/MsgId"),
                needed(header, "GrpHdr/CreDtTm"),
                needed(header, "GrpHdr/NbOfTxs"),
                new BigDecimal(needed(header, "GrpHdr/CtrlSum")),
                LocalDate.parse(day.substring(0, Math.min(10, day.length()))),
                header.getOrDefault("Othr/Id", header.getOrDefault("Id/IBAN", "JUNTOS")),
                needed(order, "Ccy"));
    }

    private Order order() {
        return new Order(
                needed(header, "PmtInf/PmtInfId"),
                order.get("InstrId"),
                needed(order, "EndToEndId"),
                order.get("UETR"),
                new BigDecimal(needed(order, "InstdAmt")),
                needed(order, "Ccy"));
    }

    private static String needed(Map<String, String> values, String key) {
        return requireNonNull(values.get(key), () -> "pain.001 without " + key);
    }
}

package pe.juntos.sandbox.bank;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/** The {@code acmt.024.001.03} on a request to confirm accounts; holds one account at a time. */
final class AccountAnswer implements AutoCloseable {

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:acmt.024.001.03";
    private static final XMLInputFactory XML = XMLInputFactory.newDefaultFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private final Manners manners;
    private final Xml answer;
    private final Deque<String> path = new ArrayDeque<>();
    private String id = "";
    private String created = "";
    private int place;

    AccountAnswer(Path file, Manners manners) throws IOException, XMLStreamException {
        this.manners = manners;
        this.answer = new Xml(file, NAMESPACE);
    }

    /** @throws IOException if the file is not an acmt.023 that names its message */
    void on(Path acmt023) throws IOException, XMLStreamException {
        try (InputStream in = Files.newInputStream(acmt023)) {
            var xml = XML.createXMLStreamReader(in);
            var text = new StringBuilder();
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        path.addLast(xml.getLocalName());
                        text.setLength(0);
                    }
                    case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
                    case XMLStreamConstants.END_ELEMENT -> {
                        closed(String.join("/", path), text.toString().strip());
                        path.removeLast();
                        text.setLength(0);
                    }
                    default -> {}
                }
            }
        }
        answer.complete();
    }

    private void closed(String element, String value) throws XMLStreamException {
        switch (element) {
            case "Document/IdVrfctnReq/Assgnmt/MsgId" -> id = value;
            case "Document/IdVrfctnReq/Assgnmt/CreDtTm" -> created = value;
            case "Document/IdVrfctnReq/Assgnmt" -> head();
            case "Document/IdVrfctnReq/Vrfctn/Id" -> line(value);
            default -> {}
        }
    }

    private void head() throws XMLStreamException {
        answer.open("IdVrfctnRpt", "Assgnmt")
                .text("MsgId", manners.reference("BNA", id))
                .text("CreDtTm", created)
                .shut(1);
        answer.open("OrgnlAssgnmt").text("MsgId", id).text("CreDtTm", created).shut(1);
    }

    private void line(String account) throws XMLStreamException {
        var denied = manners.denies(place);
        if (manners.knows(place++)) {
            answer.open("Rpt").text("OrgnlId", account).text("Vrfctn", !denied);
            if (denied) {
                answer.open("Rsn").text("Cd", "AC01").shut(1);
            }
            answer.shut(1);
        }
    }

    @Override
    public void close() throws IOException {
        answer.close();
    }
}

package pe.juntos.sandbox.bank;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** A streamed ISO 20022 document that appears under its name only when it is complete. */
final class Xml implements AutoCloseable {

    private final Path file;
    private final Path draft;
    private final OutputStream out;
    private final XMLStreamWriter writer;

    Xml(Path file, String namespace) throws IOException, XMLStreamException {
        this.file = file;
        this.draft = file.resolveSibling(file.getFileName() + ".part");
        this.out = new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16);
        this.writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
        writer.writeStartDocument("UTF-8", "1.0");
        writer.setDefaultNamespace(namespace);
        writer.writeStartElement(namespace, "Document");
        writer.writeDefaultNamespace(namespace);
    }

    Xml open(String... names) throws XMLStreamException {
        for (String name : names) {
            writer.writeStartElement(name);
        }
        return this;
    }

    Xml shut(int levels) throws XMLStreamException {
        for (int i = 0; i < levels; i++) {
            writer.writeEndElement();
        }
        return this;
    }

    Xml text(String name, @Nullable Object value) throws XMLStreamException {
        if (value != null) {
            writer.writeStartElement(name);
            writer.writeCharacters(value.toString());
            writer.writeEndElement();
        }
        return this;
    }

    Xml amount(String name, BigDecimal amount, String currency) throws XMLStreamException {
        writer.writeStartElement(name);
        writer.writeAttribute("Ccy", currency);
        writer.writeCharacters(amount.toPlainString());
        writer.writeEndElement();
        return this;
    }

    /** Ends the document and gives the file its name. */
    void complete() throws IOException, XMLStreamException {
        writer.writeEndDocument();
        writer.close();
        out.close();
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        out.close();
        Files.deleteIfExists(draft);
    }
}

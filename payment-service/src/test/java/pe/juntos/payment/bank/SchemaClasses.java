package pe.juntos.payment.bank;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.SchemaOutputResolver;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.Result;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Holds a pain.001.001.09 against the schema that the standard's classes describe: which elements there are, in which order, which
 * must be there, which are numbers and dates. The classes name no namespace below the root, so it is checked apart and taken off.
 */
public final class SchemaClasses {
    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final Schema SCHEMA = schema();

    private SchemaClasses() {}

    /** @throws SAXException naming the first violation */
    public static void validate(String xml) throws SAXException {
        var document = parsed(xml);
        withoutNamespace(document, document.getDocumentElement(), true);
        try {
            SCHEMA.newValidator().validate(new DOMSource(document));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Document parsed(String xml) throws SAXException {
        try {
            var factory = DocumentBuilderFactory.newNSInstance();
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void withoutNamespace(Document document, Node node, boolean root) throws SAXException {
        if (!NAMESPACE.equals(node.getNamespaceURI())) {
            throw new SAXException(node.getNodeName() + " is not in the namespace of the message");
        }
        var here = root ? node : document.renameNode(node, null, node.getLocalName());
        for (var child = here.getFirstChild(); child != null; ) {
            var next = child.getNextSibling();
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                withoutNamespace(document, child, false);
            }
            child = next;
        }
    }

    private static Schema schema() {
        try {
            var folder = Files.createTempDirectory("pain.001");
            var parts = new Parts(folder);
            JAXBContext.newInstance(MxPain00100109.class).generateSchema(parts);
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(parts.root.toFile());
        } catch (JAXBException | IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The parts name each other by file. */
    private static final class Parts extends SchemaOutputResolver {
        private final Path folder;
        private Path root;

        Parts(Path folder) {
            this.folder = folder;
        }

        @Override
        public Result createOutput(String namespace, String name) {
            var part = folder.resolve(name);
            if (NAMESPACE.equals(namespace)) {
                root = part;
            }
            part.toFile().deleteOnExit();
            return new StreamResult(part.toFile());
        }
    }
}

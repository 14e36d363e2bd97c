package io.payloom.expression;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The expressions of a diagram, which the engine evaluates: whatever begins with an equals sign, as an attribute or as the
 * text of an element. The engine has one thread for all instances of a partition; an expression that does not end stops them all.
 */
public final class DiagramExpressions {

    private DiagramExpressions() {}

    /** Those that may not be deployed, each with the reason; none in a diagram that may. */
    public static List<String> objections(byte[] diagram) {
        Expressions expressions = Expressions.ofDiagrams();
        List<String> objections = new ArrayList<>();
        for (String text : in(diagram)) {
            try {
                expressions.compile(text);
            } catch (ExpressionRefused refused) {
                objections.add("'=" + text + "' " + refused.getMessage());
            }
        }
        return objections;
    }

    /** Without their equals signs. */
    static List<String> in(byte[] diagram) {
        List<String> found = new ArrayList<>();
        try {
            XMLInputFactory factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_COALESCING, true);
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(diagram));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        for (int index = 0; index < reader.getAttributeCount(); index++) {
                            add(reader.getAttributeValue(index), found);
                        }
                    }
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> add(reader.getText(), found);
                    default -> {}
                }
            }
        } catch (XMLStreamException broken) {
            throw new IllegalArgumentException("The diagram is no XML", broken);
        }
        return found;
    }

    private static void add(String text, List<String> found) {
        String trimmed = text.strip();
        if (trimmed.startsWith("=")) {
            found.add(trimmed.substring(1));
        }
    }
}

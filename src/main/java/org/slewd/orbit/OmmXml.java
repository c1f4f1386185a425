package org.slewd.orbit;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** OMM as XML: one {@code omm} element, or any number of them inside others. No DTD, no entities from elsewhere. */
final class OmmXml {

    private static final int MAX_VALUE = 256;

    private OmmXml() {}

    static void read(String text, BatchBuilder batch) throws ElementFormatException {
        int record = 0;
        try {
            XMLStreamReader xml = factory().createXMLStreamReader(new StringReader(text));
            while (xml.hasNext() && !batch.isFull()) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw ElementReader.refusal(
                            batch.source(), "declares a document type, which no OMM has", "Check where it comes from.");
                }
                if (event == XMLStreamConstants.START_ELEMENT && isOmm(xml)) {
                    record++;
                    batch.add(omm(xml), "record " + record);
                }
            }
        } catch (XMLStreamException e) {
            if (batch.isEmpty()) {
                throw ElementReader.refusal(
                        batch.source(),
                        "looks like XML, but breaks off or is damaged at line "
                                + e.getLocation().getLineNumber(),
                        "Fetch it again.");
            }
            batch.problem(
                    "line " + e.getLocation().getLineNumber() + ", record " + record,
                    "the XML breaks off or is damaged here; the records before it were kept. Fetch it again");
        }
        if (record == 0) {
            throw ElementReader.notElements(batch.source(), text);
        }
    }

    private static boolean isOmm(XMLStreamReader xml) {
        return xml.getLocalName().equalsIgnoreCase("omm");
    }

    private static Map<String, String> omm(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        StringBuilder value = new StringBuilder();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                value.setLength(0);
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (value.length() < MAX_VALUE) {
                    value.append(xml.getText());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (isOmm(xml)) {
                    return fields;
                }
                String name = xml.getLocalName().toUpperCase(Locale.ROOT);
                if (OmmMapper.FIELDS.contains(name)) {
                    fields.put(name, value.toString());
                }
                value.setLength(0);
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not read");
        });
        return factory;
    }
}

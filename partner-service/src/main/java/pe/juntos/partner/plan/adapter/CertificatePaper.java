package pe.juntos.partner.plan.adapter;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfWriter;
import pe.juntos.partner.plan.CourseKind;

/** A certificate as it is printed: one landscape page, and the code with which anyone can check it. */
record CertificatePaper(String code, CourseKind kind, int hours, LocalDate completedOn, LocalDate issuedOn) {

    private static final float TITLE = 30;
    private static final float NAME = 24;
    private static final float TEXT = 14;
    private static final float SPACE = 26;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d 'de' MMMM 'de' uuuu", Locale.forLanguageTag("es-PE"));

    byte[] pdf(String name) {
        var bytes = new ByteArrayOutputStream();
        try (var document = new Document(PageSize.A4.rotate())) {
            PdfWriter.getInstance(document, bytes);
            document.addTitle("Certificado " + code);
            document.open();
            add(document, "Programa Juntos", TEXT, Font.NORMAL);
            add(document, "CERTIFICADO", TITLE, Font.BOLD);
            add(document, "Se otorga a", TEXT, Font.NORMAL);
            add(document, name, NAME, Font.BOLD);
            add(
                    document,
                    "por aprobar el curso de " + course() + ", de " + hours + " horas, el " + DAY.format(completedOn)
                            + ".",
                    TEXT,
                    Font.NORMAL);
            add(document, "Emitido el " + DAY.format(issuedOn) + ".", TEXT, Font.NORMAL);
            add(
                    document,
                    "Código " + code + ". Se comprueba sin clave en /api/partner/public/certificates/" + code,
                    TEXT,
                    Font.NORMAL);
        }
        return bytes.toByteArray();
    }

    private String course() {
        return switch (kind) {
            case FINANCIAL_LITERACY -> "educación financiera";
            case BUSINESS_MANAGEMENT -> "gestión empresarial";
            case TECHNICAL_ASSISTANCE -> "asistencia técnica";
            case EMPLOYABILITY -> "empleabilidad";
            case LABOUR_CERTIFICATION -> "certificación de competencias laborales";
        };
    }

    private static void add(Document document, String text, float size, int style) {
        var paragraph = new Paragraph(text, FontFactory.getFont(FontFactory.HELVETICA, "Cp1252", true, size, style));
        paragraph.setAlignment(Element.ALIGN_CENTER);
        paragraph.setSpacingBefore(SPACE);
        document.add(paragraph);
    }
}

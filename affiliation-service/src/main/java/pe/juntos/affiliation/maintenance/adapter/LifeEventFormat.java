package pe.juntos.affiliation.maintenance.adapter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.FileWords;
import pe.juntos.affiliation.maintenance.Details;
import pe.juntos.affiliation.maintenance.EventSource;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventKind;
import pe.juntos.affiliation.maintenance.NewPerson;
import pe.juntos.affiliation.register.Codes;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** {@code novedades.csv}: one life event a line; the cells that its kind does not need stay empty. */
final class LifeEventFormat implements CsvFormat<LifeEvent> {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_DOCUMENT = 200;

    private static final Map<String, LifeEventKind> KINDS = Map.ofEntries(
            Map.entry("NACIMIENTO", LifeEventKind.BIRTH),
            Map.entry("FALLECIMIENTO", LifeEventKind.DEATH),
            Map.entry("EMBARAZO", LifeEventKind.PREGNANCY),
            Map.entry("PARTO", LifeEventKind.DELIVERY),
            Map.entry("MUDANZA", LifeEventKind.MOVE),
            Map.entry("CAMBIO_TITULAR", LifeEventKind.RECIPIENT_CHANGE),
            Map.entry("CAMBIO_PAGO", LifeEventKind.PAYMENT_CHANGE),
            Map.entry("CAMBIO_ESCUELA", LifeEventKind.SCHOOL_CHANGE),
            Map.entry("CAMBIO_PUESTO", LifeEventKind.POST_CHANGE),
            Map.entry("NUEVA_CSE", LifeEventKind.NEW_CLASS),
            Map.entry("INGRESO", LifeEventKind.MEMBER_JOINED),
            Map.entry("RETIRO", LifeEventKind.MEMBER_LEFT));
    private static final Map<String, EventSource> SOURCES = Map.of(
            "HOGAR", EventSource.HOUSEHOLD,
            "GESTOR", EventSource.GESTOR,
            "PUESTO", EventSource.HEALTH_POST,
            "ESCUELA", EventSource.SCHOOL,
            "RENIEC", EventSource.RENIEC,
            "SISFOH", EventSource.SISFOH,
            "MUNICIPALIDAD", EventSource.LOCAL_GOVERNMENT,
            "BANCO", EventSource.BANK);
    private final Codes codes;

    LifeEventFormat(Codes codes) {
        this.codes = codes;
    }

    @Override
    public List<String> header() {
        return List.of(
                "novedad_id",
                "tipo",
                "hogar_id",
                "persona_id",
                "fecha",
                "fuente",
                "documento",
                "fecha_probable_parto",
                "ubigeo",
                "centro_poblado",
                "direccion",
                "medio_pago",
                "cuenta",
                "punto_pago",
                "establecimiento",
                "cse",
                "cse_hasta",
                "dni",
                "apellido_paterno",
                "apellido_materno",
                "nombres",
                "sexo",
                "nacimiento",
                "parentesco",
                "nivel_educativo");
    }

    @Override
    public LifeEvent parse(CsvCells cells) {
        String person = cells.optional("persona_id");
        return new LifeEvent(
                bounded(cells, "novedad_id", LONGEST_ID),
                cells.code("tipo", KINDS),
                codes.household(bounded(cells, "hogar_id", LONGEST_ID)),
                person == null ? null : codes.member(bounded(cells, "persona_id", LONGEST_ID)),
                cells.date("fecha"),
                cells.code("fuente", SOURCES),
                bounded(cells, "documento", LONGEST_DOCUMENT),
                details(cells, person));
    }

    private static Details details(CsvCells cells, @Nullable String person) {
        return new Details(
                cells.optionalDate("fecha_probable_parto"),
                cells.optional("ubigeo"),
                cells.optional("centro_poblado"),
                cells.optional("direccion"),
                code(cells, "medio_pago", FileWords.MEANS),
                cells.optional("cuenta"),
                cells.optional("punto_pago"),
                cells.optional("establecimiento"),
                code(cells, "cse", FileWords.CLASSES),
                cells.optionalDate("cse_hasta"),
                cells.optional("nombres") == null ? null : person(cells, person));
    }

    private static NewPerson person(CsvCells cells, @Nullable String id) {
        return new NewPerson(
                id,
                cells.optional("dni"),
                cells.optional("apellido_paterno"),
                cells.optional("apellido_materno"),
                cells.optional("nombres"),
                code(cells, "sexo", FileWords.SEXES),
                cells.optionalDate("nacimiento"),
                code(cells, "parentesco", FileWords.RELATIONSHIPS),
                code(cells, "nivel_educativo", FileWords.LEVELS));
    }

    private static <E extends Enum<E>> @Nullable E code(CsvCells cells, String column, Map<String, E> codes) {
        return cells.optional(column) == null ? null : cells.code(column, codes);
    }

    private static String bounded(CsvCells cells, String column, int longest) {
        String text = cells.required(column);
        if (text.length() > longest) {
            throw new LineRefusal("TOO_LONG", column + ": más de " + longest + " caracteres");
        }
        return text;
    }
}

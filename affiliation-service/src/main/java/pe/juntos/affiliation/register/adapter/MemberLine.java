package pe.juntos.affiliation.register.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.EducationLevel;
import pe.juntos.affiliation.household.FileWords;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;
import pe.juntos.affiliation.register.BirthDates;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** One line of {@code personas.csv}. */
record MemberLine(
        String household,
        String externalId,
        @Nullable String dni,
        String paternalName,
        @Nullable String maternalName,
        String givenNames,
        Sex sex,
        LocalDate birthDate,
        Relationship relationship,
        @Nullable LocalDate expectedDelivery,
        EducationLevel level,
        boolean recipient) {

    /** @param clock tells the day the file is received */
    record Format(Clock clock) implements CsvFormat<MemberLine> {

        private enum YesNo {
            S,
            N
        }

        private static final Map<String, YesNo> YES_NO = Map.of("S", YesNo.S, "N", YesNo.N);

        @Override
        public List<String> header() {
            return List.of(
                    "hogar_id",
                    "persona_id",
                    "dni",
                    "apellido_paterno",
                    "apellido_materno",
                    "nombres",
                    "sexo",
                    "nacimiento",
                    "parentesco",
                    "fecha_probable_parto",
                    "nivel_educativo",
                    "titular");
        }

        @Override
        public MemberLine parse(CsvCells cells) {
            Sex sex = cells.code("sexo", FileWords.SEXES);
            return new MemberLine(
                    Cells.id(cells, "hogar_id"),
                    Cells.id(cells, "persona_id"),
                    dni(cells),
                    cells.required("apellido_paterno"),
                    cells.optional("apellido_materno"),
                    cells.required("nombres"),
                    sex,
                    birthDate(cells),
                    cells.code("parentesco", FileWords.RELATIONSHIPS),
                    expectedDelivery(cells, sex),
                    cells.code("nivel_educativo", FileWords.LEVELS),
                    cells.code("titular", YES_NO) == YesNo.S);
        }

        private static @Nullable String dni(CsvCells cells) {
            String text = cells.optional("dni");
            return text == null ? null : Cells.dni(text).number();
        }

        private LocalDate birthDate(CsvCells cells) {
            LocalDate birth = cells.date("nacimiento");
            LocalDate received = LocalDate.now(clock);
            if (BirthDates.inFuture(birth, received)) {
                throw new LineRefusal("BIRTH_DATE_FUTURE", "nacimiento: fecha futura");
            }
            if (BirthDates.tooOld(birth, received)) {
                throw new LineRefusal("BIRTH_DATE_ABSURD", "nacimiento: más de 125 años");
            }
            return birth;
        }

        private static @Nullable LocalDate expectedDelivery(CsvCells cells, Sex sex) {
            LocalDate delivery = cells.optionalDate("fecha_probable_parto");
            if (delivery != null && sex == Sex.M) {
                throw new LineRefusal("PREGNANCY_NOT_FEMALE", "fecha_probable_parto: la persona no es mujer");
            }
            return delivery;
        }
    }
}

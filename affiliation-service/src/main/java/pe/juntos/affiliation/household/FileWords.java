package pe.juntos.affiliation.household;

import java.util.Map;

/** The words that institutions write in their files for what the register knows. */
public final class FileWords {
    public static final Map<String, Sex> SEXES = Map.of("F", Sex.F, "M", Sex.M);
    public static final Map<String, SocioEconomicClass> CLASSES = Map.of(
            "NO_POBRE", SocioEconomicClass.NOT_POOR,
            "POBRE", SocioEconomicClass.POOR,
            "POBRE_EXTREMO", SocioEconomicClass.EXTREME_POOR);
    public static final Map<String, Relationship> RELATIONSHIPS = Map.of(
            "JEFE", Relationship.HEAD,
            "CONYUGE", Relationship.SPOUSE,
            "HIJO", Relationship.CHILD,
            "NIETO", Relationship.GRANDCHILD,
            "PADRE", Relationship.PARENT,
            "OTRO", Relationship.OTHER);
    public static final Map<String, EducationLevel> LEVELS = Map.of(
            "NINGUNO", EducationLevel.NONE,
            "INICIAL", EducationLevel.INITIAL,
            "PRIMARIA", EducationLevel.PRIMARY,
            "SECUNDARIA", EducationLevel.SECONDARY,
            "SECUNDARIA_COMPLETA", EducationLevel.SECONDARY_COMPLETED,
            "SUPERIOR", EducationLevel.HIGHER);
    public static final Map<String, Agreement.Means> MEANS = Map.of(
            "CUENTA", Agreement.Means.ACCOUNT,
            "VENTANILLA", Agreement.Means.BRANCH,
            "TRANSPORTADORA", Agreement.Means.CASH_TRANSPORT);

    private FileWords() {}
}

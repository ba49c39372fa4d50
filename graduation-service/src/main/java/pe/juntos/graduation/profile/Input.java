package pe.juntos.graduation.profile;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fact about a household that a criterion can ask for. The names and the codes of files are public. */
public enum Input {
    /** Years. */
    HOLDER_AGE("EDAD_TITULAR", Kind.NUMBER),
    SPOUSE_AGE("EDAD_CONYUGE", Kind.NUMBER),
    HOLDER_WOMAN("TITULAR_MUJER", Kind.FLAG),
    /** Years spent in education services. */
    HOLDER_SCHOOLING("ANIOS_EDUCACION_TITULAR", Kind.NUMBER),
    LONE_MOTHER("MADRE_SOLA", Kind.FLAG),
    PREGNANT("GESTANTE", Kind.FLAG),
    CHILDREN_UNDER_17("MENORES_DE_17", Kind.NUMBER),
    CHILDREN_UNDER_18("MENORES_DE_18", Kind.NUMBER),
    ELDERLY_ONLY("SOLO_ADULTOS_MAYORES", Kind.FLAG),
    EXTREME_POOR("POBRE_EXTREMO", Kind.FLAG),
    /** Poor or extreme poor. */
    POOR("POBRE", Kind.FLAG),
    /** Completed months since affiliation. */
    MONTHS_IN_PROGRAMME("MESES_EN_PROGRAMA", Kind.NUMBER),
    /** Income a head and month, US dollars. */
    INCOME_PER_CAPITA_USD("INGRESO_PER_CAPITA_USD", Kind.NUMBER),
    INCOME_ABOVE_ELIGIBLE("INGRESO_SOBRE_EL_MAXIMO", Kind.FLAG),
    INCOME_STABLE("INGRESO_ESTABLE", Kind.FLAG),
    INCOME_ACTIVITIES("ACTIVIDADES_CON_INGRESO", Kind.NUMBER),
    /** Months for which a job that was sought and found has been kept. */
    JOB_KEPT_MONTHS("MESES_EN_EMPLEO", Kind.NUMBER),
    FORMAL_EMPLOYMENT("EMPLEO_FORMAL", Kind.FLAG),
    /** Months of a normal year that the head spends outside the community. */
    MONTHS_AWAY("MESES_FUERA", Kind.NUMBER),
    SECOND_DWELLING("SEGUNDA_VIVIENDA", Kind.FLAG),
    /** Hectares. */
    LAND("HECTAREAS", Kind.NUMBER),
    LARGE_ANIMALS("ANIMALES_MAYORES", Kind.NUMBER),
    PRODUCTIVE_ASSETS_USD("ACTIVOS_PRODUCTIVOS_USD", Kind.NUMBER),
    ASSETS_EXTENDED("ACTIVOS_AMPLIADOS", Kind.FLAG),
    /** A loan from a formal institution, now. */
    FORMAL_CREDIT("CREDITO_FORMAL", Kind.FLAG),
    /** A formal institution would lend. */
    CREDIT_ACCESS("ACCESO_A_CREDITO", Kind.FLAG),
    SAVINGS_ACCOUNT_ACTIVE("AHORRO_ACTIVO", Kind.FLAG),
    FOOD_SECURE("SEGURIDAD_ALIMENTARIA", Kind.FLAG),
    THREE_MEALS("TRES_COMIDAS", Kind.FLAG),
    SAFE_WATER("AGUA_SEGURA", Kind.FLAG),
    LATRINE_USED("USA_LETRINA", Kind.FLAG),
    STOVE_USED("USA_COCINA", Kind.FLAG),
    HYGIENE("HIGIENE", Kind.FLAG),
    GROWS_FRUIT_AND_VEGETABLES("PRODUCE_FRUTAS_Y_HORTALIZAS", Kind.FLAG),
    CHILDREN_AT_SCHOOL("NINOS_EN_ESCUELA", Kind.FLAG),
    MALNOURISHED_CHILD("NINO_DESNUTRIDO", Kind.FLAG),
    MEMBER_TOO_ILL_TO_WORK("MIEMBRO_INCAPACITADO", Kind.FLAG),
    DWELLING_PRECARIOUS("VIVIENDA_PRECARIA", Kind.FLAG),
    FUTURE_PLAN("PLAN_DE_FUTURO", Kind.FLAG),
    HOURS_TO_ROAD("HORAS_A_CARRETERA", Kind.NUMBER),
    HOURS_TO_MARKET("HORAS_A_MERCADO", Kind.NUMBER),
    DISASTER_HIT("AFECTADO_POR_DESASTRE", Kind.FLAG);

    /** How a value is written. */
    public enum Kind {
        /** Zero or more. */
        NUMBER,
        /** 0 or 1. */
        FLAG
    }

    private static final Map<String, Input> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Input::code, Function.identity()));

    private final String code;
    private final Kind kind;

    Input(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    /** As in files. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    public static Map<String, Input> byCode() {
        return BY_CODE;
    }
}

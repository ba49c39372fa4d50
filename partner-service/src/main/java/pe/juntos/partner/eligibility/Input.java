package pe.juntos.partner.eligibility;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fact that a programme's rule can ask for. The names and the codes of files are public. */
public enum Input {
    /** Of poverty, 1 the poorest. */
    POVERTY_QUINTILE("QUINTIL", Level.DISTRICT, Kind.NUMBER),
    /** First year in which Juntos worked there. */
    JUNTOS_SINCE("JUNTOS_DESDE", Level.DISTRICT, Kind.NUMBER),
    STATE_BANK_BRANCH("AGENCIA_BANCO_NACION", Level.DISTRICT, Kind.FLAG),
    WOMEN_RECIPIENTS("TITULARES_MUJERES", Level.DISTRICT, Kind.NUMBER),

    COMMUNITY_HOUSEHOLDS("HOGARES_COMUNIDAD", Level.COMMUNITY, Kind.NUMBER),

    /** Register: poor or extreme poor. */
    POOR("POBRE", Level.HOUSEHOLD, Kind.FLAG),
    EXTREME_POOR("POBRE_EXTREMO", Level.HOUSEHOLD, Kind.FLAG),
    IN_JUNTOS("EN_JUNTOS", Level.HOUSEHOLD, Kind.FLAG),
    /** By Juntos, in the month before. */
    SUSPENDED_LAST_MONTH("SUSPENDIDO_MES_ANTERIOR", Level.HOUSEHOLD, Kind.FLAG),
    RURAL("RURAL", Level.HOUSEHOLD, Kind.FLAG),
    HOLDER_WOMAN("TITULAR_MUJER", Level.HOUSEHOLD, Kind.FLAG),
    /** Soles in the savings account. */
    SAVINGS_BALANCE("SALDO_AHORRO", Level.HOUSEHOLD, Kind.NUMBER),
    HEAD_AGE("NACIMIENTO_JEFE", Level.HOUSEHOLD, Kind.BIRTH),
    SPOUSE_AGE("NACIMIENTO_CONYUGE", Level.HOUSEHOLD, Kind.BIRTH),
    MEMBERS_UNDER_18("MENORES_DE_18", Level.HOUSEHOLD, Kind.NUMBER),
    /** Months of a normal year that the head spends outside the community. */
    MONTHS_AWAY("MESES_FUERA", Level.HOUSEHOLD, Kind.NUMBER),
    FORMAL_CREDIT("CREDITO_FORMAL", Level.HOUSEHOLD, Kind.FLAG),
    SECOND_DWELLING("SEGUNDA_VIVIENDA", Level.HOUSEHOLD, Kind.FLAG),
    /** Of head or spouse. */
    FORMAL_EMPLOYMENT("EMPLEO_FORMAL", Level.HOUSEHOLD, Kind.FLAG),

    AGE("FECHA_NACIMIENTO", Level.MEMBER, Kind.BIRTH),
    ILLITERATE("ANALFABETO", Level.MEMBER, Kind.FLAG),
    /** Takes part of their own will. */
    WILLING("QUIERE_PARTICIPAR", Level.MEMBER, Kind.FLAG),
    /** Average mark of secondary school, of 20. */
    GRADE("PROMEDIO_SECUNDARIA", Level.MEMBER, Kind.NUMBER),
    TECHNICAL_CAREER("INTERES_CARRERA_TECNICA", Level.MEMBER, Kind.FLAG),
    UNDEREMPLOYED("DESEMPLEADO_O_SUBEMPLEADO", Level.MEMBER, Kind.FLAG),

    GROUP_MEMBERS("INTEGRANTES", Level.GROUP, Kind.NUMBER),
    /** Soles that the programme is asked for. */
    FUND("MONTO_SOLICITADO", Level.GROUP, Kind.NUMBER),
    /** Of the whole cost, per cent. */
    OWN_SHARE("APORTE_PROPIO", Level.GROUP, Kind.NUMBER),
    /** Of the cost of assets, per cent; zero assets ask for nothing. */
    OWN_SHARE_OF_ASSETS("APORTE_PROPIO_ACTIVOS", Level.GROUP, Kind.NUMBER),
    BUYS_ASSETS("COMPRA_ACTIVOS", Level.GROUP, Kind.FLAG),
    DURATION_MONTHS("DURACION_MESES", Level.GROUP, Kind.NUMBER),
    /** Soles, each member. */
    LOAN("PRESTAMO", Level.GROUP, Kind.NUMBER),
    PROVINCIAL_CAPITAL("CAPITAL_PROVINCIAL", Level.GROUP, Kind.FLAG),
    /** Of the loan, per cent. */
    INITIAL_SAVING("AHORRO_INICIAL", Level.GROUP, Kind.NUMBER),
    /** Of any member, in a credit bureau. */
    BUREAU_RECORD("REGISTRO_EN_CENTRALES", Level.GROUP, Kind.FLAG);

    /** How a value is written. */
    public enum Kind {
        /** Zero or more. */
        NUMBER,
        /** 0 or 1. */
        FLAG,
        /** Completed years; files give the day of birth, so that it grows by itself. */
        BIRTH
    }

    private static final Map<String, Input> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Input::code, Function.identity()));

    private final String code;
    private final Level level;
    private final Kind kind;

    Input(String code, Level level, Kind kind) {
        this.code = code;
        this.level = level;
        this.kind = kind;
    }

    /** As in files. */
    public String code() {
        return code;
    }

    public Level level() {
        return level;
    }

    public Kind kind() {
        return kind;
    }

    /** Those that a file may bring. */
    public static Map<String, Input> byCode(Level... levels) {
        var wanted = Arrays.asList(levels);
        return BY_CODE.entrySet().stream()
                .filter(entry -> wanted.contains(entry.getValue().level()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}

package pe.juntos.affiliation.maintenance;

/** Why a life event is not taken; the code is public, the message for people. */
public enum LifeEventRefusal {
    ID_CONFLICT("El mismo identificador ya vino con otro contenido"),
    UNKNOWN_HOUSEHOLD("El hogar no está en el padrón o no está en su territorio"),
    UNKNOWN_PERSON("La persona no está en el padrón"),
    PERSON_NOT_IN_HOUSEHOLD("La persona no vive ni vivió en el hogar"),
    PERSON_LEFT("La persona ya no vivía en el hogar ese día"),
    PERSON_DECEASED("La persona ya había fallecido ese día"),
    PERSON_EXISTS("El identificador ya es de otra persona del padrón"),
    PERSON_MERGED("La persona fue fusionada con otra del padrón"),
    PERSON_ALREADY_IN_HOUSEHOLD("La persona ya vive en el hogar"),
    PERSON_ELSEWHERE("La persona vive en un hogar de otro territorio: allá se informa antes su retiro"),
    REQUIRED("Falta un dato que el tipo de novedad exige"),
    TOO_LONG("Un texto es más largo de lo que se admite"),
    EFFECTIVE_DATE_FUTURE("La fecha es posterior a hoy"),
    EFFECTIVE_DATE_TOO_OLD("La fecha es anterior a lo que se admite"),
    EFFECTIVE_BEFORE_BIRTH("La fecha es anterior al nacimiento"),
    DEATH_CONFLICT("Ya consta el fallecimiento con otra fecha"),
    PREGNANCY_NOT_FEMALE("La persona no es mujer"),
    EXPECTED_DELIVERY_OUT_OF_RANGE("La fecha probable de parto no corresponde a un embarazo conocido ese día"),
    BIRTH_DATE_DIFFERS("El nacimiento no coincide con la fecha de la novedad"),
    BIRTH_DATE_FUTURE("La fecha de nacimiento es posterior a la novedad"),
    DNI_INVALID("El DNI no tiene 8 dígitos"),
    DNI_CHECK_DIGIT("El carácter de verificación no corresponde"),
    DNI_DUPLICATE("Otra persona ya tiene este DNI"),
    ALREADY_RECIPIENT("La persona ya es titular"),
    RECIPIENT_WITHOUT_DNI("La persona no tiene DNI"),
    RECIPIENT_UNDER_AGE("La persona no tiene la edad para ser titular"),
    ACCOUNT_REQUIRED("Falta la cuenta"),
    PAY_POINT_REQUIRED("Falta el punto de pago"),
    ESTABLISHMENT_INVALID("No es el código de una escuela (E- y 7 dígitos) o de un puesto (S- y 8 dígitos)"),
    UBIGEO_INVALID("No es un código de distrito"),
    CLASS_DATES_INVERTED("La vigencia termina antes de empezar"),
    CLASS_DATE_TAKEN("Ya consta otra clasificación desde ese día");

    private final String message;

    LifeEventRefusal(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}

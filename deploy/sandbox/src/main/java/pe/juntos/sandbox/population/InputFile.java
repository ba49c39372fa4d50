package pe.juntos.sandbox.population;

import java.util.List;

/** The files of the exchange with the institutions, and their headers. */
public enum InputFile {
    HOGARES("hogar_id,ubigeo,centro_poblado,cse,cse_desde,cse_hasta,direccion,latitud,longitud"),
    PERSONAS("hogar_id,persona_id,dni,apellido_paterno,apellido_materno,nombres,sexo,nacimiento,parentesco,"
            + "fecha_probable_parto,nivel_educativo,titular"),
    RENIEC("dni,apellido_paterno,apellido_materno,nombres,estado,fecha_fallecimiento"),
    DISTRITOS("ubigeo,nombre,provincia,departamento,incorporado_el"),
    VISITAS("hogar_id,fecha,gestor,resultado"),
    ASAMBLEA("acta_id,ubigeo,centro_poblado,fecha,asistentes,hogar_id,resultado,motivo"),
    CONVENIOS("hogar_id,fecha_firma,medio_pago,cuenta,punto_pago"),
    ADSCRIPCIONES("persona_id,establecimiento,desde"),
    ESTABLECIMIENTOS("establecimiento,tipo,nombre,ubigeo,red_ugel,latitud,longitud"),
    RESPONSABLES("establecimiento,firma,nombre,desde,hasta"),
    SALUD("evidencia_id,periodo,establecimiento,persona_id,fecha,tipo,resultado,firma,firmado_el,sustituye"),
    EDUCACION(
            "evidencia_id,periodo,establecimiento,persona_id,mes,dias_lectivos,dias_asistidos,dias_justificados,firma,"
                    + "firmado_el,sustituye"),
    EXCEPCIONES("excepcion_id,periodo,persona_id,motivo,sustento,propuesta_por,aprobada_por"),
    RECERTIFICACION("hogar_id,fecha,resultado"),
    G1("hogar_id,fecha,edad_titular,nivel_titular,anios_educacion_titular,hectareas,animales_mayores,"
            + "trabajadores_independientes,trabajadores,agua_riego,vehiculo"),
    SEGUROS("persona_id,seguro,desde");

    private final List<String> header;

    InputFile(String header) {
        this.header = List.of(header.split(","));
    }

    public List<String> header() {
        return header;
    }

    public String fileName() {
        return name().toLowerCase(java.util.Locale.ROOT) + ".csv";
    }
}

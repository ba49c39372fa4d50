package pe.juntos.affiliation.register;

/** The register's codes of households and persons, made from the sender's ids: the same id gives the same code. */
public interface Codes {

    String household(String externalId);

    String member(String externalId);
}

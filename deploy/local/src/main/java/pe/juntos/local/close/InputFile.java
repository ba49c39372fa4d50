package pe.juntos.local.close;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.App;

/** The files a close takes, in the order in which they are sent, and who sends each. */
public enum InputFile {
    UBIGEOS(App.AFFILIATION, Person.IRMA, Group.REGISTER),
    DISTRITOS(App.AFFILIATION, Person.IRMA, Group.REGISTER),
    CRITERIOS(App.AFFILIATION, Person.IRMA, Group.REGISTER),
    HOGARES(App.AFFILIATION, Person.SISFOH, Group.REGISTER),
    PERSONAS(App.AFFILIATION, Person.SISFOH, Group.REGISTER),
    RENIEC(App.AFFILIATION, Person.RENIEC, Group.REGISTER),
    SEGUROS(App.AFFILIATION, Person.MINSA, Group.REGISTER),
    VISITAS(App.AFFILIATION, Person.IRMA, Group.REGISTER),
    ASAMBLEA(App.AFFILIATION, Person.IRMA, Group.REGISTER),
    CONVENIOS(App.AFFILIATION, Person.IRMA, Group.REGISTER),
    ADSCRIPCIONES(App.AFFILIATION, Person.IRMA, Group.REGISTER),
    /** After everything that it may be about; what moves money waits for a second person. */
    NOVEDADES(App.AFFILIATION, Person.IRMA, Group.REGISTER),
    ESTABLECIMIENTOS(App.CORESPONSIBILITY, Person.IRMA, Group.ESTABLISHMENTS),
    RESPONSABLES(App.CORESPONSIBILITY, Person.IRMA, Group.ESTABLISHMENTS),
    SALUD(App.CORESPONSIBILITY, Person.MINSA, Group.EVIDENCE),
    EDUCACION(App.CORESPONSIBILITY, Person.MINEDU, Group.EVIDENCE),
    EXCEPCIONES(App.CORESPONSIBILITY, Person.IRMA, Group.EVIDENCE),
    RECERTIFICACION(App.GRADUATION, Person.SISFOH, Group.GRADUATION),
    G1(App.GRADUATION, Person.IRMA, Group.GRADUATION),
    RETIROS(App.PAYMENT, Person.BANK, Group.COLLECTION);

    /** Files that go together in one step of the close. */
    public enum Group {
        REGISTER,
        ESTABLISHMENTS,
        EVIDENCE,
        GRADUATION,
        /** What the bank handed over to the households, once it is credited. */
        COLLECTION
    }

    private final App service;
    private final Person sender;
    private final Group group;

    InputFile(App service, Person sender, Group group) {
        this.service = service;
        this.sender = sender;
        this.group = group;
    }

    /** As in the path of the upload. */
    public String kind() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String fileName() {
        return kind() + ".csv";
    }

    public App service() {
        return service;
    }

    public Person sender() {
        return sender;
    }

    /** Without these two a fresh register stays empty. */
    public boolean isRegister() {
        return this == HOGARES || this == PERSONAS;
    }

    public static List<InputFile> of(Group group) {
        return Stream.of(values()).filter(file -> file.group == group).toList();
    }
}

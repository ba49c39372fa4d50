package pe.juntos.affiliation.register.adapter;

import java.util.Set;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.StagedFile;

/** A file that the register takes: how its lines are staged, and how they become facts. */
interface RegisterFile extends FileApplication {

    /** Parameter of an import: the sender is a gestor and nothing more. */
    String BY_GESTOR = "byGestor";

    StagedFile<?> staged();

    /** Who may send it. */
    default Set<String> senders() {
        return ofField()
                ? Set.of("INSTITUTION", "GESTOR", "INFORMATION_MANAGER")
                : Set.of("INSTITUTION", "INFORMATION_MANAGER");
    }

    /**
     * What people of the field bring together of households that are in the register: each sends it of the own territory.
     * Any other file is of the whole country, and so is who sends it.
     */
    default boolean ofField() {
        return false;
    }

    @Override
    default String kind() {
        return staged().kind();
    }
}

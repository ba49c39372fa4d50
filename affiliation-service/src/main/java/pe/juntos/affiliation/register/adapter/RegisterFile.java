package pe.juntos.affiliation.register.adapter;

import java.util.Set;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.StagedFile;

/** A file that the register takes: how its lines are staged, and how they become facts. */
interface RegisterFile extends FileApplication {

    StagedFile<?> staged();

    /** Who may send it. */
    default Set<String> senders() {
        return Set.of("INSTITUTION", "GESTOR", "INFORMATION_MANAGER");
    }

    @Override
    default String kind() {
        return staged().kind();
    }
}

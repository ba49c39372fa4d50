package pe.juntos.affiliation.register.adapter;

import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.StagedFile;

/** A file that the register takes: how its lines are staged, and how they become facts. */
interface RegisterFile extends FileApplication {

    StagedFile<?> staged();

    @Override
    default String kind() {
        return staged().kind();
    }
}

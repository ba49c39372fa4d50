package pe.juntos.platform.job;

import java.util.UUID;

/** The message by which a chunk is handed to whichever replica takes it. */
record ChunkOrdered(UUID job, int chunk) {
    static final int PREPARE = -1;
}

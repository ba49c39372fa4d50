package pe.juntos.affiliation;

import org.junit.jupiter.api.Test;
import pe.juntos.platform.test.ListeningCheck;

/** Drift between this service's listeners and the contracts of those they listen to. */
class ListeningTest {
    @Test
    void every_type_of_a_topic_listened_to_is_known_and_no_other() {
        ListeningCheck.check("affiliation");
    }
}

package pe.juntos.platform.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;

/** How a service makes the topics that are missing. */
@ProbeTest
class TopicCreationTest {

    @Autowired
    private Admin admin;

    @Autowired
    private TopicNames names;

    @Test
    void twelve_may_read_a_topic_at_once_and_its_dead_letters_lie_together() throws Exception {
        var topic = "juntos.probe.thing.v1";
        assertThat(partitions(topic)).isEqualTo(12);
        assertThat(partitions(TopicNames.deadLetters(topic))).isEqualTo(1);
    }

    private int partitions(String topic) throws Exception {
        var onBroker = names.onBroker(topic);
        return admin.describeTopics(List.of(onBroker))
                .allTopicNames()
                .get(Await.LONGEST.toSeconds(), TimeUnit.SECONDS)
                .get(onBroker)
                .partitions()
                .size();
    }
}

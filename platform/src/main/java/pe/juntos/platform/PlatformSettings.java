package pe.juntos.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the platform in a service, under {@code juntos}.
 *
 * @param kafka broker addresses
 * @param kafkaProperties file with more settings of Kafka's clients, such as how they prove who they are; empty for none
 * @param topicPrefix before every topic and group name; empty in production
 * @param migrate false where a job with the owner's role has migrated the database before
 * @param jobWorkers chunks that one process works on at a time
 * @param listenerConcurrency consumers per event handler in one process
 */
@ConfigurationProperties("juntos")
public record PlatformSettings(
        String kafka,
        String kafkaProperties,
        String topicPrefix,
        boolean migrate,
        int jobWorkers,
        int listenerConcurrency) {}

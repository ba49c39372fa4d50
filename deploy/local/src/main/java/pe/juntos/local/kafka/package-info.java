/** The embedded Kafka broker. */
@NullMarked
package pe.juntos.local.kafka;

import org.jspecify.annotations.NullMarked;

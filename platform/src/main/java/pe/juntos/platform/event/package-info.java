/** Events as they travel: CloudEvents 1.0.2 on Kafka in binary mode, and who handles them. */
@NullMarked
package pe.juntos.platform.event;

import org.jspecify.annotations.NullMarked;

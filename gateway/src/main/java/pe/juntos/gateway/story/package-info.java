/** "Why was I not paid?", answered from what the services know. */
@NullMarked
package pe.juntos.gateway.story;

import org.jspecify.annotations.NullMarked;

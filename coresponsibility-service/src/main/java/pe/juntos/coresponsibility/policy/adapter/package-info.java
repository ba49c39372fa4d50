/** Parameters read from the service's YAML. */
@NullMarked
package pe.juntos.coresponsibility.policy.adapter;

import org.jspecify.annotations.NullMarked;

package pe.juntos.gateway.guard;

import java.time.Duration;

/**
 * The limits of every request.
 *
 * @param person who signed in
 * @param client a system with credentials of its own: an institution or a partner
 * @param anonymous one address without a token
 * @param bodyBytes of a request
 * @param fileBytes of a file or a bank message
 * @param bodySilence how long a body may fall silent after it began
 */
public record Caps(
        Allowance person,
        Allowance client,
        Allowance anonymous,
        long bodyBytes,
        long fileBytes,
        Duration bodySilence) {}

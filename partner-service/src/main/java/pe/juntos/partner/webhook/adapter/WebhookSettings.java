package pe.juntos.partner.webhook.adapter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param inside whether notices may go into the own network and by plain HTTP: in the sandbox only
 */
@ConfigurationProperties("juntos.partner.webhook")
record WebhookSettings(@DefaultValue("false") boolean inside) {}

package pe.juntos.gateway.portal.adapter;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The portal, for everybody: what is published, in Spanish, in one page that needs nothing from elsewhere. */
@RestController
class PortalController {
    private final Mono<String> page = Mono.fromCallable(PortalPage::print)
            .subscribeOn(Schedulers.boundedElastic())
            .cache();

    @GetMapping(path = "/portal", produces = "text/html;charset=UTF-8")
    Mono<ResponseEntity<String>> page() {
        return page.map(html -> ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .body(html));
    }

    @GetMapping(path = "/portal/asyncapi.yaml", produces = "application/yaml")
    Mono<byte[]> topics() {
        return Mono.fromCallable(new ClassPathResource("portal/asyncapi.yaml")::getContentAsByteArray);
    }

    /** The OpenAPI description of a service that publishes it here. */
    @GetMapping(path = "/portal/openapi/{document}", produces = "application/yaml")
    Mono<byte[]> description(@PathVariable String document) {
        return PortalPage.OWN.contains(document)
                ? Mono.fromCallable(new ClassPathResource("portal/" + document)::getContentAsByteArray)
                : Mono.error(Problem::notFound);
    }
}

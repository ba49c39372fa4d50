package pe.juntos.partner.catalogue.adapter;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.catalogue.Catalogue;
import pe.juntos.partner.catalogue.Programme;
import pe.juntos.platform.web.Problem;

/** The catalogue, for everyone with a token. */
@RestController
@RequestMapping("/partner/programmes")
class CatalogueController {

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    List<Programme> all() {
        return catalogue.programmes();
    }

    @GetMapping("/{code}")
    Programme one(@PathVariable String code) {
        return catalogue.find(code).orElseThrow(Problem::notFound);
    }
}

package pe.juntos.partner.catalogue.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import pe.juntos.partner.catalogue.Catalogue;
import pe.juntos.partner.catalogue.Programme;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the catalogue once, strictly: an unknown key or code stops the service. */
@Configuration(proxyBeanMethods = false)
class CatalogueFile {

    static final String PATH = "catalogue/programmes.yaml";

    @Bean
    static Catalogue catalogue() throws IOException {
        try (InputStream in = new ClassPathResource(PATH).getInputStream()) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            return new Catalogue(
                    strict().convertValue(file.get("programmes"), new TypeReference<List<Programme>>() {}));
        }
    }

    private static JsonMapper strict() {
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }
}

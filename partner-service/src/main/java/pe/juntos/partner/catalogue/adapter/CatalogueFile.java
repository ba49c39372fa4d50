package pe.juntos.partner.catalogue.adapter;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
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
import pe.juntos.partner.catalogue.Rule;
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
                .addMixIn(Rule.class, NamedRule.class)
                .build();
    }

    /** How rules are named in the file and in answers. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Rule.MinimumAge.class, name = "minimum-age"),
        @JsonSubTypes.Type(value = Rule.AgeBetween.class, name = "ages"),
        @JsonSubTypes.Type(value = Rule.ClassIn.class, name = "class"),
        @JsonSubTypes.Type(value = Rule.GroupOf.class, name = "group"),
        @JsonSubTypes.Type(value = Rule.PovertyQuintileIn.class, name = "quintiles"),
        @JsonSubTypes.Type(value = Rule.Counterpart.class, name = "counterpart"),
        @JsonSubTypes.Type(value = Rule.Saver.class, name = "saver"),
        @JsonSubTypes.Type(value = Rule.GradeAbove.class, name = "grade-above")
    })
    @org.springframework.boot.jackson.JacksonMixin(Rule.class)
    interface NamedRule {}
}

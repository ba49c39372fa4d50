package pe.juntos.coresponsibility.catalogue.adapter;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.catalogue.ConditionCatalogue;
import pe.juntos.platform.policy.Policies;

@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {
    @Bean
    Catalogue catalogue() {
        return new Catalogue(Policies.load("policy/catalogue", ConditionCatalogue.class));
    }
}

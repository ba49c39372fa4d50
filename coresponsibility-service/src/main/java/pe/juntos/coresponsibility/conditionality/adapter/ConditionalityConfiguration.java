package pe.juntos.coresponsibility.conditionality.adapter;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConditionalitySettings.class)
class ConditionalityConfiguration {}

package pe.juntos.platform.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;

/** Gives each class annotated with {@link ServiceTest} its own environment. */
final class ServiceEnvironmentFactory implements ContextCustomizerFactory {
    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        var annotation = AnnotatedElementUtils.findMergedAnnotation(testClass, ServiceTest.class);
        return annotation == null ? null : new ServiceEnvironment(testClass.getName(), annotation.outages());
    }
}

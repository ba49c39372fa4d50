package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shared rule catches what it is there to catch: the bad sample breaks every one of them. */
class ArchitectureRulesTest {
    private static final JavaClasses BAD = new ClassFileImporter().importPackages("pe.juntos.badsample");

    @ParameterizedTest
    @MethodSource("rules")
    void the_bad_sample_breaks_it(ArchRule rule) {
        assertThat(rule.evaluate(BAD).getFailureReport().getDetails()).isNotEmpty();
    }

    @Test
    void a_package_without_pure_files_is_told() {
        var none = new ClassFileImporter().importPackages("pe.juntos.badsample.thing");
        assertThatThrownBy(() -> ArchitectureRules.a_service_has_pure_files_and_adapters(none))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> ArchitectureRules.every_adapter_package_adapts_a_feature(BAD))
                .isInstanceOf(AssertionError.class);
    }

    static Stream<Named<ArchRule>> rules() {
        return Arrays.stream(ArchitectureRules.class.getDeclaredFields())
                .filter(field -> field.getType() == ArchRule.class)
                .map(field -> Named.of(field.getName(), rule(field)));
    }

    private static ArchRule rule(Field field) {
        try {
            field.setAccessible(true);
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The good sample breaks none. */
    @AnalyzeClasses(packages = "pe.juntos.goodsample")
    static class GoodSampleTest {
        @ArchTest
        static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
    }
}

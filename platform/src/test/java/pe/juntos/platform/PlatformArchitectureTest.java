package pe.juntos.platform;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import pe.juntos.platform.test.ArchitectureRules;
import pe.juntos.platform.test.Handwritten;

/** The platform serves everybody and knows nobody. */
@AnalyzeClasses(packages = "pe.juntos.platform", importOptions = Handwritten.class)
class PlatformArchitectureTest {
    @ArchTest
    static final ArchRule knows_no_service = ArchRuleDefinition.classes()
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.describe(
                    "are not of a service",
                    c -> !(c.getPackageName() + ".").startsWith("pe.juntos.")
                            || (c.getPackageName() + ".").startsWith("pe.juntos.platform.")))
            .because("it has no business words");

    @ArchTest
    static final ArchRule copies_know_nothing_of_events = ArchRuleDefinition.classes()
            .that()
            .resideInAnyPackage("pe.juntos.platform.bulk..", "pe.juntos.platform.csv..")
            .should()
            .onlyDependOnClassesThat(DescribedPredicate.describe(
                    "are of the same package or outside the platform",
                    c -> !(c.getPackageName() + ".").startsWith("pe.juntos.")
                            || c.getPackageName().matches("pe\\.juntos\\.platform\\.(bulk|csv)(\\..*)?")))
            .because("they are used on their own");

    @ArchTest
    static final ArchRule settings_are_read_by_beans = ArchitectureRules.settings_are_read_by_beans;
}

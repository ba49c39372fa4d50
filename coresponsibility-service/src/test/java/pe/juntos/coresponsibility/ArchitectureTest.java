package pe.juntos.coresponsibility;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import pe.juntos.platform.test.ArchitectureRules;
import pe.juntos.platform.test.Handwritten;

@AnalyzeClasses(packages = "pe.juntos.coresponsibility", importOptions = Handwritten.class)
class ArchitectureTest {
    @ArchTest
    static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
}

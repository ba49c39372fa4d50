package pe.juntos.graduation;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import pe.juntos.platform.test.ArchitectureRules;
import pe.juntos.platform.test.Handwritten;

@AnalyzeClasses(packages = "pe.juntos.graduation", importOptions = Handwritten.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests shared = ArchTests.in(ArchitectureRules.class);
}

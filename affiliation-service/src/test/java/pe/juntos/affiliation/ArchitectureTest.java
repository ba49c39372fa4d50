package pe.juntos.affiliation;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import pe.juntos.platform.test.ArchitectureRules;
import pe.juntos.platform.test.Handwritten;

@AnalyzeClasses(packages = "pe.juntos.affiliation", importOptions = Handwritten.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests RULES = ArchTests.in(ArchitectureRules.class);
}

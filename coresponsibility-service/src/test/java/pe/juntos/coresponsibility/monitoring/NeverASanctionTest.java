package pe.juntos.coresponsibility.monitoring;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import pe.juntos.platform.test.Handwritten;

/** MON-1: nothing that decides can see the clinical schedule, and the clinical schedule sees no verdict. */
@AnalyzeClasses(packages = "pe.juntos.coresponsibility", importOptions = Handwritten.class)
class NeverASanctionTest {
    @ArchTest
    static final ArchRule what_decides_does_not_know_the_schedule = noClasses()
            .that()
            .resideInAnyPackage("..verdict..", "..period..", "..exception..", "..evidence..", "..member..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..monitoring..")
            .orShould()
            .dependOnClassesThat()
            .haveSimpleName("ClinicalPolicy")
            .because("behind schedule is an early alert, never a sanction");

    @ArchTest
    static final ArchRule the_schedule_decides_nothing = noClasses()
            .that()
            .resideInAPackage("..monitoring..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..verdict..")
            .because("an alert neither reads nor writes verdicts");
}

package pe.juntos.platform.test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PostFilter;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.access.prepost.PreFilter;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What holds in every service. A service's own test names its package and takes all of them:
 *
 * <pre>{@code
 * @AnalyzeClasses(packages = "pe.juntos.payment", importOptions = Handwritten.class)
 * class ArchitectureTest {
 *     @ArchTest
 *     static final ArchTests rules = ArchTests.in(ArchitectureRules.class);
 * }
 * }</pre>
 *
 * <p>Four kinds of class: the application; <em>adapters</em>, in a package named {@code adapter}; <em>use cases</em> (first word
 * of the name in -ing) and <em>ports</em> (interfaces, not sealed, with a reactive signature) at the root of a feature; and
 * everything else there, which is <em>pure</em>.
 */
public final class ArchitectureRules {
    private ArchitectureRules() {}

    /** A whitelist that checks nothing would pass: a service has both sides. */
    @ArchTest
    static void a_service_has_pure_files_and_adapters(JavaClasses service) {
        Assertions.assertThat(service.stream().filter(Layers.PURE))
                .as("pure classes, or the rules below check nothing")
                .isNotEmpty();
        Assertions.assertThat(service.stream().filter(Layers.ADAPTER))
                .as("adapters, or the rules below check nothing")
                .isNotEmpty();
    }

    /** Each feature with an adapter package has something pure that it adapts. */
    @ArchTest
    static void every_adapter_package_adapts_a_feature(JavaClasses service) {
        var features = Layers.packagesOf(service, Layers.FEATURE_ROOT);
        Assertions.assertThat(Layers.packagesOf(service, Layers.ADAPTER))
                .allSatisfy(adapter ->
                        Assertions.assertThat(features).contains(adapter.substring(0, adapter.lastIndexOf('.'))));
    }

    @ArchTest
    static final ArchRule pure_classes_are_plain_java = classes()
            .that(Layers.PURE)
            .should(ArchConditions.onlyDependOnClassesThat(Layers.PLAIN.or(Layers.PLATFORM_VALUES)))
            .because("a rule is tested with new and assertThat, and means the same in every adapter");

    @ArchTest
    static final ArchRule use_cases_and_ports_add_only_reactive_signatures = classes()
            .that(Layers.USE_CASE_OR_PORT)
            .should(ArchConditions.onlyDependOnClassesThat(Layers.PLAIN
                    .or(Layers.PLATFORM_VALUES)
                    .or(Layers.PLATFORM_SERVICES)
                    .or(Layers.REACTIVE_SIGNATURE)))
            .because("a use case orders the work; how it is done is the adapters' affair");

    @ArchTest
    static final ArchRule adapters_stay_in_their_package = classes()
            .that(Layers.ADAPTER)
            .and(DescribedPredicate.describe("are top-level", c -> c.isTopLevelClass()))
            .should()
            .bePackagePrivate()
            .because("nothing may lean on how another feature talks to the outside; Spring needs no public classes");

    @ArchTest
    static final ArchRule services_know_only_themselves_and_the_platform =
            classes().should(Layers.knowNoOtherService()).because("events are the only coupling between services");

    @ArchTest
    static final ArchRule packages_are_null_marked = classes()
            .should(ArchConditions.be(DescribedPredicate.describe(
                    "in a @NullMarked package", c -> c.getPackage().isAnnotatedWith(NullMarked.class))))
            .because("absence is meant where it is written, and nowhere else");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethodWhere(readsTheMachineClock())
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("the machine's clock decides nothing in an output: a Clock is injected at the edge");

    @ArchTest
    static final ArchRule nothing_is_left_to_chance = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Random.class, ThreadLocalRandom.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because("the same files give the same results, byte for byte");

    @ArchTest
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .because("waiting blocks a thread that others need; retry with a back-off in the pipeline");

    @ArchTest
    static final ArchRule pipelines_are_not_started_by_hand = noClasses()
            .should()
            .callMethodWhere(startsOrBlocksAPipeline())
            .because("subscribing and blocking belong to the framework and to the platform's listeners");

    @ArchTest
    static final ArchRule nobody_prints =
            noClasses().should(ACCESS_STANDARD_STREAMS).because("a service speaks through its log and its metrics");

    @ArchTest
    static final ArchRule dependencies_come_by_constructor = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static final ArchRule roles_are_said_of_controllers = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .areNotAnnotatedWith(RestController.class)
            .should()
            .beAnnotatedWith(PreAuthorize.class)
            .because("roles are asked when a request comes, of who answers it");

    @ArchTest
    static final ArchRule roles_of_a_whole_class_are_said_of_controllers = noClasses()
            .that()
            .areNotAnnotatedWith(RestController.class)
            .and()
            .areNotAnnotations()
            .should()
            .beMetaAnnotatedWith(PreAuthorize.class)
            .because("roles are asked when a request comes, of who answers it");

    @ArchTest
    static final ArchRule nobody_calls_who_answers_requests = noClasses()
            .should()
            .accessTargetWhere(answersRequestsForAnother())
            .because("who asks past the request is not asked for a role");

    @ArchTest
    static final ArchRule nobody_looks_for_other_annotations = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(Transactional.class, PostAuthorize.class, PreFilter.class, PostFilter.class)
            .because("a transaction is begun by its operator, and who may ask is said by @PreAuthorize");

    @ArchTest
    public static final ArchRule settings_are_read_by_beans = noClasses()
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(
                    ConditionalOnProperty.class,
                    ConditionalOnBooleanProperty.class,
                    ConditionalOnExpression.class,
                    Profile.class)
            .because(
                    "conditions and profiles are decided when a program is built, and an operator's setting would change nothing");

    /** Calls and references to methods alike. */
    private static DescribedPredicate<JavaAccess<?>> answersRequestsForAnother() {
        return DescribedPredicate.describe(
                "answers requests and is of another class",
                access -> access.getTarget().isMetaAnnotatedWith(RequestMapping.class)
                        && !access.getOriginOwner().equals(access.getTargetOwner()));
    }

    private static DescribedPredicate<JavaCall<?>> readsTheMachineClock() {
        var types =
                Set.of(Instant.class, LocalDate.class, LocalDateTime.class, OffsetDateTime.class, ZonedDateTime.class);
        return DescribedPredicate.describe("read the machine's clock", call -> {
            var target = call.getTarget();
            var now = target.getName().equals("now")
                    && types.stream().anyMatch(type -> target.getOwner().isEquivalentTo(type))
                    && target.getRawParameterTypes().stream().noneMatch(p -> p.isEquivalentTo(java.time.Clock.class));
            var system = target.getOwner().isEquivalentTo(java.time.Clock.class)
                    && target.getName().startsWith("system");
            return now || system;
        });
    }

    private static DescribedPredicate<JavaCall<?>> startsOrBlocksAPipeline() {
        var names = Set.of("subscribe", "block", "blockFirst", "blockLast", "blockOptional", "toIterable", "toStream");
        return DescribedPredicate.describe(
                "start or block a pipeline",
                call -> names.contains(call.getTarget().getName())
                        && call.getTarget().getOwner().getPackageName().equals("reactor.core.publisher"));
    }

    /** Which class is what, and what each kind may know. */
    private static final class Layers {
        static final DescribedPredicate<JavaClass> ADAPTER =
                DescribedPredicate.describe("adapters", c -> (c.getPackageName() + ".").contains(".adapter."));

        static final DescribedPredicate<JavaClass> APPLICATION = DescribedPredicate.describe(
                "applications",
                c -> Layers.outermost(c)
                        .isAnnotatedWith("org.springframework.boot.autoconfigure.SpringBootApplication"));

        static final DescribedPredicate<JavaClass> FEATURE_ROOT = DescribedPredicate.describe(
                "feature root classes",
                c -> !ADAPTER.test(c)
                        && !APPLICATION.test(c)
                        && !c.getSimpleName().equals("package-info"));

        static final DescribedPredicate<JavaClass> USE_CASE_OR_PORT = DescribedPredicate.describe(
                "use cases and ports", c -> FEATURE_ROOT.test(c) && (isUseCase(outermost(c)) || isPort(outermost(c))));

        static final DescribedPredicate<JavaClass> PURE =
                DescribedPredicate.describe("pure classes", c -> FEATURE_ROOT.test(c) && !USE_CASE_OR_PORT.test(c));

        static final DescribedPredicate<JavaClass> PLAIN = DescribedPredicate.describe(
                "plain Java or own feature roots",
                c -> c.getBaseComponentType().isPrimitive()
                        || in(c, "java.")
                        || in(c, "org.jspecify.")
                        || isOfAService(c) && FEATURE_ROOT.test(c));

        static final DescribedPredicate<JavaClass> PLATFORM_VALUES = named(
                "pe.juntos.platform.policy.Policy",
                "pe.juntos.platform.policy.PolicyBook",
                "pe.juntos.platform.policy.Status",
                "pe.juntos.platform.policy.Policy$Status",
                "pe.juntos.platform.calendar.WorkingDays",
                "pe.juntos.platform.bulk.Buckets",
                "pe.juntos.platform.job.BucketRange",
                "pe.juntos.platform.security.Caller",
                "pe.juntos.platform.security.Territory");

        static final DescribedPredicate<JavaClass> PLATFORM_SERVICES = named(
                "pe.juntos.platform.event.OutgoingEvent",
                "pe.juntos.platform.event.IncomingEvent",
                "pe.juntos.platform.outbox.Outbox",
                "pe.juntos.platform.job.Job",
                "pe.juntos.platform.job.Jobs",
                "pe.juntos.platform.job.JobProgress",
                "pe.juntos.platform.job.ChunkedJob",
                "pe.juntos.platform.files.FileImport");

        static final DescribedPredicate<JavaClass> REACTIVE_SIGNATURE = named(
                "reactor.core.publisher.Mono",
                "reactor.core.publisher.Flux",
                "org.reactivestreams.Publisher",
                "reactor.util.function.Tuple2",
                "reactor.util.function.Tuple3",
                "reactor.util.function.Tuple4");

        private Layers() {}

        static com.tngtech.archunit.lang.ArchCondition<JavaClass> knowNoOtherService() {
            return new com.tngtech.archunit.lang.ArchCondition<>("know no other service") {
                @Override
                public void check(JavaClass item, com.tngtech.archunit.lang.ConditionEvents events) {
                    item.getDirectDependenciesFromSelf().stream()
                            .filter(d -> in(d.getTargetClass(), "pe.juntos."))
                            .filter(d -> !in(d.getTargetClass(), "pe.juntos.platform."))
                            .filter(d -> !service(d.getTargetClass()).equals(service(item)))
                            .forEach(d -> events.add(
                                    com.tngtech.archunit.lang.SimpleConditionEvent.violated(d, d.getDescription())));
                }
            };
        }

        static Set<String> packagesOf(JavaClasses classes, DescribedPredicate<JavaClass> kind) {
            return classes.stream()
                    .filter(kind)
                    .map(JavaClass::getPackageName)
                    .collect(java.util.stream.Collectors.toSet());
        }

        private static boolean isUseCase(JavaClass c) {
            return c.getSimpleName().matches("[A-Z][a-z]*ing([A-Z].*)?") && !c.isRecord() && !c.isEnum();
        }

        private static boolean isPort(JavaClass c) {
            return c.isInterface()
                    && c.getMethods().stream()
                            .filter(m -> m.getModifiers().contains(JavaModifier.ABSTRACT))
                            .map(JavaCodeUnit::getRawReturnType)
                            .anyMatch(REACTIVE_SIGNATURE);
        }

        private static JavaClass outermost(JavaClass c) {
            return c.getEnclosingClass().map(Layers::outermost).orElse(c);
        }

        private static boolean isOfAService(JavaClass c) {
            return in(c, "pe.juntos.") && !in(c, "pe.juntos.platform.");
        }

        /** "payment" of pe.juntos.payment.round. */
        private static String service(JavaClass c) {
            var rest = c.getBaseComponentType().getPackageName().substring("pe.juntos.".length());
            return rest.contains(".") ? rest.substring(0, rest.indexOf('.')) : rest;
        }

        private static boolean in(JavaClass c, String prefix) {
            return (c.getBaseComponentType().getPackageName() + ".").startsWith(prefix);
        }

        private static DescribedPredicate<JavaClass> named(String... names) {
            var allowed = Set.of(names);
            return DescribedPredicate.describe(
                    String.join(", ", names),
                    c -> allowed.contains(c.getBaseComponentType().getName()));
        }
    }
}

package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContextManager;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A module's tests start dozens of services in one process: of one whose test class has ended, nothing stays. */
class ForgottenContextTest {
    @ServiceTest(classes = ServiceTestTest.Trivial.class)
    static class Called {
        @Autowired
        ApplicationContext context;

        @Autowired
        WebTestClient http;
    }

    @Test
    void nothing_keeps_the_service_of_a_test_class_that_has_ended() throws Exception {
        var service = used();
        Await.until(() -> {
            System.gc();
            assertThat(service.get() == null).isTrue();
        });
    }

    private static WeakReference<ApplicationContext> used() throws Exception {
        var tests = new TestContextManager(Called.class);
        tests.beforeTestClass();
        var called = new Called();
        tests.prepareTestInstance(called);
        called.http.get().uri("/").exchange().expectStatus().isOk();
        var service = new WeakReference<>(called.context);
        tests.afterTestClass();
        return service;
    }
}

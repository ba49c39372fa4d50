package pe.juntos.coresponsibility;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Expected lists, evidence, verdicts and their certification. */
@SpringBootApplication
public class CoresponsibilityApplication {
    public static void main(String[] args) {
        SpringApplication.run(CoresponsibilityApplication.class, args);
    }
}

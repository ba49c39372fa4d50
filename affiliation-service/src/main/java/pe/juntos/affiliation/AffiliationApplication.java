package pe.juntos.affiliation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The register of households (padrón): listing, validation, affiliation, suspension and exit. */
@SpringBootApplication
public class AffiliationApplication {

    public static void main(String[] args) {
        SpringApplication.run(AffiliationApplication.class, args);
    }
}

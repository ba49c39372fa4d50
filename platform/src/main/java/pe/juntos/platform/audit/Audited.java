package pe.juntos.platform.audit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A read of a person's or a household's file: whoever is answered leaves an entry. Acts of staff need no mark, they always do. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Audited {
    /** The exchange's attribute with the codes of those read, where the path does not say them. */
    String OF = "pe.juntos.platform.audit.of";

    /** The file of a person or a household. */
    String FILE_READ = "FILE_READ";

    /** What is read, as the entry names it. */
    String value() default FILE_READ;
}

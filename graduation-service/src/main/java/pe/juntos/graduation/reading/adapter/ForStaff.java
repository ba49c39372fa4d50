package pe.juntos.graduation.reading.adapter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Open to everybody who works for the programme, each in the own territory. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER','PAYMENT_SUBMITTER',"
        + "'PAYMENT_APPROVER','AUDITOR','OPERATOR')")
@interface ForStaff {}

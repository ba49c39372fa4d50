package pe.juntos.platform.audit;

import java.util.Map;

/**
 * One line of the trail.
 *
 * @param subject who
 * @param act what: the mark of a read, or method and path of an act
 * @param object of whom or of what: the codes in the path
 * @param detail roles, status of the answer and correlation id; never names, DNI or what a body or a query says
 */
record AuditEntry(String subject, String act, String object, Map<String, Object> detail) {}

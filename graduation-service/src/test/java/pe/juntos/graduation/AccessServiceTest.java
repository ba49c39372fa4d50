package pe.juntos.graduation;

import pe.juntos.platform.test.AccessTest;
import pe.juntos.platform.test.ServiceTest;

/** The part of docs/security.md that is about this service, entry by entry. */
@ServiceTest
class AccessServiceTest extends AccessTest {}

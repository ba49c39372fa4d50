package pe.juntos.affiliation.maintenance;

/**
 * Numbers of the maintenance of the register, as one dated policy version (AFF-5).
 *
 * @param recipientAdultAge completed years a new recipient who is neither head nor spouse must have
 * @param pregnancyDays longest time between the day a pregnancy is known and the probable date of delivery
 * @param reportYears how many years back a fact can be reported
 */
public record MaintenanceParameters(int recipientAdultAge, int pregnancyDays, int reportYears) {}

package pe.juntos.partner.registry;

/**
 * What one request looks for.
 *
 * @param byDistrict whether districts come first in the order, else the household's code decides
 * @param page the first is 1
 */
public record Criteria(
        Register register, Asked asked, boolean byDistrict, boolean descending, int pageSize, int page) {}

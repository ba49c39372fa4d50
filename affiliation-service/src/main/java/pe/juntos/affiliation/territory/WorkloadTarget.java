package pe.juntos.affiliation.territory;

/** Households that one gestor should accompany, both included (USR-3). */
public record WorkloadTarget(long fewestHouseholds, long mostHouseholds) {

    public enum Load {
        BELOW,
        WITHIN,
        ABOVE
    }

    public Load load(long households) {
        if (households < fewestHouseholds) {
            return Load.BELOW;
        }
        return households > mostHouseholds ? Load.ABOVE : Load.WITHIN;
    }
}

package pe.juntos.sandbox.population;

/**
 * The figures the population is drawn from. SOURCED ones come from the thesis on coresponsibility in Apurímac (fieldwork 2009–2011;
 * line numbers are those of that document) or are derived from it; ASSUMED ones have no source and say so.
 */
public record Calibration(
        Homes homes, Land land, Identity identity, Insurance insurance, Health health, School school, Forms forms) {

    /**
     * Who lives in a household.
     *
     * @param childrenTo14 children of 0 to 14 years: 66,468 in 33,986 households, December 2010 (L1349-1355)
     * @param adolescents members of 15 to 19 years who have not finished secondary: ASSUMED so that 700,000 households hold the 1.8
     *     million target members of a national close
     * @param pregnantWomen 299 in 33,986 households (L1351-1355)
     * @param spouse share of households with two parents: ASSUMED
     * @param grandparent share with a grandparent: ASSUMED
     * @param grownUp share with a son or daughter over 19 or out of secondary: ASSUMED
     */
    public record Homes(
            double childrenTo14,
            double adolescents,
            double pregnantWomen,
            double spouse,
            double grandparent,
            double grownUp) {
        double targetChildren() {
            return childrenTo14 + adolescents;
        }
    }

    /**
     * How households lie in the territory.
     *
     * @param householdsPerDistrict 470,000 in 646 districts (L663-671)
     * @param householdsPerCentre 470,000 in 28,000 populated centres (L665)
     * @param membersPerHealthPost 85,545 target persons and 401 posts, 2011 (L4921-4964)
     * @param householdsPerSchool 470,000 and 19,202 schools (L1026-1032)
     */
    public record Land(
            double householdsPerDistrict,
            double householdsPerCentre,
            double membersPerHealthPost,
            double householdsPerSchool) {}

    /**
     * Who has an identity card.
     *
     * @param children children of 0 to 14 with DNI: 48,415 of 66,468, 72.84 % (L1366-1368)
     * @param adults other persons with DNI, recipients apart: ASSUMED
     * @param withCheckCharacter share of the DNI given with RENIEC's check character: ASSUMED
     */
    public record Identity(double children, double adults, double withCheckCharacter) {}

    /**
     * Who has which health insurance.
     *
     * @param children children of 0 to 14 in SIS: 66,362 of 66,468, 99.84 % (L1361-1366)
     * @param others other members in SIS: ASSUMED, all are to be in it (L5608-5612)
     * @param otherInsurance of those who are not in SIS, share with another insurance: ASSUMED
     */
    public record Insurance(double children, double others, double otherInsurance) {}

    /**
     * Attendance at the health post. The means observed by the programme are controls per child and year, June 2008 to May 2009, later
     * period (L5814-5836); a sixth of them is the chance of one in a bimester.
     *
     * @param credUnder12Months 3.0 a year
     * @param cred12To23Months 3.22 a year
     * @param cred24Months 2.05 a year, observed at 24-35 months; ASSUMED the same up to 6 years
     * @param prenatal chance of a prenatal control in a bimester: from 80 % with six or more controls, 2011 (L1416-1420)
     * @param refused of those who did not come, share with a record of non-attendance: ASSUMED
     * @param notAttended of those who did not get the control, share the post reports it could not attend: ASSUMED
     */
    public record Health(
            double credUnder12Months,
            double cred12To23Months,
            double cred24Months,
            double prenatal,
            double refused,
            double notAttended) {}

    /**
     * Schooling; no source gives figures, all are ASSUMED.
     *
     * @param lowAttendance share of pupils clearly under the 85 % limit
     * @param atTheLimit share at exactly 85 %
     * @param underTheLimit share just under it
     * @param oneMonthOnly share whose school sent one of the two months
     * @param closedMonth share of schools with no school day in a month
     */
    public record School(
            double lowAttendance, double atTheLimit, double underTheLimit, double oneMonthOnly, double closedMonth) {}

    /**
     * How the forms travel: the source names late, unfilled and unsigned forms (L5495-5499) without figures, so all are ASSUMED.
     *
     * @param silentPosts share of establishments that send nothing at all
     * @param late share of the records signed after the period's end
     * @param newHead share of establishments whose head changed around the period
     * @param exceptions share of members with an exception report
     * @param recertified share of households over four years in the programme with a new classification
     * @param surveyed share of them with form G1
     * @param longAgo share of households affiliated more than four years before the period
     */
    public record Forms(
            double silentPosts,
            double late,
            double newHead,
            double exceptions,
            double recertified,
            double surveyed,
            double longAgo) {}

    /** Apurímac and the country in 2010 and 2011. */
    public static final Calibration SOURCE_2011 = new Calibration(
            new Homes(66_468d / 33_986, 0.606, 299d / 33_986, 0.65, 0.12, 0.15),
            new Land(470_000d / 646, 470_000d / 28_000, 85_545d / 401, 470_000d / 19_202),
            new Identity(48_415d / 66_468, 0.985, 0.4),
            new Insurance(66_362d / 66_468, 0.93, 0.4),
            new Health(3.0, 3.22, 2.05, 0.85, 0.12, 0.06),
            new School(0.018, 0.004, 0.004, 0.02, 0.01),
            new Forms(0.02, 0.10, 0.10, 0.01, 0.60, 0.70, 0.30));

    /** The same, with establishments that all send something. */
    public Calibration withoutSilence() {
        var spoken = new Forms(
                0,
                forms.late(),
                forms.newHead(),
                forms.exceptions(),
                forms.recertified(),
                forms.surveyed(),
                forms.longAgo());
        return new Calibration(homes, land, identity, insurance, health, school, spoken);
    }

    /** All target members of an average household, pregnant women included. */
    public double membersPerHousehold() {
        return homes.targetChildren() + homes.pregnantWomen();
    }
}

package pe.juntos.graduation.coordination;

/** What the programme does in a district so that its households can graduate, as piloted in Chuschi and Vinchos. */
public enum Step {
    /** SISFOH's recertification says who may graduate. */
    HOUSEHOLDS_IDENTIFIED,
    /** Gestores applied forms G1 and G2. */
    FORMS_APPLIED,
    /** Programmes, projects and higher education of the zone are listed. */
    SUPPLY_INVENTORIED,
    /** Each type has its bonus. */
    BONUSES_DEFINED,
    /** The programme is the bridge between households and those who have places. */
    PROGRAMMES_ARTICULATED,
    /** The three levels of government and others committed themselves. */
    AGREEMENTS_SIGNED,
    GESTORES_TRAINED,
    FINANCIAL_TRAINING_GIVEN,
    HOUSEHOLDS_TRAINED,
    MONITORING_STARTED
}

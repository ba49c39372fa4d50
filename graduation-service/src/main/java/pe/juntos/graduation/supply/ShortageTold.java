package pe.juntos.graduation.supply;

import pe.juntos.graduation.review.Bonus;

/**
 * An alert to the sectors and local governments: {@code juntos.graduation.shortage.v1}.
 *
 * @param demand households that wait; 0 of an alert that ended because nobody does
 * @param missing places that are missing; 0 of an alert that ended
 */
public record ShortageTold(String district, Bonus bonus, String state, long demand, long missing) {

    public static final String TOPIC = "juntos.graduation.shortage.v1";

    public static String type(String event) {
        return "pe.juntos.graduation.shortage." + event + ".v1";
    }
}

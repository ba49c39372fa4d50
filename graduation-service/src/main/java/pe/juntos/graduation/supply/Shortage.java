package pe.juntos.graduation.supply;

import pe.juntos.graduation.review.Bonus;

/**
 * A district in which there are fewer places than households that wait for one.
 *
 * @param covered households for whom there is a place
 */
public record Shortage(String district, Bonus bonus, long demand, long covered) {

    public long missing() {
        return demand - covered;
    }
}

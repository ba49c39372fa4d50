package pe.juntos.sandbox.bank;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How the sandbox bank decides: about one order in a hundred is rejected, by the digest of seed and end-to-end id. */
record Manners(long seed, Set<Misbehaviour> misbehaviours) {

    private static final int REJECTED_PER_THOUSAND = 10;
    private static final int NEVER_TAKEN_PER_THOUSAND = 80;
    private static final int DAYS_OF_TAKING = 20;
    /** One order in so many is treated in each of the ways that are for some. */
    private static final int SOME = 10;

    private static final String RETURN_REASON = "AC04";
    private static final BigDecimal CENTIMO = new BigDecimal("0.01");
    private static final String NOBODY = "HZZZZZZZZZZZZZZZZ-2026-1-1";

    Manners(long seed) {
        this(seed, Set.of());
    }

    boolean does(Misbehaviour misbehaviour) {
        return misbehaviours.contains(misbehaviour);
    }

    /** Whether the file or its payments are rejected as a whole. */
    boolean rejectsWhole() {
        return does(Misbehaviour.REJECTS_FILE) || does(Misbehaviour.REJECTS_PAYMENT);
    }

    /** @param place of the order in the file, from 0 */
    boolean answers(int place) {
        return !does(Misbehaviour.PARTIAL) || place % 2 == 0;
    }

    /** Whether it says anything of an account that it is asked about. */
    boolean knows(int place) {
        return !does(Misbehaviour.FORGETS_ACCOUNTS) || place % 2 == 0;
    }

    /** Whether it says that an account is not the recipient's. */
    boolean denies(int place) {
        return does(Misbehaviour.DENIES_ACCOUNTS) && place % SOME == 0;
    }

    /** The rejection's external status reason code; empty where the order is credited. */
    Optional<String> rejection(String endToEnd) {
        if (rejectsWhole()) {
            return Optional.of("AM04");
        }
        long draw = ByteBuffer.wrap(digest(endToEnd)).getLong() & Long.MAX_VALUE;
        return draw % 1000 < REJECTED_PER_THOUSAND ? Optional.of(reason((int) (draw / 1000 % 100))) : Optional.empty();
    }

    private static String reason(int percentile) {
        if (percentile < 45) {
            return "AC01";
        }
        if (percentile < 75) {
            return "AC04";
        }
        return percentile < 90 ? "AC06" : "MD07";
    }

    /** What the day's statement has of an order. */
    List<Booking> bookings(Order order, int place) {
        var bookings = new ArrayList<Booking>();
        var credited = rejection(order.endToEnd()).isEmpty();
        if (answers(place) && (credited || does(Misbehaviour.CONTRADICTS))) {
            var more = does(Misbehaviour.OTHER_AMOUNT) && place % SOME == 2;
            var booking =
                    new Booking(order, order.endToEnd(), more ? order.amount().add(CENTIMO) : order.amount(), null);
            bookings.add(booking);
            if (does(Misbehaviour.DUPLICATES) && place % SOME == 0) {
                bookings.add(booking);
            }
            if (does(Misbehaviour.RETURNS) && place % SOME == 4) {
                bookings.add(booking.back(RETURN_REASON));
            }
        }
        if (does(Misbehaviour.UNKNOWN_IDS) && place == 0) {
            bookings.add(new Booking(order, NOBODY, order.amount(), null));
        }
        return bookings;
    }

    /** What comes back later of an order that the day's statement has credited. */
    List<Booking> later(Order order, int place) {
        return place % SOME == 6
                        && answers(place)
                        && rejection(order.endToEnd()).isEmpty()
                ? List.of(Booking.of(order).back(RETURN_REASON))
                : List.of();
    }

    /**
     * Money that was handed over to a household.
     *
     * @param id of the bank's own
     * @param channel as in {@code retiros.csv}
     */
    record HandedOver(String id, String endToEnd, LocalDate on, BigDecimal amount, String channel) {}

    /** Of credited orders nearly all, whole; empty where nobody came. */
    Optional<HandedOver> handedOver(Order order, LocalDate credited) {
        var id = reference("RT", order.endToEnd());
        var draw = ByteBuffer.wrap(digest(id)).getLong() & Long.MAX_VALUE;
        if (rejection(order.endToEnd()).isPresent() || draw % 1000 < NEVER_TAKEN_PER_THOUSAND) {
            return Optional.empty();
        }
        var day = credited.plusDays(draw / 1000 % DAYS_OF_TAKING);
        return Optional.of(
                new HandedOver(id, order.endToEnd(), day, order.amount(), draw % 2 == 0 ? "AGENCIA" : "CAJERO"));
    }

    /** A reference of the bank's own, at most 35 characters as ISO 20022 allows. */
    String reference(String prefix, String of) {
        return prefix + HexFormat.of().withUpperCase().formatHex(digest(prefix + of), 0, 12);
    }

    private byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest((seed + "/" + text).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

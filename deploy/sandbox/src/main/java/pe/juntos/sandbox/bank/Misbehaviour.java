package pe.juntos.sandbox.bank;

import java.util.EnumSet;
import java.util.Set;

/** What the sandbox bank can be told to do wrong, or late, or otherwise than usual; any of them together. */
public enum Misbehaviour {
    /** Rejects the file as a whole (group level), booking nothing. */
    REJECTS_FILE,
    /** Rejects each payment of the file as a whole (payment level), booking nothing. */
    REJECTS_PAYMENT,
    /** Some of what it credits comes back in the same statement, with {@code RtrInf}. */
    RETURNS,
    /** Some of what it credits comes back in a statement of its own, later. */
    RETURNS_LATER,
    /** Says nothing of every second order. */
    PARTIAL,
    /** Books some orders twice in the same statement. */
    DUPLICATES,
    /** Books and reports an order that nobody gave. */
    UNKNOWN_IDS,
    /** Credits some orders with a céntimo more. */
    OTHER_AMOUNT,
    /** Credits what it rejected. */
    CONTRADICTS,
    /** Tells of each booking by {@code camt.054} before the day's statement repeats it. */
    NOTIFIES,
    /** Sends the statement before the status report. */
    OUT_OF_ORDER,
    /** Sends every message again. */
    REPEATS,
    /** Sends the statement again under another name. */
    RESTATES,
    /** Denies some of the accounts that it is asked about. */
    DENIES_ACCOUNTS,
    /** Says nothing of every second account that it is asked about. */
    FORGETS_ACCOUNTS,
    /** Tags that do not close. */
    MALFORMED,
    /** Half a file. */
    TRUNCATED,
    EMPTY,
    NOT_UTF8,
    ENTITY_BOMB,
    EXTERNAL_ENTITY,
    /** The statement of somebody else's account. */
    OTHER_DEBTOR,
    WRONG_TOTALS,
    THREE_DECIMALS,
    NEGATIVE_AMOUNTS,
    OTHER_CURRENCY,
    /** A statement of an older version of the standard. */
    OTHER_VERSION;

    /** Those that spoil a copy of the statement, which is sent before the right one. */
    static final Set<Misbehaviour> SPOILING = EnumSet.range(MALFORMED, OTHER_VERSION);
}

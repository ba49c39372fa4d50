package pe.juntos.sandbox.partner;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lists and bulk steps of the partner service, page by page. */
final class Referrals {

    private static final int PAGE = 500;

    private final JuntosApi api;

    Referrals(JuntosApi api) {
        this.api = api;
    }

    /** A page of referrals in a state, after an id; empty at the end. */
    List<String> page(String state, String after) throws InterruptedException {
        var ids = new ArrayList<String>();
        String cursor = after.isEmpty() ? "" : "&cursor=" + after;
        Object items = api.get("/api/partner/referrals?limit=" + PAGE + "&state=" + state + cursor)
                .get("items");
        for (Object item : (List<?>) Objects.requireNonNull(items)) {
            ids.add(String.valueOf(((Map<?, ?>) item).get("id")));
        }
        return ids;
    }

    /** Takes a step for all of the ids; gives how many were changed by it. */
    int step(String steps, List<String> ids, LocalDate on, Map<String, Object> more) throws InterruptedException {
        if (ids.isEmpty()) {
            return 0;
        }
        var body = new HashMap<String, Object>(more);
        body.put("ids", ids);
        body.put("on", on.toString());
        Object results = api.post("/api/partner/referrals/" + steps, new java.util.TreeMap<>(body))
                .get("results");
        return (int) ((List<?>) Objects.requireNonNull(results))
                .stream()
                        .filter(result -> Boolean.TRUE.equals(((Map<?, ?>) result).get("changed")))
                        .count();
    }

    /** Something to do with a page of ids; gives how many it changed. */
    interface Work {
        int on(List<String> ids) throws InterruptedException;
    }

    /** Every referral that is in the state now, once. */
    int each(String state, Work work) throws InterruptedException {
        int changed = 0;
        for (List<String> ids = page(state, ""); !ids.isEmpty(); ids = page(state, ids.getLast())) {
            changed += work.on(ids);
        }
        return changed;
    }
}

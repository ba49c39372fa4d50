package pe.juntos.coresponsibility.accompaniment.adapter;

import java.time.LocalDate;
import pe.juntos.coresponsibility.accompaniment.Ground;
import pe.juntos.coresponsibility.accompaniment.Term;

/** What somebody proposes, complete. */
record Proposal(String household, LocalDate from, LocalDate until, Ground ground, String reasons) {
    Term term() {
        return new Term(from, until);
    }
}

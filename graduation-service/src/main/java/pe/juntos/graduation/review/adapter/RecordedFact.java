package pe.juntos.graduation.review.adapter;

/** Answer to a person who recorded something; false: it was known. */
record RecordedFact(String household, boolean changed) {}

package pe.juntos.local.close;

/** Consent of the families and the answers of the sandbox's partners (PAR-4). */
record Referrals(Work work) {

    void run() throws InterruptedException {
        work.read(pe.juntos.local.place.App.PARTNER, "/programmes");
    }
}

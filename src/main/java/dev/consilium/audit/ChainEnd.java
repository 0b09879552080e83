package dev.consilium.audit;

/** Where the chain ends. @param seq 0 while it is empty; @param hash of the last entry, zeros while it is empty */
record ChainEnd(long seq, String hash) {

    static final ChainEnd EMPTY = new ChainEnd(0, "0".repeat(64));

    static ChainEnd at(AuditEntry entry) {
        return new ChainEnd(entry.seq(), entry.hash());
    }
}

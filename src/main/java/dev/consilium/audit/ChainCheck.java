package dev.consilium.audit;

/** Follows the chain entry by entry, in order of their numbers, until one is not what it must be. */
final class ChainCheck {

    private ChainEnd end = ChainEnd.EMPTY;

    /** @return whether the chain holds up to and with this entry */
    boolean accepts(AuditEntry entry) {
        long expected = end.seq() + 1;
        if (entry.seq() != expected
                || !entry.previousHash().equals(end.hash())
                || !entry.hash().equals(EntryHash.of(expected, Occurrence.of(entry), end.hash()))) {
            return false;
        }
        end = ChainEnd.at(entry);
        return true;
    }

    /** The last entry that holds. */
    ChainEnd end() {
        return end;
    }
}

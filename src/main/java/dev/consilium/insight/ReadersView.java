package dev.consilium.insight;

import java.util.List;

/** The readers of a project side by side, in the order of their user names. */
public record ReadersView(String project, String name, SettledBy settledBy, List<ReaderView> readers) {

    public ReadersView {
        readers = List.copyOf(readers);
    }
}

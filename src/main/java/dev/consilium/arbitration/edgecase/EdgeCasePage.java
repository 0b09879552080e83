package dev.consilium.arbitration.edgecase;

import java.util.List;

/** A page of what was found. @param page from 1; @param total entries on all pages */
public record EdgeCasePage(List<EdgeCase> entries, int page, int size, int total) {

    public int pages() {
        return Math.max(1, (total + size - 1) / size);
    }
}

package dev.consilium.common;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param page counted from 1
 * @param pages at least 1, also of an empty list
 * @param total entries of all pages together
 */
public record Page<T>(List<T> rows, int page, int pages, int total) {

    /** Finds the page that was asked for; behind the last one is the last one. */
    public static <T> Page<T> of(int asked, int size, int total, Rows<T> rows) {
        int pages = pages(total, size);
        int page = Math.max(1, Math.min(asked, pages));
        return new Page<>(rows.from((page - 1) * size, size), page, pages, total);
    }

    /** How many pages of a size there are. */
    public static int pages(int total, int size) {
        return Math.max(1, (total + size - 1) / size);
    }

    public <R> Page<R> map(Function<? super T, ? extends R> each) {
        return new Page<>(rows.stream().<R>map(each).toList(), page, pages, total);
    }

    /** Reads the entries of one page. */
    @FunctionalInterface
    public interface Rows<T> {
        List<T> from(int offset, int limit);
    }
}

package dev.consilium.worklist;

import java.util.List;
import java.util.function.Function;

/** A page of tasks that were looked for. @param page from 1; @param total over all pages */
public record TaskPage<T>(List<T> tasks, int page, int pages, int total) {

    static <T> TaskPage<T> of(List<T> tasks, int page, int total) {
        return new TaskPage<>(tasks, page, (total + WorklistQuery.ROWS - 1) / WorklistQuery.ROWS, total);
    }

    public static <T> TaskPage<T> empty() {
        return new TaskPage<>(List.of(), 1, 0, 0);
    }

    public <R> TaskPage<R> map(Function<List<T>, List<R>> shown) {
        return new TaskPage<>(shown.apply(tasks), page, pages, total);
    }

    /** Whether there is no such page, or not any more. */
    public boolean isBeyond() {
        return tasks.isEmpty() && page > 1;
    }

    /** Number of the first task of this page. */
    public int from() {
        return (page - 1) * WorklistQuery.ROWS + 1;
    }

    public int to() {
        return from() + tasks.size() - 1;
    }
}

package dev.consilium.worklist.web;

import dev.consilium.worklist.WorklistQuery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Addresses of the worklist that keep what was asked for, so that a link, a reload and the way back show the same. */
public record WorklistLinks(WorklistQuery query) {

    public String here() {
        return of(query);
    }

    /** The same tasks, to which a page may be added. */
    public String unpaged() {
        return of(query.onPage(1));
    }

    /** The same tasks without filters. */
    public String clear() {
        return scope(query.scope(), query.isTeam() ? query.project() : null);
    }

    public String scope(@Nullable String scope, @Nullable String project) {
        return of(new WorklistQuery(scope, project, null, null, null, null, null, null, query.sort(), null));
    }

    private static String of(WorklistQuery query) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
        add(address, "scope", query.scope());
        add(address, "project", query.project());
        add(address, "role", query.role());
        add(address, "modality", query.modality());
        add(address, "priority", query.priority());
        add(address, "due", query.due());
        add(address, "holder", query.holder());
        add(address, "text", query.text());
        add(address, "sort", query.sort());
        add(address, "page", query.page());
        return address.encode().build().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        address.queryParamIfPresent(name, Optional.ofNullable(value));
    }
}

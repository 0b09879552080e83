package dev.consilium.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * The built files of each island, for templates: {@code @viteManifest.script('form')}. A build without the browser side has no
 * manifest; its pages then come without styles and islands.
 */
@Component("viteManifest")
public class ViteManifest {
    private final JsonNode manifest;

    @Autowired
    ViteManifest(ObjectMapper json) {
        this(json, new ClassPathResource("ui-manifest.json"));
    }

    ViteManifest(ObjectMapper json, Resource manifest) {
        this.manifest = read(json, manifest);
    }

    public boolean isBuilt() {
        return !manifest.isEmpty();
    }

    /** Paths of the entry's own script, one or none. */
    public List<String> script(String island) {
        JsonNode file = manifest.path(key(island)).path("file");
        return file.isMissingNode() ? List.of() : List.of(path(file));
    }

    /** Style sheets of the entry and of every chunk it imports; shared styles sit on the chunks. */
    public List<String> styles(String island) {
        List<String> paths = new ArrayList<>();
        closure(island).forEach(key -> manifest.path(key).path("css").forEach(css -> paths.add(path(css))));
        return paths.stream().distinct().toList();
    }

    /** Chunks the entry imports, to be fetched at once. */
    public List<String> preloads(String island) {
        return closure(island).stream()
                .skip(1)
                .map(key -> path(manifest.path(key).path("file")))
                .toList();
    }

    /** Chunks the entry imports when it needs them, to be fetched before. */
    public List<String> laterLoads(String island) {
        List<String> paths = new ArrayList<>();
        manifest.path(key(island))
                .path("dynamicImports")
                .forEach(key -> paths.add(path(manifest.path(key.asText()).path("file"))));
        return paths;
    }

    private Set<String> closure(String island) {
        Set<String> visited = new LinkedHashSet<>();
        visit(key(island), visited);
        return visited;
    }

    private void visit(String key, Set<String> visited) {
        if (visited.add(key)) {
            manifest.path(key).path("imports").forEach(next -> visit(next.asText(), visited));
        }
    }

    private static String key(String island) {
        return "src/islands/" + island + ".ts";
    }

    private static String path(JsonNode file) {
        return "/ui/" + file.asText();
    }

    private static JsonNode read(ObjectMapper json, Resource manifest) {
        if (!manifest.exists()) {
            return json.createObjectNode();
        }
        try (InputStream in = manifest.getInputStream()) {
            return json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

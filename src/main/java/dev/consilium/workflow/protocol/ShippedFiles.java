package dev.consilium.workflow.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What ships with the product, on its class path. */
final class ShippedFiles implements ProtocolFiles {

    /** Those that were asked for and are there: pages ask for each of them again and again, and they never change. */
    private final Map<String, ProtocolFile> known = new ConcurrentHashMap<>();

    @Override
    public List<String> folders() {
        return Arrays.stream(find("classpath*:processes/*/*.bpmn"))
                .map(ShippedFiles::folderOf)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Map<String, ProtocolFile> folder(String key) {
        Map<String, ProtocolFile> files = new TreeMap<>();
        for (Resource resource : find("classpath*:processes/" + key + "/*.*")) {
            String name = Objects.requireNonNull(resource.getFilename());
            try {
                files.put(name, new ProtocolFile(name, resource.getContentAsByteArray()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    @Override
    public Optional<ProtocolFile> shared(String name) {
        return file("processes/" + SHARED + "/" + name, name);
    }

    @Override
    public Optional<ProtocolFile> form(String name) {
        return file("forms/" + name, name);
    }

    private Optional<ProtocolFile> file(String path, String name) {
        ProtocolFile kept = known.get(path);
        Optional<ProtocolFile> file = kept == null ? read(path, name) : Optional.of(kept);
        file.ifPresent(found -> known.putIfAbsent(path, found));
        return file;
    }

    private static Optional<ProtocolFile> read(String path, String name) {
        try (InputStream content = ShippedFiles.class.getResourceAsStream("/" + path)) {
            return content == null ? Optional.empty() : Optional.of(new ProtocolFile(name, content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Resource[] find(String pattern) {
        try {
            return new PathMatchingResourcePatternResolver().getResources(pattern);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String folderOf(Resource resource) {
        try {
            String[] path = resource.getURL().getPath().split("/");
            return path[path.length - 2];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

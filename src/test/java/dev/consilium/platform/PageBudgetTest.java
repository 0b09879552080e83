package dev.consilium.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** A page without islands loads at most 100 KB of script and style, compressed. */
class PageBudgetTest {

    private static final int BUDGET = 100_000;

    private final ViteManifest built = new ViteManifest(new ObjectMapper(), new ClassPathResource("ui-manifest.json"));

    @Test
    void aPageWithoutIslandsIsLight() throws IOException {
        assumeTrue(built.isBuilt(), "the browser side was not built (-Dui.skip)");
        Map<String, Integer> sizes = new TreeMap<>();
        for (String file : loaded("page").toList()) {
            try (InputStream content = new ClassPathResource("static" + file).getInputStream()) {
                sizes.put(file, compressed(content.readAllBytes()));
            }
        }
        assertThat(sizes.keySet()).anyMatch(file -> file.endsWith(".js")).anyMatch(file -> file.endsWith(".css"));
        assertThat(total(sizes)).as("%s", sizes).isLessThanOrEqualTo(BUDGET);
    }

    /** Which files count, and how: noise does not compress. */
    @Test
    void whatIsTooHeavyIsFound() throws IOException {
        byte[] noise = new byte[BUDGET];
        new Random(1).nextBytes(noise);
        assertThat(total(Map.of("/ui/page.js", compressed(noise)))).isGreaterThan(BUDGET);
        assertThat(compressed(new byte[BUDGET])).isLessThan(BUDGET / 100);
    }

    private Stream<String> loaded(String entry) {
        return Stream.of(built.script(entry), built.preloads(entry), built.styles(entry))
                .flatMap(files -> files.stream());
    }

    private static int total(Map<String, Integer> sizes) {
        return sizes.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static int compressed(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.size();
    }
}

package dev.consilium.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class ViteManifestTest {
    private static final String MANIFEST = """
            {"src/islands/form.ts": {"file": "form-1.js", "imports": ["_a.js"], "dynamicImports": ["_b.js"], "css": ["a/form-1.css"]},
             "_a.js": {"file": "c/a-1.js", "imports": ["_b.js"], "css": ["a/a-1.css"]},
             "_b.js": {"file": "c/b-1.js", "imports": ["_a.js"]}}
            """;
    private final ObjectMapper json = new ObjectMapper();
    private final ViteManifest built =
            new ViteManifest(json, new ByteArrayResource(MANIFEST.getBytes(StandardCharsets.UTF_8)));

    @Test
    void walksImportsOnceEvenInACircle() {
        assertThat(built.script("form")).containsExactly("/ui/form-1.js");
        assertThat(built.preloads("form")).containsExactly("/ui/c/a-1.js", "/ui/c/b-1.js");
        assertThat(built.laterLoads("form")).containsExactly("/ui/c/b-1.js");
        assertThat(built.styles("form")).containsExactly("/ui/a/form-1.css", "/ui/a/a-1.css");
    }

    @Test
    void isEmptyWhenTheBrowserSideWasNotBuilt() {
        ViteManifest skipped = new ViteManifest(json, new ClassPathResource("absent.json"));

        assertThat(skipped.isBuilt()).isFalse();
        assertThat(skipped.script("form")).isEmpty();
        assertThat(skipped.styles("form")).isEmpty();
        assertThat(skipped.preloads("form")).isEmpty();
    }
}

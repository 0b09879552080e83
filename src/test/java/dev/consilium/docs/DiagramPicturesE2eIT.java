package dev.consilium.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.consilium.e2e.Chromium;
import dev.consilium.testing.ShippedDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pictures of the diagrams in the documentation were drawn from the diagrams as they are; {@code ./dev docs} draws them anew. */
class DiagramPicturesE2eIT {

    private static final Path VIEWER =
            Path.of("src/main/frontend/node_modules/bpmn-js/dist/bpmn-viewer.production.min.js");
    private static final Path IMAGES = Path.of("docs", "images");

    @RegisterExtension
    static final Chromium CHROMIUM = new Chromium();

    @ParameterizedTest
    @MethodSource("dev.consilium.testing.ShippedDiagram#all")
    void areThoseOfTheShippedDiagrams(ShippedDiagram diagram) throws IOException {
        String source = "<!-- Drawn from %s, SHA-256 %s -->".formatted(diagram, diagram.digest());
        Path picture = IMAGES.resolve(diagram.name() + ".svg");
        String drawn = draw(diagram.xml());
        if (Boolean.getBoolean("consilium.docs.write")) {
            Files.createDirectories(IMAGES);
            Files.writeString(picture, drawn.replaceFirst("<svg ", source + "\n<svg style=\"background: white\" "));
        }
        assertThat(drawn).contains("</svg>");
        assertThat(picture).as("run ./dev docs").content().contains(source);
    }

    private static String draw(String diagram) {
        Page page = CHROMIUM.page();
        page.setContent("<div id='canvas' style='width: 1600px; height: 900px'></div>");
        page.addScriptTag(new Page.AddScriptTagOptions().setPath(VIEWER));
        return (String) page.evaluate("""
                async diagram => {
                  const viewer = new BpmnJS({container: '#canvas'});
                  await viewer.importXML(diagram);
                  return (await viewer.saveSVG()).svg;
                }""", diagram);
    }
}

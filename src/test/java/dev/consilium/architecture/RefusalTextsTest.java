package dev.consilium.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.consilium.common.Refusal;
import dev.consilium.common.RefusalTexts;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people are refused in a browser is said in every language; the command line speaks English. */
class RefusalTextsTest {

    private static final Pattern REFUSAL = Pattern.compile(
            "(?:Refusal\\.(?:invalid|forbidden|conflict|unprocessable)\\(|new Refusal\\(\\s*[\\w.]+,|new Problem\\(\\s*[\\w.]+,)"
                    + "\\s*\"([A-Z_]+)\"");
    private static final Pattern CODE = Pattern.compile("\"([A-Z][A-Z_]+)\"");
    private static final Path PRODUCT = Path.of("src/main/java/dev/consilium");

    /** Reading, deploying and replaying protocols from files is done on the command line and at the start of the server. */
    private static final Set<Path> COMMAND_LINE = Set.of(PRODUCT.resolve("cli"), PRODUCT.resolve("workflow/protocol"));

    @Test
    void everyRefusalIsTranslated() {
        Set<String> german = TextBundle.of("refusals_de").keys();
        assertThat(codes(REFUSAL, true))
                .isNotEmpty()
                .filteredOn(code -> !german.contains(code))
                .isEmpty();
    }

    @Test
    void noneIsTranslatedThatIsNeverSaid() {
        Set<String> known = codes(CODE, false);
        assertThat(TextBundle.of("refusals_de").keys())
                .filteredOn(code -> !known.contains(code))
                .isEmpty();
    }

    @Test
    void germanAndEnglishReadersAreToldTheSame() {
        Refusal refused = Refusal.notFound("case");
        assertThat(refused.sentence(Locale.GERMAN)).isEqualTo("Das gibt es nicht, oder Sie dürfen es nicht sehen.");
        assertThat(refused.sentence(Locale.ENGLISH)).isEqualTo(refused.sentence());
    }

    @Test
    void detailsAreKeptInEnglishWhereTheCodeSaysTooLittle() {
        assertThat(RefusalTexts.of("WRONG_KIND", "The label at /labels/0 {1} isn't a box.", Locale.GERMAN))
                .isEqualTo("Ein Label hat die falsche Art. The label at /labels/0 {1} isn't a box.");
        assertThat(RefusalTexts.of("NO_SUCH_CODE", "As it is.", Locale.GERMAN)).isEqualTo("As it is.");
        assertThat(RefusalTexts.of("NOT_FOUND", "As it is.", Locale.FRENCH)).isEqualTo("As it is.");
    }

    private static Set<String> codes(Pattern pattern, boolean shown) {
        Set<String> codes = new TreeSet<>();
        Stream<Path> files = UsedTexts.files(PRODUCT, ".java")
                .filter(file -> !shown || COMMAND_LINE.stream().noneMatch(file::startsWith));
        files.forEach(file -> {
            Matcher matcher = pattern.matcher(UsedTexts.read(file));
            matcher.results().forEach(found -> codes.add(found.group(1)));
        });
        return codes;
    }
}

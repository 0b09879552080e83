package dev.consilium.workflow.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.common.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemaTest {

    private static final Map<String, Set<String>> CLASSES =
            Map.of("classes", Set.of("no-finding", "haemorrhage"), "readers", Set.of("1", "2"));

    @ParameterizedTest
    @ValueSource(strings = {"first-read", "senior-arbitration", "quarantine-review"})
    void readsEveryShippedForm(String name) throws IOException {
        assertThat(FormSchema.read(shipped(name)).problems()).isEmpty();
        assertThat(FormSchema.parse(shipped(name)).id()).isEqualTo(name);
    }

    @Test
    void acceptsACompleteReading() throws IOException {
        assertThat(firstRead(Map.of("findings", List.of("haemorrhage"), "confidence", 80, "comment", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, TOO_SMALL", "101, TOO_LARGE"})
    void keepsNumbersWithinTheirBounds(int confidence, String code) throws IOException {
        assertThat(firstRead(Map.of("findings", List.of("haemorrhage"), "confidence", confidence)))
                .extracting(FormSchema.Violation::code)
                .containsExactly(code);
    }

    @Test
    void namesEveryAnswerThatIsMissing() throws IOException {
        assertThat(FormSchema.parse(shipped("quarantine-review")).validate(Map.of("reason", " ")))
                .extracting(FormSchema.Violation::field)
                .containsExactly("decision", "reason");
    }

    @Test
    void refusesAnOptionThatWasNotSupplied() throws IOException {
        assertThat(firstRead(Map.of("findings", List.of("made-up"), "confidence", 5)))
                .extracting(FormSchema.Violation::code)
                .containsExactly("NOT_AN_OPTION");
        assertThat(FormSchema.parse(shipped("first-read"))
                        .validate(Map.of("findings", List.of("haemorrhage"), "confidence", 5)))
                .as("without supplied options nothing is known")
                .hasSize(1);
    }

    @Test
    void refusesOwnOptionsThatAreNotOffered() throws IOException {
        assertThat(firstRead(Map.of("findings", List.of("haemorrhage"), "confidence", 5, "flags", List.of("tired"))))
                .extracting(FormSchema.Violation::field)
                .containsExactly("flags");
    }

    @Test
    void refusesAFieldTheFormDoesNotHave() throws IOException {
        assertThat(firstRead(Map.of("findings", List.of("haemorrhage"), "confidence", 5, "admin", true)))
                .extracting(FormSchema.Violation::code)
                .containsExactly("UNKNOWN_FIELD");
    }

    @Test
    void wantsAReasonForTheQuarantine() throws IOException {
        FormSchema form = FormSchema.parse(shipped("quarantine-review"));
        assertThat(form.validate(Map.of("decision", "release", "reason", "gaps known")))
                .isEmpty();
        assertThat(form.validate(Map.of("decision", "release", "reason", "ok")))
                .extracting(FormSchema.Violation::code)
                .containsExactly("TOO_SHORT");
        assertThat(form.validate(Map.of("decision", "release", "reason", "x".repeat(1001))))
                .extracting(FormSchema.Violation::code)
                .containsExactly("TOO_LONG");
    }

    @Test
    void checksAPatternAndAYesOrNo() {
        FormSchema form = FormSchema.parse(form(
                "{'type':'textfield','key':'code','validate':{'pattern':'[A-Z]{3}'}},{'type':'checkbox','key':'ok'}"));
        assertThat(form.validate(Map.of("code", "ABC", "ok", true))).isEmpty();
        assertThat(form.validate(Map.of("code", "abc", "ok", "yes")))
                .extracting(FormSchema.Violation::code)
                .containsExactly("WRONG_PATTERN", "NOT_A_YES_OR_NO");
    }

    /** What the browser would evaluate and the server would not. */
    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'type':'html','content':'x'}",
                    "{'type':'iframe','url':'x'}",
                    "{'type':'datetime','key':'when'}",
                    "{'type':'filepicker','key':'file'}",
                    "{'type':'number','key':'n','conditional':{'hide':'=true'}}",
                    "{'type':'text','text':'<script>x</script>'}",
                    "{'type':'text','text':'=secret'}",
                    "{'type':'text','text':'see https://example.org'}",
                    "{'type':'number'}",
                    "{'type':'select','key':'s'}",
                    "{'type':'select','key':'s','values':[{'value':'a'}],'valuesKey':'b'}",
                    "{'type':'textfield','key':'t','validate':{'pattern':'('}}",
                    "{'type':'number','key':'a'},{'type':'number','key':'a'}"
                })
        void whatLiesOutsideTheSubset(String components) {
            assertThat(FormSchema.read(form(components)).problems()).isNotEmpty();
            assertThatThrownBy(() -> FormSchema.parse(form(components)))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo("FORM_INVALID"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "null", "{\"components\":1}"})
        void whatIsNoForm(String json) {
            assertThat(FormSchema.read(json).problems()).isNotEmpty();
        }
    }

    private static List<FormSchema.Violation> firstRead(Map<String, ?> data) throws IOException {
        return FormSchema.parse(shipped("first-read")).validate(data, CLASSES);
    }

    private static String form(String components) {
        return ("{'id':'f','type':'default','components':[" + components + "]}").replace('\'', '"');
    }

    private static String shipped(String name) throws IOException {
        return Files.readString(Path.of("forms", name + ".form"));
    }
}

package dev.consilium.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.LabelSchema.Attribute;
import dev.consilium.annotation.LabelSchema.LabelClass;
import dev.consilium.common.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelSchemaTest {

    private static final Path PAGE = Path.of("docs/reference/label-schema.md");

    @Test
    void readsTheExampleOfTheReferencePage() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("```json") + 7;
        LabelSchema schema = LabelSchema.parse(page.substring(start, page.indexOf("```", start)));
        LabelClass effusion = schema.find("effusion").orElseThrow();
        assertThat(effusion.scale()).containsExactly("small", "moderate", "large");
        assertThat(effusion.attributes())
                .containsExactly(new Attribute("side", "Side", false, List.of("left", "right", "both")));
        assertThat(effusion.critical()).isTrue();
        assertThat(schema.find("nodule").orElseThrow().minimumSizeMm()).isEqualTo(4.0);
        assertThat(schema.find("normal").orElseThrow().exclusive()).isTrue();
        assertThat(effusion.laterality()).isEqualTo(LabelSchema.Laterality.REQUIRED);
        assertThat(schema.checks()).containsExactly(Map.entry("TOO_SMALL", LabelSchema.Severity.WARNING));
    }

    @TestFactory
    Stream<DynamicTest> readsEveryShippedSchema() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("processes"))) {
            List<Path> schemas =
                    files.filter(file -> file.endsWith("schema.json")).toList();
            assertThat(schemas).isNotEmpty();
            return schemas.stream()
                    .map(file -> dynamicTest(file.toString(), () -> assertThat(
                                    LabelSchema.parse(Files.readString(file)).classes())
                            .isNotEmpty()));
        }
    }

    @Test
    void namesEveryViolationAtItsPlace() {
        Refusal refusal = refusal("""
                {"title": "t", "classes": [
                  {"code": "a b", "name": "A", "kind": "finding", "size": 3},
                  {"code": "b", "name": "B", "kind": "circle"}]}""");
        assertThat(refusal.code()).isEqualTo("SCHEMA_INVALID");
        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNPROCESSABLE);
        assertThat(refusal.sentence()).contains("/classes/0/code", "size", "/classes/1/kind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{                                                                    | not JSON",
                "[]                                                                   | object",
                "{\"title\":\"t\",\"classes\":[]}                                     | /classes",
                "{\"title\":\"t\",\"title\":\"u\",\"classes\":[]}                     | Duplicate field",
                "{\"title\":\"t\",\"classes\":[C]} trailing                           | not JSON",
                "{\"title\":\"t\",\"classes\":[C,C]}                                  | class code x is used twice",
                "{\"title\":\"t\",\"classes\":[D,E]}                                  | hotkey k is used twice",
                "{\"title\":\"t\",\"classes\":[S]}                                    | /classes/0/scale",
                "{\"title\":\"t\",\"classes\":[M]}                                    | minimumSizeMm",
                "{\"title\":\"t\",\"classes\":[Q]}                                    | confidence",
                "{\"title\":\"t\",\"classes\":[A]}                                    | /classes/0/attributes/0/code",
            })
    void refuses(String json, String because) {
        String text = json.replace("C", "{\"code\":\"x\",\"name\":\"X\",\"kind\":\"finding\"}")
                .replace("D", "{\"code\":\"d\",\"name\":\"D!\",\"kind\":\"finding\",\"hotkey\":\"k\"}")
                .replace("[S]", "[{\"code\":\"s\",\"name\":\"s\",\"kind\":\"finding\",\"scale\":[\"one\"]}]")
                .replace("[M]", "[{\"code\":\"m\",\"name\":\"m\",\"kind\":\"finding\",\"minimumSizeMm\":2}]")
                .replace("[Q]", "[{\"code\":\"q\",\"name\":\"q\",\"kind\":\"finding\",\"confidence\":true}]")
                .replace(
                        "[A]",
                        "[{\"code\":\"a\",\"name\":\"a\",\"kind\":\"box\",\"attributes\":[{\"code\":\"scale\",\"name\":\"n\"}]}]")
                .replace(",E", ",{\"code\":\"e\",\"name\":\"e\",\"kind\":\"box\",\"hotkey\":\"k\"}");
        assertThat(refusal(text).sentence()).contains(because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'laterality':'left'                                       | /classes/0/laterality",
                "'laterality':'required'                                   | class x has a laterality: give it the attribute side",
                "'laterality':'required','lateralityAttribute':'where','attributes':[{'code':'side','name':'S','values':['L']}] "
                        + "                                                | give it the attribute where",
                "'laterality':'optional','attributes':[{'code':'side','name':'S'}]             | give it the attribute side",
                "'laterality':'optional','attributes':[{'code':'side','name':'S','values':['left','up']}] | value up in side",
                "'lateralityAttribute':'side'                              | its laterality is none",
            },
            quoteCharacter = '`')
    void refusesALateralityThatCannotBeSaid(String members, String because) {
        String json = ("{'title':'t','classes':[{'code':'x','name':'X','kind':'finding'," + members + "}]}")
                .replace('\'', '"');
        assertThat(refusal(json).sentence()).contains(because);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'NO_SUCH_CODE':'warning'}     | at /checks: there is no property 'NO_SUCH_CODE'",
                "{'GEOMETRY_SHAPE':'warning'}   | at /checks: there is no property 'GEOMETRY_SHAPE'",
                "{'MISSING_LABEL':'error'}      | at /checks/MISSING_LABEL",
                "['MISSING_LABEL']              | at /checks",
            },
            quoteCharacter = '`')
    void refusesSeveritiesOfWhatIsNoCheck(String checks, String because) {
        String json = ("{'title':'t','checks':" + checks + ",'classes':[{'code':'x','name':'X','kind':'finding'}]}")
                .replace('\'', '"');
        assertThat(refusal(json).code()).isEqualTo("SCHEMA_INVALID");
        assertThat(refusal(json).sentence()).contains(because);
    }

    @Test
    void readsWhatHangsBesideTheImages() {
        Hanging hanging = LabelSchema.parse(
                        hanging("{'beside':[{'images':'prior','modalities':['CT'],'atMost':2},{'images':'study'}],"
                                + "'open':true,'window':{'center':-600,'width':1500,'modality':'CT'}}"))
                .hanging();
        assertThat(hanging.open()).isTrue();
        assertThat(hanging.beside())
                .containsExactly(
                        new Hanging.Beside(Hanging.Images.PRIOR, List.of("CT"), 2),
                        new Hanging.Beside(Hanging.Images.STUDY, List.of(), null));
        assertThat(hanging.beside()).extracting(Hanging.Beside::limit).containsExactly(2, 5);
        assertThat(hanging.window()).isEqualTo(new Hanging.Window(-600, 1500, "CT"));
        assertThat(LabelSchema.parse(hanging("{}")).hanging()).isEqualTo(Hanging.NOTHING);
        assertThat(LabelSchema.parse(places("{}")).hanging()).isEqualTo(Hanging.NOTHING);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'beside':[{'images':'later'}]}                    | /hanging/beside/0/images",
                "{'beside':[{'modalities':['CT']}]}                 | /hanging/beside/0",
                "{'beside':[{'images':'prior','atMost':21}]}        | /hanging/beside/0/atMost",
                "{'beside':[{'images':'prior','atMost':0}]}         | /hanging/beside/0/atMost",
                "{'beside':[{'images':'prior','modalities':[]}]}    | /hanging/beside/0/modalities",
                "{'beside':[{'images':'prior','modalities':['ct']}]}| /hanging/beside/0/modalities/0",
                "{'window':{'center':40}}                           | /hanging/window",
                "{'window':{'center':40,'width':0}}                 | /hanging/window/width",
                "{'opened':true}                                    | there is no property 'opened'",
            },
            quoteCharacter = '`')
    void refusesAHangingThatCannotBe(String hanging, String because) {
        assertThat(refusal(hanging(hanging)).sentence()).contains(because);
    }

    private static String hanging(String hanging) {
        return ("{'title':'t','hanging':" + hanging + ",'classes':[{'code':'x','name':'X','kind':'finding'}]}")
                .replace('\'', '"');
    }

    @Test
    void readsTheRulesOfPlaces() {
        LabelSchema schema = LabelSchema.parse(
                places(
                        "{'inside':'liver','overlap':'exclusive','maximumComponents':2,'minimumComponentMm3':0.5,'holes':false}"));
        assertThat(schema.find("x").orElseThrow().region())
                .isEqualTo(new LabelSchema.RegionRules("liver", LabelSchema.VoxelSharing.EXCLUSIVE, 2, 0.5, false));
        assertThat(schema.find("liver").orElseThrow().region()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'inside':'lung'}         | class x lies inside lung, which is no class",
                "{'inside':'tip'}          | class x lies inside tip, which covers nothing",
                "{'inside':'x'}            | class x lies inside itself",
                "{'inside':'deep'}         | class deep lies inside itself",
                "{'maximumComponents':0}   | /classes/0/region/maximumComponents",
                "{'maximumComponents':1.5} | /classes/0/region/maximumComponents",
                "{'holes':'none'}          | /classes/0/region/holes",
                "{'overlap':'never'}       | /classes/0/region/overlap",
                "{'near':'liver'}          | there is no property 'near'",
                "{'inside':'boxed'}        | class boxed has rules for pieces or holes, and is no mask",
                "{'inside':'wall'}         | class way is a line",
            },
            quoteCharacter = '`')
    void refusesRulesOfPlacesThatCannotBeKept(String rules, String because) {
        assertThat(refusal(places(rules)).sentence()).contains(because);
    }

    private static String places(String rules) {
        String others = rules.contains("deep")
                ? ",{'code':'deep','name':'D','kind':'mask','region':{'inside':'x'}}"
                : rules.contains("boxed")
                        ? ",{'code':'boxed','name':'B','kind':'box','region':{'holes':false}}"
                        : rules.contains("wall")
                                ? ",{'code':'wall','name':'W','kind':'mask'},{'code':'way','name':'W','kind':'polyline','region':{}}"
                                : "";
        return ("{'title':'t','classes':[{'code':'x','name':'X','kind':'mask','region':" + rules + "},"
                        + "{'code':'liver','name':'L','kind':'mask'},{'code':'tip','name':'T','kind':'point'}" + others
                        + "]}")
                .replace('\'', '"');
    }

    @Test
    void theReferencePageDescribesEveryMemberAndEveryCode() throws IOException {
        JsonNode schema =
                new ObjectMapper().readTree(LabelSchema.class.getResourceAsStream("label-schema.schema.json"));
        List<String> members = new ArrayList<>();
        schema.path("properties").fieldNames().forEachRemaining(members::add);
        schema.path("$defs").forEach(d -> d.path("properties").fieldNames().forEachRemaining(members::add));
        assertThat(members).contains("classes", "hotkey", "values");
        String page = Files.readString(PAGE);
        assertThat(members).allSatisfy(member -> assertThat(page).contains("| `" + member + "` |"));
        assertThat(LabelValidationTest.CODES)
                .allSatisfy(code -> assertThat(page).contains("| `" + code + "` |"));
    }

    private static Refusal refusal(String json) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> LabelSchema.parse(json));
        assertThat(refusal).as("parsing %s", json).isNotNull();
        return refusal;
    }
}

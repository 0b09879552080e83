package dev.consilium.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.consilium.annotation.LabelValidation.LabelFinding;
import dev.consilium.common.Refusal;
import dev.consilium.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelValidationTest {

    static final Set<String> CODES = Set.of(
            "MISSING_LABEL",
            "EXCLUSIVE_CLASS",
            "DUPLICATE_LABEL",
            "SCALE_VALUE",
            "ATTRIBUTE_MISSING",
            "ATTRIBUTE_VALUE",
            "GEOMETRY_MISSING",
            "GEOMETRY_UNEXPECTED",
            "GEOMETRY_SHAPE",
            "GEOMETRY_DEGENERATE",
            "GEOMETRY_SELF_INTERSECTING",
            "TOO_SMALL",
            "LATERALITY_MISSING",
            "LATERALITY_VALUE",
            "LATERALITY_CONTRADICTION",
            "LATERALITY_IMAGE",
            "OUTSIDE_IMAGE",
            "OUTSIDE_CLASS",
            "CLASSES_OVERLAP",
            "TOO_MANY_COMPONENTS",
            "COMPONENT_TOO_SMALL",
            "MASK_HOLE",
            "UNKNOWN_CLASS");

    private static final LabelSchema SCHEMA = LabelSchema.parse("""
            {"title": "test", "classes": [
              {"code": "normal", "name": "Normal", "kind": "finding", "exclusive": true},
              {"code": "oedema", "name": "Oedema", "kind": "finding"},
              {"code": "effusion", "name": "Effusion", "kind": "finding", "scale": ["small", "large"],
               "attributes": [{"code": "side", "name": "Side", "required": true, "values": ["left", "right"]},
                              {"code": "note", "name": "Note"}]},
              {"code": "tip", "name": "Tip of the tube", "kind": "point"},
              {"code": "nodule", "name": "Nodule", "kind": "box", "minimumSizeMm": 4},
              {"code": "outline", "name": "Outline", "kind": "polygon", "minimumSizeMm": 4},
              {"code": "course", "name": "Course", "kind": "polyline", "minimumSizeMm": 4},
              {"code": "plate", "name": "Plate", "kind": "rotated-box", "minimumSizeMm": 4, "confidence": true},
              {"code": "lung", "name": "Lung", "kind": "mask"}]}""");

    private final LabelValidation validation = new LabelValidation();

    @Nested
    class Codes {

        @Test
        void everyCodeInTheSourcesIsKnownHere() throws IOException {
            Set<String> inCode = new TreeSet<>();
            for (String source : List.of(
                    "LabelValidation",
                    "LabelCheck",
                    "RepeatedLabels",
                    "GeometryCheck",
                    "ImageSides",
                    "RegionCheck",
                    "MaskTopology")) {
                String text = Files.readString(Path.of("src/main/java/dev/consilium/annotation/" + source + ".java"));
                Matcher code = Pattern.compile("\"([A-Z]+_[A-Z_]+)\"").matcher(text);
                while (code.find()) {
                    inCode.add(code.group(1));
                }
            }
            assertThat(inCode).containsExactlyInAnyOrderElementsOf(CODES);
        }
    }

    @Nested
    class WholeImage {

        @Test
        void acceptsACompleteLabel() {
            assertThat(found("[{'class':'effusion','kind':'finding','attributes':{'scale':'large','side':'left'}}]"))
                    .isEmpty();
        }

        @Test
        void nothingSaidGoesBackWhereTheSchemaHasAClassForIt() {
            LabelFinding finding = validation.validate(SCHEMA, List.of()).get(0);
            assertThat(finding.code()).isEqualTo("MISSING_LABEL");
            assertThat(finding.blocking()).isTrue();
        }

        @Test
        void nothingSaidIsAnAnswerWhereNoClassStandsForIt() {
            LabelSchema open = new LabelSchema("t", List.of(LabelSchema.LabelClass.finding("fracture")));
            assertThat(validation.validate(open, List.of()))
                    .extracting(LabelFinding::blocking)
                    .containsExactly(false);
        }

        @Test
        void whoCallsTheImageUnusableNeedNotLabelIt() {
            assertThat(validation.validate(SCHEMA, List.of(), Set.of(Flag.UNUSABLE_IMAGE)))
                    .extracting(LabelFinding::blocking)
                    .containsExactly(false);
        }

        @Test
        void anExclusiveClassStandsAlone() {
            assertThat(found("[{'class':'oedema','kind':'finding'},{'class':'normal','kind':'finding'}]"))
                    .containsExactly("EXCLUSIVE_CLASS /1");
        }

        @Test
        void anExclusiveFindingMayStandBesideAnotherKind() {
            assertThat(
                            found(
                                    "[{'class':'normal','kind':'finding'},{'class':'tip','kind':'point','geometry':{'x':1,'y':2}}]"))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'side':'left'}                            | SCALE_VALUE /0/attributes/scale",
                    "{'side':'left','scale':'huge'}             | SCALE_VALUE /0/attributes/scale",
                    "{'scale':'small'}                          | ATTRIBUTE_MISSING /0/attributes/side",
                    "{'scale':'small','side':' '}               | ATTRIBUTE_MISSING /0/attributes/side",
                    "{'scale':'small','side':'up'}              | ATTRIBUTE_VALUE /0/attributes/side",
                },
                quoteCharacter = '`')
        void asksForScaleAndAttributes(String attributes, String expected) {
            assertThat(found("[{'class':'effusion','kind':'finding','attributes':" + attributes + "}]"))
                    .containsExactly(expected);
        }

        @Test
        void refusesATextThatIsTooLong() {
            assertThat(found(
                            "[{'class':'effusion','kind':'finding','attributes':{'scale':'small','side':'left','note':'"
                                    + "x".repeat(501) + "'}}]"))
                    .containsExactly("ATTRIBUTE_VALUE /0/attributes/note");
        }

        @Test
        void noticesTheSameFindingTwice() {
            assertThat(found("[{'class':'oedema','kind':'finding'},{'class':'oedema','kind':'finding'}]"))
                    .containsExactly("DUPLICATE_LABEL /1");
        }

        @Test
        void aClassThatTheSchemaLostGoesBack() {
            assertThat(found("[{'class':'gone','kind':'finding'}]")).containsExactly("UNKNOWN_CLASS /0/class");
        }
    }

    @Nested
    class Sides {

        private final LabelSchema schema = LabelSchema.parse("""
                {"title": "sides", "classes": [
                  {"code": "cyst", "name": "Cyst", "kind": "finding", "laterality": "required",
                   "attributes": [{"code": "side", "name": "Side", "values": ["left", "right", "both", "midline"]}]},
                  {"code": "scar", "name": "Scar", "kind": "finding", "laterality": "optional", "lateralityAttribute": "where",
                   "attributes": [{"code": "where", "name": "Where", "values": ["L", "R", "B", "U"]}]},
                  {"code": "clip", "name": "Clip", "kind": "box", "laterality": "optional",
                   "attributes": [{"code": "side", "name": "Side", "values": ["left", "right"]}]}]}""");

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                nullValues = "-",
                value = {
                    "cyst=left                      | -",
                    "cyst=                          | LATERALITY_MISSING /0/attributes/side",
                    "cyst=up                        | LATERALITY_VALUE /0/attributes/side",
                    "cyst=L                         | LATERALITY_VALUE /0/attributes/side",
                    "scar=                          | -",
                    "cyst                           | LATERALITY_MISSING /0/attributes/side",
                    "scar                           | -",
                    "scar scar=R                    | DUPLICATE_LABEL /1",
                    "scar=R                         | -",
                    "scar=left                      | LATERALITY_VALUE /0/attributes/where",
                    "cyst=left cyst=right           | -",
                    "cyst=left cyst=midline         | -",
                    "cyst=both cyst=midline         | -",
                    "cyst=left cyst=left            | DUPLICATE_LABEL /1",
                    "cyst=both cyst=both            | DUPLICATE_LABEL /1",
                    "cyst=left cyst=both            | LATERALITY_CONTRADICTION /1/attributes/side",
                    "cyst=both cyst=right           | LATERALITY_CONTRADICTION /1/attributes/side",
                    "cyst=left cyst=right cyst=both | LATERALITY_CONTRADICTION /2/attributes/side",
                    "scar=L scar=B                  | LATERALITY_CONTRADICTION /1/attributes/where",
                    "scar= scar=L                   | DUPLICATE_LABEL /1",
                    "cyst=left scar=B               | -",
                })
        void areAskedForAndCompared(String given, String expected) {
            List<String> labels =
                    Arrays.stream(given.split(" ")).map(this::label).toList();
            assertThat(found(schema, "[" + String.join(",", labels) + "]"))
                    .isEqualTo(expected == null ? List.of() : List.of(expected));
        }

        @Test
        void twoBoxesMayLieOnEitherSideAndOneBoxOnOnlyOne() {
            String left =
                    "{'class':'clip','kind':'box','geometry':{'x0':0,'y0':0,'x1':1,'y1':1},'attributes':{'side':'left'}}";
            assertThat(found(schema, "[" + left + "," + left.replace("'x1':1", "'x1':2") + "]"))
                    .isEmpty();
            assertThat(found(schema, "[" + left + "," + left.replace("left", "right") + "]"))
                    .containsExactly("DUPLICATE_LABEL /1");
        }

        private String label(String given) {
            String[] parts = given.split("=", 2);
            String attribute = parts[0].equals("scar") ? "where" : "side";
            String attributes = parts.length == 1 ? "" : "'" + attribute + "':'" + parts[1] + "'";
            return "{'class':'" + parts[0] + "','kind':'finding','attributes':{" + attributes + "}}";
        }
    }

    @Nested
    class Severities {

        private static final String CLASSES = """
                "classes": [{"code": "normal", "name": "Normal", "kind": "finding", "exclusive": true},
                            {"code": "oedema", "name": "Oedema", "kind": "finding", "scale": ["mild", "severe"]}]}""";

        @Test
        void areThoseOfTheSchema() {
            LabelSchema lenient = LabelSchema.parse("""
                    {"title": "t",
                     "checks": {"EXCLUSIVE_CLASS": "warning", "SCALE_VALUE": "warning", "MISSING_LABEL": "warning"},
                    """ + CLASSES);
            List<Label> both = labels("[{'class':'normal','kind':'finding'},{'class':'oedema','kind':'finding'}]");
            assertThat(validation.validate(lenient, both))
                    .extracting(LabelFinding::code, LabelFinding::blocking)
                    .containsExactly(tuple("SCALE_VALUE", false), tuple("EXCLUSIVE_CLASS", false));
            assertThat(validation.validate(lenient, List.of()))
                    .extracting(LabelFinding::blocking)
                    .containsExactly(false);
            assertThat(LabelValidation.needsLabel(lenient, Set.of())).isFalse();
        }

        @Test
        void whoCallsTheImageUnusableIsNeverHeldToALabel() {
            LabelSchema strict =
                    LabelSchema.parse("{\"title\": \"t\", \"checks\": {\"MISSING_LABEL\": \"blocking\"}, \"classes\": ["
                            + "{\"code\": \"clip\", \"name\": \"Clip\", \"kind\": \"box\"}]}");
            assertThat(validation.validate(strict, List.of()))
                    .extracting(LabelFinding::blocking)
                    .containsExactly(true);
            assertThat(validation.validate(strict, List.of(), Set.of(Flag.UNUSABLE_IMAGE)))
                    .extracting(LabelFinding::blocking)
                    .containsExactly(false);
        }

        @Test
        void aWarningIsWorthSayingUnlessItIsThatNothingWasSaidAndNobodyAskedForIt() {
            LabelFinding missing = new LabelFinding("MISSING_LABEL", false, "", "No label was given.");
            LabelSchema silent = new LabelSchema("t", List.of(LabelSchema.LabelClass.finding("fracture")));
            LabelSchema asking = new LabelSchema(
                    "t", silent.classes(), java.util.Map.of("MISSING_LABEL", LabelSchema.Severity.WARNING));
            assertThat(LabelValidation.isWorthAWarning(silent, missing)).isFalse();
            assertThat(LabelValidation.isWorthAWarning(asking, missing)).isTrue();
            assertThat(LabelValidation.isWorthAWarning(silent, new LabelFinding("TOO_SMALL", false, "", "")))
                    .isTrue();
            assertThat(LabelValidation.isWorthAWarning(silent, new LabelFinding("TOO_SMALL", true, "", "")))
                    .isFalse();
        }
    }

    @Nested
    class Places {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "oedema  | finding | {'x':1,'y':1}                               | GEOMETRY_UNEXPECTED",
                    "tip     | point   | null                                        | GEOMETRY_MISSING",
                    "tip     | point   | {'x':1}                                     | GEOMETRY_SHAPE",
                    "tip     | point   | {'x':1,'y':'2'}                             | GEOMETRY_SHAPE",
                    "tip     | point   | {'x':1,'y':2,'z':3}                         | GEOMETRY_SHAPE",
                    "tip     | point   | {'x':1,'y':1e400}                           | GEOMETRY_SHAPE",
                    "tip     | point   | {'x':1,'y':2,'slice':-1}                    | GEOMETRY_SHAPE",
                    "tip     | point   | {'x':1,'y':2,'slice':1.5}                   | GEOMETRY_SHAPE",
                    "tip     | point   | {'x':1,'y':2,'unit':'inch'}                 | GEOMETRY_SHAPE",
                    "tip     | point   | [1,2]                                       | GEOMETRY_SHAPE",
                    "nodule  | box     | {'x0':5,'y0':1,'x1':2,'y1':3}               | GEOMETRY_DEGENERATE",
                    "nodule  | box     | {'x0':1,'y0':1,'x1':1,'y1':3}               | GEOMETRY_DEGENERATE",
                    "nodule  | box     | {'x0':1,'y0':1,'x1':2,'y1':3,'firstSlice':4,'lastSlice':3} | GEOMETRY_DEGENERATE",
                    "nodule  | box     | {'x0':1,'y0':1,'x1':2,'y1':3,'firstSlice':4} | GEOMETRY_SHAPE",
                    "nodule  | box     | {'x0':1,'y0':1,'x1':2,'y1':3,'firstSlice':-1,'lastSlice':3} | GEOMETRY_SHAPE",
                    "nodule  | box     | {'x0':1,'y0':1,'x1':2,'y1':3,'firstSlice':1,'lastSlice':1.5} | GEOMETRY_SHAPE",
                    "nodule  | box     | {'x0':1,'y0':1,'x1':2,'y1':3,'slice':1,'firstSlice':1,'lastSlice':1} | GEOMETRY_SHAPE",
                    "nodule  | box     | {'x0':0,'y0':0,'x1':3.9,'y1':2,'unit':'mm'} | TOO_SMALL",
                    "outline | polygon | {'points':[[0,0],[1,1]]}                    | GEOMETRY_SHAPE",
                    "outline | polygon | {'points':[[0,0],[1,1],[2]]}                | GEOMETRY_SHAPE",
                    "outline | polygon | {'points':[[0,0],[1,1],[2,2]]}              | GEOMETRY_DEGENERATE",
                    "outline | polygon | {'points':[[0,0],[4,4],[4,0],[0,3]]}        | GEOMETRY_SELF_INTERSECTING",
                    "outline | polygon | {'points':[[0,0],[2,0],[0,2]],'unit':'mm'}  | TOO_SMALL",
                    "outline | polygon | {'points':[[0,0],[4,0],[4,4]],'holes':[[[1,1],[2,2]]]} | GEOMETRY_SHAPE",
                    "outline | polygon | {'points':[[0,0],[4,0],[4,4]],'holes':{}}   | GEOMETRY_SHAPE",
                    "outline | polygon | {'points':[[0,0],[4,0],[4,4]],'holes':[[[3,1],[5,1],[3,2]]]} | GEOMETRY_SELF_INTERSECTING",
                    "outline | polygon | {'points':[[0,0],[4,0],[4,2e6]]}            | GEOMETRY_SHAPE",
                    "course  | polyline | {'points':[[0,0]]}                         | GEOMETRY_SHAPE",
                    "course  | polyline | {'points':[[0,0],[3,0]],'unit':'mm'}       | TOO_SMALL",
                    "course  | polyline | {'points':[[0,0],[3,0]],'closed':true}     | GEOMETRY_SHAPE",
                    "plate   | rotated-box | {'x':1,'y':1,'width':2,'height':2}      | GEOMETRY_SHAPE",
                    "plate   | rotated-box | {'x':1,'y':1,'width':2,'height':0,'angle':3} | GEOMETRY_DEGENERATE",
                    "plate   | rotated-box | {'x':1,'y':1,'width':3,'height':3.9,'angle':3,'unit':'mm'} | TOO_SMALL",
                    "lung    | mask    | {'digest':'abc'}                            | GEOMETRY_SHAPE",
                })
        void sendsBack(String code, String kind, String geometry, String expected) {
            assertThat(found("[{'class':'" + code + "','kind':'" + kind + "','geometry':" + geometry + "}]"))
                    .containsExactly(expected + " /0/geometry");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "tip     | point   | {'x':1.5,'y':-2,'slice':0}",
                    "nodule  | box     | {'x0':0,'y0':0,'x1':1,'y1':1}",
                    "nodule  | box     | {'x0':0,'y0':0,'x1':1,'y1':1,'firstSlice':2,'lastSlice':5}",
                    "nodule  | box     | {'x0':0,'y0':0,'x1':4,'y1':1,'unit':'mm'}",
                    "outline | polygon | {'points':[[0,0],[4,0],[4,4],[2,1],[0,4]],'unit':'mm'}",
                })
        void accepts(String code, String kind, String geometry) {
            assertThat(found("[{'class':'" + code + "','kind':'" + kind + "','geometry':" + geometry + "}]"))
                    .isEmpty();
        }

        @Test
        void twoBoxesOfOneClassAreTwoLabelsUnlessTheyAreTheSame() {
            String one = "{'class':'nodule','kind':'box','geometry':{'x0':0,'y0':0,'x1':1,'y1':1}}";
            String other = one.replace("'x1':1", "'x1':2");
            assertThat(found("[" + one + "," + other + "]")).isEmpty();
            assertThat(found("[" + one + "," + one + "]")).containsExactly("DUPLICATE_LABEL /1");
        }
    }

    @Nested
    class Structure {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{'class':'unicorn','kind':'finding'}                             | UNKNOWN_CLASS",
                    "{'kind':'finding'}                                               | UNKNOWN_CLASS",
                    "null                                                             | UNKNOWN_CLASS",
                    "{'class':'nodule','kind':'finding'}                              | WRONG_KIND",
                    "{'class':'oedema'}                                               | WRONG_KIND",
                    "{'class':'oedema','kind':'finding','attributes':{'side':'left'}} | UNKNOWN_ATTRIBUTE",
                    "{'class':'oedema','kind':'finding','attributes':{'scale':'big'}} | UNKNOWN_ATTRIBUTE",
                    "{'class':'oedema','kind':'finding','confidence':0.5}             | CONFIDENCE_UNASKED",
                    "{'class':'plate','kind':'rotated-box','confidence':1.5}          | CONFIDENCE_RANGE",
                })
        void refuses(String label, String code) {
            assertThatThrownBy(() -> validation.requireKnown(SCHEMA, labels("[" + label + "]")))
                    .asInstanceOf(type(Refusal.class))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo(code);
                        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.UNPROCESSABLE);
                        assertThat(refusal.sentence()).contains("/0").doesNotContain("unicorn");
                        assertThat(refusal.members()).containsEntry(LabelRegions.LOCATION, "/labels/0");
                    });
        }

        @Test
        void aLabelSaysHowSureItsReaderIsWhereItsClassAsks() {
            List<Label> sure = labels("[{'class':'plate','kind':'rotated-box','confidence':0.25}]");
            validation.requireKnown(SCHEMA, sure);
            AnnotationContent content = AnnotationContent.of(new SubmitAnnotationCommand(sure, null, Set.of(), null));
            assertThat(AnnotationContent.read(content.canonical(TestDatabase.json()), TestDatabase.json())
                            .labels())
                    .isEqualTo(sure);
            assertThat(content.canonical(TestDatabase.json())).contains("\"confidence\":0.25");
        }

        @Test
        void aLabelThatDoesNotSayHowSureItsReaderIsKeepsItsDigest() {
            AnnotationContent content = AnnotationContent.of(
                    new SubmitAnnotationCommand(List.of(Label.finding("oedema")), null, Set.of(), null));
            assertThat(content.canonical(TestDatabase.json()))
                    .isEqualTo(
                            "{\"flags\":[],\"labels\":[{\"attributes\":{},\"class\":\"oedema\",\"kind\":\"finding\"}]}");
        }

        @Test
        void aScaleIsKnownOfAnOrdinalClass() {
            validation.requireKnown(
                    SCHEMA, labels("[{'class':'effusion','kind':'finding','attributes':{'scale':'x'}}]"));
        }
    }

    private List<String> found(String labels) {
        return found(SCHEMA, labels);
    }

    private List<String> found(LabelSchema schema, String labels) {
        return validation.validate(schema, labels(labels)).stream()
                .map(finding -> finding.code() + " " + finding.location())
                .toList();
    }

    private static List<Label> labels(String json) {
        try {
            return Arrays.asList(new ObjectMapper().readValue(json.replace('\'', '"'), Label[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}

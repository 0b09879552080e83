package dev.consilium.studio;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Adds parts to drafts: a copy of what protocols share, or of the first table of that name, else something to begin with. */
@Component
public class NewFiles {

    private static final String TABLE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="Definitions_%1$s" name="%1$s" namespace="urn:consilium:protocol" modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
              <decision id="%1$s" name="%1$s" camunda:historyTimeToLive="P2190D" camunda:versionTag="0.1.0">
                <decisionTable id="DecisionTable_%1$s" hitPolicy="FIRST">
                  <input id="Input_agreementScore" label="Agreement">
                    <inputExpression id="InputExpression_agreementScore" typeRef="double">
                      <text>agreementScore</text>
                    </inputExpression>
                  </input>
                  <output id="Output_route" label="Route" name="route" typeRef="string" />
                  <rule id="Rule_Otherwise">
                    <description>Whatever is not clear.</description>
                    <inputEntry id="InputEntry_Otherwise">
                      <text></text>
                    </inputEntry>
                    <outputEntry id="OutputEntry_Otherwise">
                      <text>"arbitrate"</text>
                    </outputEntry>
                  </rule>
                </decisionTable>
              </decision>
            </definitions>
            """;

    private static final String FORM = """
            {
              "schemaVersion": 19,
              "type": "default",
              "id": "%1$s",
              "executionPlatform": "Camunda Platform",
              "executionPlatformVersion": "7.24.0",
              "components": [
                { "id": "Field_comment", "key": "comment", "type": "textarea", "label": "Comment", "validate": { "required": false, "maxLength": 2000 } }
              ]
            }
            """;

    private final DraftAccess access;
    private final DraftFiles files;
    private final ProtocolLibrary library;

    NewFiles(DraftAccess access, DraftFiles files, ProtocolLibrary library) {
        this.access = access;
        this.files = files;
        this.library = library;
    }

    /** @throws Refusal as {@link DraftFiles#write}, UNPROCESSABLE {@code DRAFT_FILE_UNKNOWN} for a diagram nobody shares */
    public DraftFile add(String draftId, String name, Actor actor) {
        access.requireDesigner(draftId, actor);
        DraftFiles.requireName(name);
        String text = library.shared(name)
                .or(() -> table(name))
                .map(ProtocolFile::text)
                .orElseGet(() -> beginning(name));
        return files.write(draftId, name, text, DraftFiles.NONE, actor);
    }

    private Optional<ProtocolFile> table(String name) {
        return library.keys().stream()
                .flatMap(key -> library.protocol(key).files().stream())
                .filter(file -> file.is(".dmn") && file.name().equals(name))
                .findFirst();
    }

    private static String beginning(String name) {
        String stem = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "dmn" -> TABLE.formatted(stem);
            case "form" -> FORM.formatted(stem);
            default ->
                throw Refusal.unprocessable(
                        "DRAFT_FILE_UNKNOWN",
                        "There is no shared diagram of this name. Add a table (.dmn), a form (.form), or a copy of a diagram that"
                                + " protocols share.");
        };
    }
}

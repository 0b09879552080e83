package dev.consilium.studio;

import dev.consilium.common.Refusal;
import dev.consilium.identity.Actor;
import dev.consilium.workflow.protocol.ProtocolBundle;
import dev.consilium.workflow.protocol.ProtocolFile;
import dev.consilium.workflow.protocol.ProtocolLibrary;
import dev.consilium.workflow.protocol.lint.LintFinding;
import dev.consilium.workflow.protocol.lint.ProtocolLinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Protocols as one zip, laid out as teams keep them: {@code processes/<key>/}, {@code processes/shared/} and {@code forms/}. What comes
 * in is looked at first: a file that could do harm ends the import, what is merely wrong is mended in the draft.
 */
@Component
public class DraftArchive {

    private static final int MOST_ENTRIES = 200;
    private static final long MOST_BYTES = 8L << 20;

    /** Unreadable, too large, or code in place of a diagram. */
    private static final Set<String> HARMFUL = Set.of("L01", "L02", "L03", "L04", "L05", "L06", "L07");

    private final Drafts drafts;
    private final DraftFiles files;
    private final DraftAccess access;
    private final ProtocolLibrary library;
    private final ProtocolLinter linter;

    DraftArchive(Drafts drafts, DraftFiles files, DraftAccess access, ProtocolLibrary library, ProtocolLinter linter) {
        this.drafts = drafts;
        this.files = files;
        this.access = access;
        this.library = library;
        this.linter = linter;
    }

    /** Without what the library would add. @throws Refusal NOT_FOUND */
    @Transactional(readOnly = true)
    public ProtocolBundle content(String draftId, Actor actor) {
        Draft draft = access.require(draftId, actor);
        return new ProtocolBundle(draft.key(), files.content(draftId));
    }

    public void write(ProtocolBundle bundle, OutputStream out) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (ProtocolFile file : bundle.files()) {
                zip.putNextEntry(new ZipEntry(library.placeOf(bundle.key(), file.name())));
                zip.write(file.content());
                zip.closeEntry();
            }
        }
    }

    /**
     * A draft of what the archive holds, or nothing. It is read and looked at before a transaction begins.
     *
     * @throws Refusal FORBIDDEN {@code DESIGNER_ONLY}, UNPROCESSABLE {@code ARCHIVE_UNREADABLE}, {@code ARCHIVE_NO_PROTOCOL},
     *     {@code DRAFT_FILE_NAME}, {@code PROTOCOL_REFUSED} with {@code findings}, TOO_LARGE {@code ARCHIVE_TOO_LARGE}
     */
    public Draft read(String projectId, String name, InputStream archive, Actor actor) {
        access.requireDesignerOf(projectId, actor);
        Map<String, ProtocolFile> found = entries(archive);
        List<ProtocolFile> content = List.copyOf(found.values());
        String key = key(found);
        refuseHarm(key, content);
        return drafts.begin(projectId, name, key, null, content, actor);
    }

    private void refuseHarm(String key, List<ProtocolFile> content) {
        List<LintFinding> harm = linter.lint(library.intake(), library.bundle(key, content)).stream()
                .filter(finding -> HARMFUL.contains(finding.rule()))
                .toList();
        if (!harm.isEmpty()) {
            throw Refusal.unprocessable(
                            "PROTOCOL_REFUSED",
                            harm.stream().map(LintFinding::toString).collect(Collectors.joining("\n")))
                    .with("findings", harm);
        }
    }

    /** The protocol is the folder that a diagram of its own name lies in; where there are no folders, the diagram that no other calls. */
    private static String key(Map<String, ProtocolFile> found) {
        List<String> own = found.keySet().stream()
                .filter(path -> path.endsWith(".bpmn"))
                .flatMap(path -> ownKey(path).stream())
                .toList();
        if (own.size() == 1) {
            return own.get(0);
        }
        String all = found.values().stream()
                .filter(file -> file.is(".bpmn"))
                .map(ProtocolFile::text)
                .collect(Collectors.joining("\n"));
        List<String> uncalled = found.values().stream()
                .filter(file -> file.is(".bpmn") && !all.contains("calledElement=\"" + processOf(file.name()) + "\""))
                .map(file -> file.name().replaceFirst("\\.bpmn$", ""))
                .toList();
        if (uncalled.size() != 1) {
            throw Refusal.unprocessable(
                    "ARCHIVE_NO_PROTOCOL",
                    "The archive holds no protocol, or more than one: put one into processes/ in a folder of its name, with a diagram"
                            + " of that name.");
        }
        return uncalled.get(0);
    }

    private static Optional<String> ownKey(String path) {
        String[] parts = path.split("/");
        return parts.length > 1 && parts[parts.length - 1].equals(parts[parts.length - 2] + ".bpmn")
                ? Optional.of(parts[parts.length - 2])
                : Optional.empty();
    }

    private static String processOf(String file) {
        return ProtocolLibrary.processOf(file.replaceFirst("\\.bpmn$", ""));
    }

    /** By path in the archive. */
    private static Map<String, ProtocolFile> entries(InputStream archive) {
        Map<String, ProtocolFile> found = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(archive, StandardCharsets.UTF_8)) {
            int looked = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++looked > MOST_ENTRIES) {
                    throw tooLarge();
                }
                String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                if (entry.isDirectory()
                        || name.startsWith(".")
                        || entry.getName().startsWith("__MACOSX/")) {
                    continue;
                }
                byte[] content = zip.readNBytes(ProtocolFile.LARGEST + 1);
                left -= content.length;
                if (content.length > ProtocolFile.LARGEST || left < 0) {
                    throw tooLarge();
                }
                if (!DraftFiles.isName(name) || names.contains(name)) {
                    throw Refusal.unprocessable(
                            "ARCHIVE_ENTRY",
                            "The archive holds " + entry.getName()
                                    + ", which is no file of a protocol, or is there twice. Nothing was imported.");
                }
                names.add(name);
                found.put(entry.getName(), new ProtocolFile(name, requireText(name, content)));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw unreadable();
        }
        if (found.isEmpty()) {
            throw unreadable();
        }
        return found;
    }

    private static byte[] requireText(String name, byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return content;
            }
        } catch (CharacterCodingException notUtf8) {
            // refused below
        }
        throw Refusal.unprocessable("DRAFT_FILE_NOT_TEXT", "This file is no text in UTF-8; save it as that: " + name);
    }

    private static Refusal unreadable() {
        return Refusal.unprocessable(
                "ARCHIVE_UNREADABLE", "This is no zip archive with files of a protocol. Nothing was imported.");
    }

    private static Refusal tooLarge() {
        return new Refusal(
                Refusal.Kind.TOO_LARGE,
                "ARCHIVE_TOO_LARGE",
                "An archive of a protocol has at most 200 entries of one mebibyte, and eight mebibytes in all.");
    }
}

package dev.consilium.dicom;

import dev.consilium.dicom.Identifiers.Identifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ahocorasick.trie.Emit;
import org.ahocorasick.trie.Trie;

/**
 * Searches for what named somebody in originals, in each form it may hide in. It tells where, never what. What has five characters or
 * fewer is a hit only as a word of its own, since chance makes it anywhere else, and never among pixels.
 */
public final class LeakScan {

    /** How an identifier stands in the bytes. */
    public enum Form {
        TEXT,
        UTF_16,
        BASE64,
        REVERSED,
        DIGITS
    }

    /**
     * @param tag of the original's element
     * @param length of the identifier, in characters
     * @param offset where it begins: of the file, or of the data set without its pixels
     */
    public record Hit(int tag, int length, Form form, long offset) {}

    private record Pattern(int tag, int length, Form form) {}

    private static final int LONGEST_BY_CHANCE = 5;
    /** Of a longer text its beginning tells. */
    private static final int LONGEST = 64;

    private static final int CHUNK = 1 << 22;
    private static final int BASE64_GROUP = 3;
    private static final int BASE64_CHARACTERS = 4;

    private final Map<String, Pattern> patterns;
    private final Trie trie;
    private final int longest;

    private LeakScan(Map<String, Pattern> patterns) {
        this.patterns = patterns;
        this.trie = Trie.builder().addKeywords(patterns.keySet()).build();
        this.longest = patterns.keySet().stream().mapToInt(String::length).max().orElse(1);
    }

    /** Takes originals one after the other, so that none has to stay in memory. */
    public static final class Builder {

        private final Map<String, Pattern> patterns = new HashMap<>();
        private final Set<String> identifiers = new HashSet<>();

        public void add(Dataset original) {
            for (Identifier identifier : Identifiers.of((DataElements) original)) {
                if (identifiers.add(identifier.text())) {
                    add(identifier);
                }
            }
        }

        /** Different ones. */
        public int identifiers() {
            return identifiers.size();
        }

        public LeakScan build() {
            return new LeakScan(patterns);
        }

        private void add(Identifier identifier) {
            String text =
                    identifier.text().substring(0, Math.min(identifier.text().length(), LONGEST));
            for (String cased : List.of(text, text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT))) {
                put(identifier, Form.TEXT, cased, StandardCharsets.UTF_8);
                put(identifier, Form.TEXT, cased, StandardCharsets.ISO_8859_1);
                put(identifier, Form.UTF_16, cased, StandardCharsets.UTF_16LE);
                put(identifier, Form.UTF_16, cased, StandardCharsets.UTF_16BE);
            }
            if (text.length() <= LONGEST_BY_CHANCE) {
                return;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int shift = 0; shift < BASE64_GROUP; shift++) {
                put(identifier, Form.BASE64, base64(bytes, shift), StandardCharsets.US_ASCII);
            }
            if (identifier.vr() != Vr.UI) {
                put(identifier, Form.REVERSED, new StringBuilder(text).reverse().toString(), StandardCharsets.UTF_8);
                String digits = text.replaceAll("\\D", "");
                if (digits.length() > LONGEST_BY_CHANCE && !digits.matches("0+")) {
                    put(identifier, Form.DIGITS, digits, StandardCharsets.US_ASCII);
                }
            }
            if (identifier.vr() == Vr.DA || identifier.vr() == Vr.DT) {
                put(identifier, Form.TEXT, text.replaceFirst("(....)(..)(..)", "$1-$2-$3"), StandardCharsets.US_ASCII);
                put(identifier, Form.TEXT, text.replaceFirst("(....)(..)(..)", "$3.$2.$1"), StandardCharsets.US_ASCII);
                put(identifier, Form.TEXT, text.replaceFirst("(....)(..)(..)", "$2/$3/$1"), StandardCharsets.US_ASCII);
            }
        }

        private void put(Identifier identifier, Form form, String text, Charset charset) {
            if (charset.newEncoder().canEncode(text)) {
                patterns.putIfAbsent(
                        folded(text.getBytes(charset)),
                        new Pattern(identifier.tag(), identifier.text().length(), form));
            }
        }

        /** The characters that only these bytes decide, where they begin so many bytes after a group of three. */
        private static String base64(byte[] bytes, int shift) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            String coded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int first = shift == 0 ? 0 : shift + 1;
            int last = shifted.length % BASE64_GROUP == 0
                    ? coded.length()
                    : shifted.length / BASE64_GROUP * BASE64_CHARACTERS + shifted.length % BASE64_GROUP;
            return coded.substring(first, last);
        }
    }

    /** Bytes as characters, letters of ASCII and Latin-1 as small ones. */
    private static String folded(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    /**
     * A DICOM object is searched without its pixels, and once more as the bytes it is for what is too long for chance; anything else as
     * text.
     */
    public List<Hit> scan(byte[] file, DicomToolkit toolkit, ReadLimits limits) throws IOException {
        Dataset object;
        try {
            object = toolkit.read(new ByteArrayInputStream(file), limits);
        } catch (DicomException e) {
            return scan(new ByteArrayInputStream(file), 0);
        }
        Set<Hit> hits = new HashSet<>(scan(new ByteArrayInputStream(file), LONGEST_BY_CHANCE));
        DataElements header = ((DataElements) object).copy();
        header.remove(Tag.PixelData);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        toolkit.write(header, written);
        hits.addAll(scan(new ByteArrayInputStream(written.toByteArray()), 0));
        return List.copyOf(hits);
    }

    /** @param chance identifiers of so many characters or fewer are left out */
    private List<Hit> scan(InputStream in, int chance) throws IOException {
        List<Hit> hits = new ArrayList<>();
        byte[] window = new byte[CHUNK + 2 * longest];
        int kept = 0;
        long start = 0;
        while (true) {
            int read = in.readNBytes(window, kept, CHUNK);
            int length = kept + read;
            String text = folded(length == window.length ? window : Arrays.copyOf(window, length));
            boolean last = read < CHUNK;
            int settled = last ? length : length - longest;
            hits.addAll(hits(text, settled, start, chance));
            if (last) {
                return hits;
            }
            // The next window begins with one byte that is looked at only as the neighbour of a word.
            int from = Math.max(0, settled - 1);
            kept = length - from;
            System.arraycopy(window, from, window, 0, kept);
            start += from;
        }
    }

    /** Those that begin before a place; later ones are found again in the next window. */
    private List<Hit> hits(String text, int settled, long start, int chance) {
        List<Hit> hits = new ArrayList<>();
        Collection<Emit> emits = trie.parseText(text);
        for (Emit emit : emits) {
            Pattern pattern = Objects.requireNonNull(patterns.get(emit.getKeyword()));
            boolean here = emit.getStart() < settled && (start == 0 || emit.getStart() > 0);
            boolean told = pattern.length() > LONGEST_BY_CHANCE || isWord(text, emit);
            if (here && told && pattern.length() > chance) {
                hits.add(new Hit(pattern.tag(), pattern.length(), pattern.form(), start + emit.getStart()));
            }
        }
        return hits;
    }

    private static boolean isWord(String text, Emit emit) {
        return !isLetterOrDigit(text, emit.getStart() - 1) && !isLetterOrDigit(text, emit.getEnd() + 1);
    }

    private static boolean isLetterOrDigit(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }
}

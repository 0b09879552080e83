package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * D-07. Somebody who knows what Patient IDs and UIDs of a hospital look like, and how outputs are made, but not the key, computes what each
 * candidate would become and looks for it in the outputs.
 */
class DictionaryAttackTest {

    private static final int CANDIDATES = 1_000_000;

    /** One patient in so many is in the project, so that a guess has something to hit. */
    private static final int SPACING = 1_000;

    private static final String UUID_ROOT = "2.25.";
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /** Texts, and the numbers after {@code 2.25.}: comparing those saves the attacker to print each guess. */
    private record Published(Set<String> texts, Set<BigInteger> numbers) {

        void add(String value) {
            texts.add(value);
            if (value.startsWith(UUID_ROOT)) {
                numbers.add(new BigInteger(value.substring(UUID_ROOT.length())));
            }
        }
    }

    @Test
    void noCandidateIsFoundInWhatIsKeyed() {
        Deidentifier deidentifier = new Deidentifier("the key nobody knows".getBytes(StandardCharsets.US_ASCII));
        Published published = new Published(new HashSet<>(), new HashSet<>());
        IntStream.iterate(0, i -> i < CANDIDATES, i -> i + SPACING)
                .mapToObj(DictionaryAttackTest::object)
                .forEach(original ->
                        collect((DataElements) deidentifier.deidentify(original).dataset(), published));
        int hits = hits(published, 1);
        System.out.printf(
                "D-07: %d candidates against %d published values, %d hits%n",
                CANDIDATES, published.texts().size(), hits);
        assertThat(published.texts()).hasSizeGreaterThan(4 * CANDIDATES / SPACING);
        assertThat(published.numbers()).hasSize(3 * CANDIDATES / SPACING);
        assertThat(hits).isZero();
    }

    /** Negative control: the scheme of dcm4che, which has no key, falls to the same attack. */
    @Test
    void everyPatientIsFoundInWhatIsNot() {
        Published published = new Published(new HashSet<>(), new HashSet<>());
        IntStream.iterate(0, i -> i < CANDIDATES, i -> i + SPACING)
                .forEach(i -> published.add(UUID_ROOT + nameUuid(patient(i).getBytes(StandardCharsets.US_ASCII))));
        int hits = hits(published, SPACING);
        System.out.printf(
                "D-07 control: %d of %d unkeyed ones hit%n",
                hits, published.texts().size());
        assertThat(published.texts()).hasSize(CANDIDATES / SPACING);
        assertThat(hits).isEqualTo(published.texts().size());
    }

    /** Candidates any guess of which is among what was published. */
    private static int hits(Published published, int step) {
        ProjectSecret guessed = new ProjectSecret(new byte[32]);
        List<MessageDigest> digests = digests();
        int hits = 0;
        for (int i = 0; i < CANDIDATES; i += step) {
            boolean hit = published.texts().contains(guessed.pseudonym("id:" + patient(i)))
                    || isFound(patient(i), digests, published)
                    || isFound(uid(i), digests, published);
            hits += hit ? 1 : 0;
        }
        return hits;
    }

    /** As it is, and as digests without a key in the forms that values of ours have. */
    private static boolean isFound(String original, List<MessageDigest> digests, Published published) {
        byte[] text = original.getBytes(StandardCharsets.US_ASCII);
        if (published.texts().contains(original) || published.numbers().contains(nameUuid(text))) {
            return true;
        }
        for (MessageDigest digest : digests) {
            byte[] bytes = digest.digest(text);
            if (published.texts().contains("P" + HEX.formatHex(bytes, 0, 8))
                    || published.numbers().contains(new BigInteger(1, bytes, 0, 16))) {
                return true;
            }
        }
        return false;
    }

    private static List<MessageDigest> digests() {
        try {
            return List.of(
                    MessageDigest.getInstance("MD5"),
                    MessageDigest.getInstance("SHA-1"),
                    MessageDigest.getInstance("SHA-256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static BigInteger nameUuid(byte[] original) {
        UUID uuid = UUID.nameUUIDFromBytes(original);
        ByteBuffer bytes =
                ByteBuffer.allocate(16).putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
        return new BigInteger(1, bytes.array());
    }

    private static void collect(DataElements dataset, Published published) {
        for (Element element : dataset.elements()) {
            Values.texts(element, dataset.charset()).stream()
                    .filter(value -> value.length() >= 16)
                    .forEach(published::add);
            element.items().forEach(item -> collect(item, published));
        }
    }

    private static DataElements object(int number) {
        DataElements object = new DataElements(TransferSyntax.EXPLICIT);
        object.put(Element.text(Tag.SOPInstanceUID, Vr.UI, uid(number) + ".3"));
        object.put(Element.text(Tag.PatientName, Vr.PN, "Doe^Jane"));
        object.put(Element.text(Tag.PatientID, Vr.LO, patient(number)));
        object.put(Element.text(Tag.StudyInstanceUID, Vr.UI, uid(number)));
        object.put(Element.text(Tag.SeriesInstanceUID, Vr.UI, uid(number) + ".2"));
        return object;
    }

    private static String patient(int number) {
        return "PAT" + number;
    }

    private static String uid(int number) {
        return "1.2.840.99999.7." + number;
    }
}

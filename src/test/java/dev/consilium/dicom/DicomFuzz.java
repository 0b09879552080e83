package dev.consilium.dicom;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What Jazzer calls with bytes it makes up: the first chooses the parser or a decoder, the rest is the file or the code of one frame.
 * Nothing but a {@link DicomException} may come out, in time and memory that Jazzer bounds. Started by {@code ./dev chaos dicom}.
 */
public final class DicomFuzz {

    private static final ReadLimits LIMITS = new ReadLimits(64, 1 << 20, 1 << 22, 100, 10_000, Duration.ofSeconds(5));
    private static final int SIDE = 16;
    private static final int MOST_FRAMES = 4;
    private static final List<String> SYNTAXES = List.of(
            TransferSyntax.RLE,
            TransferSyntax.JPEG_BASELINE,
            TransferSyntax.JPEG_EXTENDED,
            TransferSyntax.JPEG_LOSSLESS_FIRST_ORDER,
            TransferSyntax.JPEG_LS_LOSSLESS,
            TransferSyntax.JPEG_LS,
            TransferSyntax.JPEG_2000_LOSSLESS);

    private static final Part10Toolkit TOOLKIT = new Part10Toolkit();

    private DicomFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        int kind = (input[0] & 0xFF) % (SYNTAXES.size() + 1);
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        PartialRead read = TOOLKIT.readUpToFault(
                new ByteArrayInputStream(kind == 0 ? rest : frame(SYNTAXES.get(kind - 1), rest)), LIMITS);
        look(read.dataset());
    }

    private static byte[] frame(String syntax, byte[] code) {
        return HandWritten.image(syntax, SIDE, SIDE, 16).fragments(code).toBytes();
    }

    private static void look(Dataset dataset) {
        try {
            for (int i = 0; i < Math.min(MOST_FRAMES, dataset.frames()); i++) {
                TOOLKIT.decode(dataset, i);
            }
            dataset.texts(Tag.PatientName);
            dataset.numbers(Tag.PixelSpacing);
        } catch (DicomException refused) {
            // as it should
        }
    }

    /** Writes inputs to begin with into a directory. */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        int number = 0;
        for (Map.Entry<String, byte[]> file : HostileCorpus.files().entrySet()) {
            if (file.getValue().length < 8_000) {
                Files.write(directory.resolve("hostile-" + number++), prefixed(0, file.getValue()));
            }
        }
        for (SampleObjects.Known known : SampleObjects.all()) {
            byte[] whole = SampleObjects.bytes(known.path());
            if (whole.length < 16_000) {
                Files.write(directory.resolve("sample-" + number++), prefixed(0, whole));
            }
            DataElements image =
                    (DataElements) TOOLKIT.readUpToFault(new ByteArrayInputStream(whole), ReadLimits.DEFAULT)
                            .dataset();
            List<byte[]> fragments =
                    image.element(Tag.PixelData).map(Element::fragments).orElse(List.of());
            int kind = SYNTAXES.indexOf(image.transferSyntax()) + 1;
            if (kind > 0 && fragments.size() > 1 && fragments.get(1).length < 16_000) {
                Files.write(directory.resolve("code-" + number++), prefixed(kind, fragments.get(1)));
            }
        }
    }

    private static byte[] prefixed(int kind, byte[] bytes) {
        byte[] prefixed = new byte[bytes.length + 1];
        prefixed[0] = (byte) kind;
        System.arraycopy(bytes, 0, prefixed, 1, bytes.length);
        return prefixed;
    }
}

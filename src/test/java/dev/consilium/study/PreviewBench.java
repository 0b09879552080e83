package dev.consilium.study;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How long the server takes for a picture of a 512 x 512 slice once it is warm, from the store to the bytes of the PNG. */
final class PreviewBench {

    private static final int WARM = 200;

    private PreviewBench() {}

    /** @param args how many pictures, and a Python with pydicom and Pillow to compare with */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path image = Path.of("../shared/samples/dicom/ct-series-human-ge/14.dcm");
        int pictures = Integer.parseInt(args[0]);
        try (StudyBench bench = new StudyBench(Files.createTempDirectory("preview-bench"))) {
            String series = bench.seriesOf(bench.receive(List.of(new Upload("14.dcm", image))));
            bench.get(SeriesDeidentification.class).deidentify(series);
            Previews previews = bench.get(Previews.class);
            long[] nanos = new long[pictures];
            int bytes = 0;
            for (int number = -WARM; number < pictures; number++) {
                long start = System.nanoTime();
                bytes = previews.png(series, 0, 40.0, 400.0).length;
                if (number >= 0) {
                    nanos[number] = System.nanoTime() - start;
                }
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "ours: median %.1f ms, 95th percentile %.1f ms of %d pictures of %d bytes%n",
                    nanos[pictures / 2] / 1e6, nanos[pictures * 95 / 100] / 1e6, pictures, bytes);
        }
        new ProcessBuilder(args[1], "-c", PYDICOM, image.toString(), args[0])
                .inheritIO()
                .start()
                .waitFor();
    }

    private static final String PYDICOM = """
            import io, sys, time
            import numpy, pydicom
            from PIL import Image
            times = []
            for number in range(int(sys.argv[2])):
                start = time.perf_counter()
                image = pydicom.dcmread(sys.argv[1])
                values = image.pixel_array * float(image.RescaleSlope) + float(image.RescaleIntercept)
                grey = numpy.clip((values + 160) / 400 * 255, 0, 255).astype(numpy.uint8)
                out = io.BytesIO()
                Image.fromarray(grey).save(out, 'png')
                times.append(time.perf_counter() - start)
            times.sort()
            print('pydicom and Pillow: median %.1f ms of %d bytes' % (times[len(times) // 2] * 1000, len(out.getvalue())))
            """;
}

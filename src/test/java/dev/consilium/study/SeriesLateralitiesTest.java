package dev.consilium.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.consilium.dicom.Dataset;
import dev.consilium.dicom.Tag;
import dev.consilium.study.SeriesObjects.SeriesObject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesLateralitiesTest {

    private final SeriesObjects objects = mock(SeriesObjects.class);
    private final StoredImages images = mock(StoredImages.class);
    private final SeriesLateralities lateralities = new SeriesLateralities(objects, images);

    /** Each image is {@code Image Laterality/Laterality}. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "R/, R",
                "L/ L/, L",
                "/R /R, R",
                "L/R, L",
                "R/ L/, -",
                "R/ /, -",
                "/ R/, -",
                "B/, -",
                "U/, -",
                "r/, -",
                "/, -",
            })
    void isOneSideWhereAllImagesSayIt(String given, String expected) {
        show(given.split(" "));
        assertThat(lateralities.of("s")).isEqualTo(Optional.ofNullable(expected));
    }

    @Test
    void asksNoFurtherImageWhereTheFirstTellsNothing() {
        show("/", "/", "/");
        lateralities.of("s");
        verify(images, times(1)).header(any(), any());
    }

    @Test
    void aSeriesWithoutImagesIsOfNoSide() {
        when(objects.ofSeries("s")).thenReturn(List.of());
        assertThat(lateralities.of("s")).isEmpty();
    }

    private void show(String... given) {
        List<SeriesObject> own = IntStream.range(0, given.length)
                .mapToObj(index -> object("digest" + index))
                .toList();
        when(objects.ofSeries("s")).thenReturn(own);
        for (int index = 0; index < given.length; index++) {
            String[] sides = Arrays.copyOf(given[index].split("/"), 2);
            Dataset header = mock(Dataset.class);
            when(header.text(anyInt())).thenReturn(Optional.empty());
            when(header.text(Tag.ImageLaterality)).thenReturn(side(sides[0]));
            when(header.text(Tag.Laterality)).thenReturn(side(sides[1]));
            when(images.header("s", "digest" + index)).thenReturn(header);
        }
    }

    private static Optional<String> side(String given) {
        return Optional.ofNullable(given).filter(text -> !text.isEmpty());
    }

    private static SeriesObject object(String digest) {
        SeriesObject object = mock(SeriesObject.class);
        when(object.seriesId()).thenReturn("s");
        when(object.requireStored()).thenReturn(digest);
        return object;
    }
}

package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DictionaryTest {

    @Test
    void knowsPlainTags() {
        assertThat(Dictionary.find(0x00080060)).contains(new Dictionary.Entry("Modality", "CS", "1"));
        assertThat(Dictionary.tag("PixelData")).contains(0x7FE00010);
        assertThat(Dictionary.tag("NoSuchKeyword")).isEmpty();
    }

    @Test
    void knowsRepeatingGroups() {
        assertThat(Dictionary.find(0x60023000).orElseThrow().keyword()).isEqualTo("OverlayData");
        assertThat(Dictionary.find(0x50100022).orElseThrow().keyword()).isEqualTo("CurveDescription");
        assertThat(Dictionary.find(0x00203150).orElseThrow().keyword()).isEqualTo("SourceImageIDs");
        assertThat(Dictionary.find(0x60030010).orElseThrow().keyword()).isEqualTo("PrivateCreator");
    }

    @Test
    void choosesAVrThatKeepsTheBytes() {
        assertThat(Dictionary.vr(0x7FE00010)).isEqualTo(Vr.OW);
        assertThat(Dictionary.vr(0x00280106)).isEqualTo(Vr.US);
        assertThat(Dictionary.vr(0x00283006)).isEqualTo(Vr.OW);
        assertThat(Dictionary.vr(0xFFFEE000)).isEqualTo(Vr.UN);
    }

    @Test
    void knowsGroupLengthsAndPrivateTagsByRule() {
        assertThat(Dictionary.vr(0x00090000)).isEqualTo(Vr.UL);
        assertThat(Dictionary.vr(0x00100000)).isEqualTo(Vr.UL);
        assertThat(Dictionary.vr(0x00090010)).isEqualTo(Vr.LO);
        assertThat(Dictionary.vr(0x00091010)).isEqualTo(Vr.UN);
        assertThat(Dictionary.vr(0x00088888)).isEqualTo(Vr.UN);
    }

    @Test
    void everyVrIsOneThatTheModelHas() {
        assertThat(ResourceTable.rows("dictionary.tsv", 4))
                .flatMap(row -> List.of(row.get(2).split(" or ")))
                .filteredOn(name -> name.length() == 2)
                .allMatch(name -> Vr.of(name).isPresent())
                .hasSizeGreaterThan(5_000);
    }
}

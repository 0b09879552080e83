package dev.consilium.study.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.study.StoredInstances.Instance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

/** Whole objects leave in the transfer syntax that was asked for, or the one that is understood where none was. */
class ObjectTypeTest {

    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String JPEG_2000 = "1.2.840.10008.1.2.4.90";
    private static final Instance COMPRESSED = new Instance("s", "1.2", "d", JPEG_2000, 1, 0);

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "*/*",
                "multipart/related",
                "multipart/related; type=\"application/dicom\"",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.1",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.50, multipart/related"
            })
    void whoNamesNoneGetsExplicitLittleEndianInParts(String accept) throws Exception {
        ObjectType type = ObjectType.of(accept, true);
        assertThat(type.single()).isFalse();
        assertThat(type.of(COMPRESSED)).contains(EXPLICIT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/related; type=\"application/dicom\"; transfer-syntax=*",
                "multipart/related; type=\"application/dicom\"; transfer-syntax=1.2.840.10008.1.2.4.90",
                "multipart/related; type=\"application/dicom\";q=0.1,"
                        + "multipart/related; type=\"application/dicom\"; transfer-syntax=*;q=0.2"
            })
    void asItIsKeptWhereThatIsAskedFor(String accept) throws Exception {
        assertThat(ObjectType.of(accept, false).of(COMPRESSED)).contains(JPEG_2000);
    }

    @Test
    void oneInstanceComesAloneWhereThatIsAskedFor() throws Exception {
        assertThat(ObjectType.of("application/dicom; transfer-syntax=*", true).single())
                .isTrue();
        assertThat(ObjectType.of("application/dicom, multipart/related", true).single())
                .isTrue();
        assertThat(ObjectType.of("application/dicom;q=0.5, multipart/related", true)
                        .single())
                .isFalse();
        assertThatThrownBy(() -> ObjectType.of("application/dicom", false))
                .isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }

    @Test
    void anotherSyntaxThereIsNot() throws Exception {
        assertThat(ObjectType.of("multipart/related; transfer-syntax=1.2.840.10008.1.2.4.50", false)
                        .of(COMPRESSED))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "multipart/related; type=\"application/octet-stream\"", "nonsense", "*/*;q=0"})
    void whatIsNoObjectIsNotAcceptable(String accept) {
        assertThatThrownBy(() -> ObjectType.of(accept, true)).isInstanceOf(HttpMediaTypeNotAcceptableException.class);
    }
}

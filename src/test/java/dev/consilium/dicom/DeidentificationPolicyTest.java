package dev.consilium.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeidentificationPolicyTest {

    private static final int SIEMENS = 0x00190010;
    private static final int B_VALUE = 0x0019100C;
    private static final int DIRECTION = 0x0019100E;

    @Test
    void patientCharacteristicsStayOnlyWhereThePolicySaysSo() {
        Consumer<DataElements> patient = in -> {
            in.put(Element.text(Tag.PatientSex, Vr.CS, "F"));
            in.put(Element.text(Tag.PatientAge, Vr.AS, "093Y"));
            in.put(Element.text(Tag.PatientWeight, Vr.DS, "61.5"));
            in.put(Element.text(Tag.EthnicGroup, Vr.SH, "niece of Jane"));
        };
        DataElements without = out(Set.of(), patient);
        assertThat(without.text(Tag.PatientSex)).isEmpty();
        assertThat(without.contains(Tag.PatientAge)).isFalse();
        assertThat(without.contains(Tag.PatientWeight)).isFalse();
        DataElements with = out(Set.of(Option.PATIENT_CHARACTERISTICS), patient);
        assertThat(with.text(Tag.PatientSex)).contains("F");
        assertThat(with.text(Tag.PatientAge)).contains("090Y");
        assertThat(with.text(Tag.PatientWeight)).contains("61.5");
        assertThat(with.contains(Tag.EthnicGroup)).as("mentions the patient").isFalse();
        assertThat(with.text(Tag.PatientName)).isPresent().get().isNotEqualTo("Doe^Jane");
    }

    @Test
    void privateValuesStayByCreatorAndElement() {
        Consumer<DataElements> siemens = in -> {
            in.put(Element.text(SIEMENS, Vr.LO, "SIEMENS MR HEADER"));
            in.put(Element.text(B_VALUE, Vr.IS, "1000"));
            in.put(Element.of(DIRECTION, Vr.UN, doubles(0, 0, 1)));
            in.put(Element.text(0x00191008, Vr.CS, "IMAGE NUM 4"));
        };
        DataElements with = out(Set.of(Option.SAFE_PRIVATE), siemens);
        assertThat(with.text(SIEMENS)).contains("SIEMENS MR HEADER");
        assertThat(with.text(B_VALUE)).contains("1000");
        assertThat(with.numbers(DIRECTION)).containsExactly(0.0, 0.0, 1.0);
        assertThat(with.contains(0x00191008)).isFalse();
        DataElements without = out(Set.of(), siemens);
        assertThat(without.contains(SIEMENS)).isFalse();
        assertThat(without.contains(B_VALUE)).isFalse();
    }

    @Test
    void aPrivateValueOfAnotherCreatorOrNoNumberGoes() {
        assertThat(out(Set.of(Option.SAFE_PRIVATE), in -> {
                            in.put(Element.text(SIEMENS, Vr.LO, "OTHER HEADER"));
                            in.put(Element.text(B_VALUE, Vr.IS, "1000"));
                        })
                        .contains(B_VALUE))
                .isFalse();
        DataElements named = out(Set.of(Option.SAFE_PRIVATE), in -> {
            in.put(Element.text(SIEMENS, Vr.LO, "SIEMENS MR HEADER"));
            in.put(Element.text(B_VALUE, Vr.IS, "Doe"));
            in.put(Element.of(DIRECTION, Vr.UN, "Doe".getBytes(StandardCharsets.US_ASCII)));
        });
        assertThat(named.contains(B_VALUE)).isFalse();
        assertThat(named.contains(DIRECTION)).isFalse();
        assertThat(named.contains(SIEMENS)).isFalse();
    }

    @Test
    void whatWasAppliedStandsInTheOutput() {
        DataElements out = out(Set.of(Option.SAFE_PRIVATE, Option.PATIENT_CHARACTERISTICS), in -> {});
        assertThat(out.items(Tag.DeidentificationMethodCodeSequence))
                .extracting(item -> item.text(Tag.CodeValue).orElseThrow())
                .containsExactly("113100", "113105", "113107", "113108", "113111");
        assertThat(out.texts(Tag.DeidentificationMethod)).contains("PS3.15 2024b, policy trial-7");
    }

    @Test
    void theSealIsOfOnePolicy() {
        byte[] key = "the key of project one".getBytes(StandardCharsets.US_ASCII);
        Dataset once = new Deidentifier(key, new DeidentificationPolicy("trial-7", Set.of()))
                .deidentify(object(in -> {}))
                .dataset();
        assertThat(new Deidentifier(key, new DeidentificationPolicy("trial-7", Set.of()))
                        .deidentify(once)
                        .dataset())
                .isEqualTo(once);
        assertThatThrownBy(() -> new Deidentifier(key).deidentify(once))
                .isInstanceOfSatisfying(DicomException.class, refused -> assertThat(refused.code())
                        .isEqualTo("ALREADY_DEIDENTIFIED"));
    }

    @Test
    void theIdOfAPolicyFitsTheHeader() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeidentificationPolicy("Of Dr. Doe", Set.of()));
    }

    private static DataElements out(Set<Option> retained, Consumer<DataElements> change) {
        Deidentifier deidentifier = new Deidentifier(
                "the key of project one".getBytes(StandardCharsets.US_ASCII),
                new DeidentificationPolicy("trial-7", retained));
        return (DataElements) deidentifier.deidentify(object(change)).dataset();
    }

    private static DataElements object(Consumer<DataElements> change) {
        DataElements object = new DataElements(TransferSyntax.EXPLICIT);
        object.put(Element.text(Tag.PatientName, Vr.PN, "Doe^Jane"));
        object.put(Element.text(Tag.PatientID, Vr.LO, "MRN1"));
        change.accept(object);
        return object;
    }

    private static byte[] doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return bytes.array();
    }
}

package dev.consilium.dicom;

import dev.consilium.dicom.DeidentificationPolicy.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** One pass over one object: decides for each element and does it, into a new data set, at every depth. */
final class AttributeCleaning {

    private static final int DEEPEST = 256;
    private static final int FIRST_GROUP = 0x0004;

    /** Well-known frames of reference and palettes (PS3.6 A.2, A.4): instances, yet nobody's. */
    private static final Pattern WELL_KNOWN =
            Pattern.compile("1\\.2\\.840\\.10008\\.1\\.[45]\\.\\d{1,3}(\\.\\d{1,3})?");

    /** What PS3.6 registers has short components; a longer one is an identifier under a borrowed root. */
    private static final Pattern STANDARD = Pattern.compile("1\\.2\\.840\\.10008(\\.\\d{1,4}){1,9}");

    private final ProjectSecret secret;
    private final Subject subject;
    private final TextCleaning texts;
    private final DeidentificationPolicy policy;
    private boolean contentCleaned;

    AttributeCleaning(ProjectSecret secret, Subject subject, DeidentificationPolicy policy) {
        this.secret = secret;
        this.policy = policy;
        this.subject = subject;
        this.texts = new TextCleaning(subject);
    }

    DataElements clean(DataElements original) {
        DataElements clean = new DataElements(original.transferSyntax());
        fill(clean, original, 0, false);
        return clean;
    }

    /** Codes of CID 7050 of what was done only because the object asked for it. */
    Set<String> applied() {
        return contentCleaned ? Set.of(Decision.CLEAN_STRUCTURED_CONTENT) : Set.of();
    }

    private void fill(DataElements clean, DataElements original, int depth, boolean content) {
        if (depth > DEEPEST) {
            throw new DicomException("DEIDENTIFICATION_FAILED", "Sequences are nested deeper than " + DEEPEST + ".");
        }
        ElementCleaning cleaning = new ElementCleaning(original, depth, content);
        for (Element element : original.elements()) {
            if (belongs(element)) {
                cleaning.clean(element).ifPresent(kept -> keep(kept, original, clean));
            }
        }
    }

    /** A private element is nothing without who reserved its block. */
    private static void keep(Element kept, DataElements original, DataElements clean) {
        if (kept.isPrivate()) {
            original.element(SafePrivate.creatorTag(kept.tag())).ifPresent(clean::put);
        }
        clean.put(kept);
    }

    /** Command and file meta elements are none of a data set (PS3.7, PS3.10); group lengths are wrong after any change (PS3.5 7.2). */
    private static boolean belongs(Element element) {
        return element.tag() >>> 16 >= FIRST_GROUP && (element.tag() & 0xFFFF) != 0;
    }

    /** The elements of one data set or item. */
    private final class ElementCleaning {

        private final DataElements in;
        private final CharacterSet charset;
        private final int depth;
        private final boolean content;
        private final Optional<ContentItem> item;

        ElementCleaning(DataElements in, int depth, boolean content) {
            this.in = in;
            this.charset = in.charset();
            this.depth = depth;
            this.content = content;
            this.item = content ? ContentItem.of(in) : Optional.empty();
        }

        Optional<Element> clean(Element found) {
            if (policy.retains(Option.SAFE_PRIVATE)) {
                Optional<Element> safe = SafePrivate.find(found, in);
                if (safe.isPresent()) {
                    return treat(
                            Decision.measured(safe.get().vr()),
                            safe.get(),
                            safe.get().vr());
                }
            }
            Optional<TypedElement> typed = TypedElement.of(found, in);
            if (typed.isEmpty()) {
                return Optional.empty();
            }
            Element element = typed.get().element();
            Vr vr = typed.get().vr();
            Decision decision = item.flatMap(content -> content.decision(element.tag(), policy))
                    .orElseGet(() -> Decision.of(element.tag(), vr, policy));
            return treat(decision.treatment(), element, vr).or(() -> treat(decision.otherwise(), element, vr));
        }

        private Optional<Element> treat(Treatment treatment, Element element, Vr vr) {
            return switch (treatment) {
                case REMOVE -> Optional.empty();
                case EMPTY -> Optional.of(empty(element));
                case DUMMY -> Optional.of(dummy(element, vr));
                case ITEMS -> Optional.of(Element.sequence(element.tag(), cleaned(element.items(), content)));
                case CONTENT -> Optional.of(content(element));
                case UID -> Optional.of(remapped(element, WELL_KNOWN));
                case UID_UNLESS_STANDARD -> Optional.of(remapped(element, STANDARD));
                case PSEUDONYM -> Optional.of(pseudonym(element));
                case DATE -> texts.dates(element, vr, charset);
                case AGE -> texts.ages(element, charset);
                case TEXT -> texts.text(element, charset);
                case WORDS -> texts.words(element, charset);
                case CODED -> texts.coded(element, in);
                case CODE_STRING -> texts.codeStrings(element, charset);
                case DECIMAL -> texts.decimals(element, charset);
                case BYTES -> Optional.of(element);
            };
        }

        private static Element empty(Element element) {
            return element.isSequence()
                    ? Element.sequence(element.tag(), List.of())
                    : Element.of(element.tag(), element.vr(), new byte[0]);
        }

        private Element content(Element element) {
            contentCleaned |= !element.items().isEmpty();
            return Element.sequence(element.tag(), cleaned(element.items(), true));
        }

        private List<DataElements> cleaned(List<DataElements> items, boolean content) {
            List<DataElements> cleaned = new ArrayList<>();
            for (DataElements item : items) {
                DataElements clean = DataElements.item();
                fill(clean, item, depth + 1, content);
                cleaned.add(clean);
            }
            return cleaned;
        }

        private Element dummy(Element element, Vr vr) {
            if (element.isSequence()) {
                return DummyItem.sequence(element.tag(), cleaned(element.items(), content));
            }
            return vr == Vr.UI ? remapped(element, WELL_KNOWN) : DummyValue.of(element.tag(), vr);
        }

        private Element remapped(Element element, Pattern kept) {
            List<String> found = Values.texts(element, CharacterSet.DEFAULT);
            List<String> uids = found.stream()
                    .map(uid -> uid.isEmpty() || kept.matcher(uid).matches() ? uid : secret.uid(uid))
                    .toList();
            return uids.equals(found)
                    ? element
                    : Element.text(element.tag(), element.vr(), uids.toArray(String[]::new));
        }

        /** Items may be of another patient, who has an ID of his own there (PS3.3 C.7.1.4); else of the patient of the object. */
        private Element pseudonym(Element element) {
            if (Values.texts(element, charset).isEmpty()) {
                return empty(element);
            }
            String pseudonym = in.text(Tag.PatientID)
                    .map(id -> secret.pseudonym("id:" + id))
                    .orElse(subject.pseudonym());
            return Element.text(element.tag(), element.vr(), pseudonym);
        }
    }
}

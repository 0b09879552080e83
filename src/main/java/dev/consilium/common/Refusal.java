package dev.consilium.common;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that is refused: what is wrong, as a stable code, and the way out, as a sentence for the person who asked.
 * Shown as problem+json by the API, as a sentence by the pages, and with exit code 2 by the command line.
 */
public class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Which family of HTTP status the refusal belongs to. */
    public enum Kind {
        INVALID(400),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient Map<String, Object> members;

    public Refusal(Kind kind, String code, String sentence) {
        this(kind, code, sentence, null);
    }

    public Refusal(Kind kind, String code, String sentence, @Nullable Throwable cause) {
        this(kind, code, sentence, cause, Map.of());
    }

    private Refusal(Kind kind, String code, String sentence, @Nullable Throwable cause, Map<String, Object> members) {
        super(sentence, cause);
        this.kind = kind;
        this.code = code;
        this.members = members;
    }

    /** The same, and one fact more for the program that asked. */
    public Refusal with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Refusal(kind, code, sentence(), this, more);
    }

    public static Refusal invalid(String code, String sentence) {
        return new Refusal(Kind.INVALID, code, sentence);
    }

    public static Refusal forbidden(String code, String sentence) {
        return new Refusal(Kind.FORBIDDEN, code, sentence);
    }

    public static Refusal notFound(String what) {
        return new Refusal(Kind.NOT_FOUND, "NOT_FOUND", "There is no such " + what + ", or you may not see it.");
    }

    public static Refusal conflict(String code, String sentence) {
        return new Refusal(Kind.CONFLICT, code, sentence);
    }

    public static Refusal unprocessable(String code, String sentence) {
        return new Refusal(Kind.UNPROCESSABLE, code, sentence);
    }

    /** Facts beside the code, as members of the problem. */
    public Map<String, Object> members() {
        return members;
    }

    public Kind kind() {
        return kind;
    }

    /** Upper-snake code, stable across releases, for example {@code TASK_CLOSED}. */
    public String code() {
        return code;
    }

    /** The sentence for the person who asked; never identifying, never a label. */
    public String sentence() {
        return String.valueOf(getMessage());
    }

    /** The same in the language of who asked, where it has been translated. */
    public String sentence(Locale language) {
        return RefusalTexts.of(code, sentence(), language);
    }
}

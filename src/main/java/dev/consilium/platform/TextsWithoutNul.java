package dev.consilium.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** PostgreSQL refuses texts with NUL and H2 does not; so JSON with one is malformed before it gets to either. */
@Component
final class TextsWithoutNul extends SimpleModule {

    private static final long serialVersionUID = 1L;

    TextsWithoutNul() {
        super("texts-without-nul");
        addDeserializer(String.class, new Strict());
    }

    private static final class Strict extends StringDeserializer {

        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && text.indexOf('\0') >= 0) {
                return (String) context.handleWeirdStringValue(String.class, "", "a text has no NUL");
            }
            return text;
        }
    }
}

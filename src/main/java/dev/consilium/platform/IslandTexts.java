package dev.consilium.platform;

import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The texts that scripts of a page show, in the language of its reader. */
@Component("islandTexts")
public class IslandTexts {

    private static final String PREFIX = "island.";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** By key without {@code island.}, those of one group. */
    public Map<String, String> of(String group) {
        ResourceBundle bundle = ResourceBundle.getBundle("messages", LocaleContextHolder.getLocale(), NO_FALLBACK);
        Map<String, String> texts = new TreeMap<>();
        for (String key : bundle.keySet()) {
            if (key.startsWith(PREFIX + group + ".")) {
                texts.put(key.substring(PREFIX.length()), bundle.getString(key));
            }
        }
        return texts;
    }
}

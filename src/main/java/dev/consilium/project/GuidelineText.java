package dev.consilium.project;

import dev.consilium.common.Digests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guideline by section, each as its passages in plain words: a paragraph, an item of a list, a row of a table; however lines are broken. */
record GuidelineText(Map<String, List<String>> sections) {

    private static final Pattern HEADING = Pattern.compile("#{1,6}\\s+(.+?)\\s*#*");
    /** A picture by its name; its bytes would be no text to compare. */
    private static final Pattern PICTURE = Pattern.compile("(\\[[^\\]]+]):\\s*(data:image/\\S+)");

    private static final Pattern BEGINS = Pattern.compile("\\s*(?:[-*+]\\s|\\d+[.)]\\s|\\|).*");
    private static final Pattern RULE = Pattern.compile("[\\s|:-]*");
    private static final Pattern MARKS = Pattern.compile("\\*\\*|__|`|(?<![\\w*])\\*(?=\\S)|(?<=\\S)\\*(?![\\w*])");

    static GuidelineText of(String markdown) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> passages = new ArrayList<>();
        boolean within = false;
        sections.put("", passages);
        for (String line : markdown.lines().toList()) {
            Matcher heading = HEADING.matcher(line);
            Matcher picture = PICTURE.matcher(line);
            if (picture.matches()) {
                passages.add(picture.group(1) + " "
                        + Digests.sha256Hex(picture.group(2)).substring(0, 8));
                within = false;
            } else if (heading.matches()) {
                passages = sections.computeIfAbsent(plain(heading.group(1)), title -> new ArrayList<>());
                within = false;
            } else if (RULE.matcher(line).matches()) {
                within = within && line.contains("|");
            } else if (within && !BEGINS.matcher(line).matches()) {
                passages.add(passages.remove(passages.size() - 1) + " " + plain(line));
            } else {
                passages.add(plain(line));
                within = true;
            }
        }
        return new GuidelineText(sections);
    }

    private static String plain(String text) {
        String row = text.strip();
        if (row.startsWith("|")) {
            row = row.replaceAll("^\\||\\|$", "").replaceAll("\\s*\\|\\s*", " \u00b7 ");
        }
        return MARKS.matcher(row).replaceAll("").strip();
    }
}

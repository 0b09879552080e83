package dev.consilium.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.consilium.common.Refusal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** One text for one value: members sorted by name, no white space, no members that are null, numbers in their shortest plain form. */
public final class CanonicalJson {

    private static final double LARGEST = 1e18;

    private CanonicalJson() {}

    public static String write(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            return StreamSupport.stream(Spliterators.spliteratorUnknownSize(node.elements(), 0), false)
                    .map(CanonicalJson::write)
                    .collect(Collectors.joining(",", "[", "]"));
        }
        return node.isNumber() ? number(node) : node.toString();
    }

    private static String object(JsonNode node) {
        TreeSet<String> names = new TreeSet<>();
        node.fieldNames().forEachRemaining(names::add);
        List<String> members = new ArrayList<>();
        for (String name : names) {
            JsonNode value = node.path(name);
            if (!value.isNull()) {
                members.add(JsonNodeFactory.instance.textNode(name) + ":" + write(value));
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private static String number(JsonNode node) {
        double value = node.asDouble();
        if (!Double.isFinite(value) || Math.abs(value) >= LARGEST) {
            throw Refusal.invalid("NUMBER_RANGE", "A number is too large: the largest is below 1e18.");
        }
        BigDecimal decimal = node.decimalValue();
        return value == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}

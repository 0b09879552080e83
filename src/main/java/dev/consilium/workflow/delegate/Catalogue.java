package dev.consilium.workflow.delegate;

import java.beans.Introspector;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.stream.Stream;

/** The delegates of this package without what they work with: they can say what they do, not do it. */
public final class Catalogue {

    private static final String PACKAGE = Catalogue.class.getPackageName().replace('.', '/') + "/";
    private static final String CLASS = ".class";
    private static final String DELEGATE = "Delegate" + CLASS;

    private Catalogue() {}

    /** By bean name, as the application has them. */
    public static Map<String, ProtocolDelegate> described() {
        Map<String, ProtocolDelegate> delegates = new TreeMap<>();
        try {
            for (String name : names()) {
                Class<?> type = Class.forName(Catalogue.class.getPackageName() + "." + name);
                if (ProtocolDelegate.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    delegates.put(Introspector.decapitalize(name), bare(type));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a delegate must be made by its constructor alone", e);
        }
        return delegates;
    }

    /** Read from where this class itself was loaded: a directory, or the product's archive. */
    private static List<String> names() throws IOException {
        URL here = Objects.requireNonNull(Catalogue.class.getResource("Catalogue.class"));
        if (here.openConnection() instanceof JarURLConnection archive) {
            return archive.getJarFile().stream()
                    .map(JarEntry::getName)
                    .filter(entry -> entry.startsWith(PACKAGE) && entry.endsWith(DELEGATE))
                    .map(entry -> entry.substring(PACKAGE.length(), entry.length() - CLASS.length()))
                    .toList();
        }
        String[] files = Objects.requireNonNull(
                new File(URI.create(here.toString())).getParentFile().list());
        return Stream.of(files)
                .filter(file -> file.endsWith(DELEGATE))
                .map(file -> file.substring(0, file.length() - CLASS.length()))
                .toList();
    }

    private static ProtocolDelegate bare(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        Object[] nothing = Arrays.stream(constructor.getParameterTypes())
                .map(parameter -> null)
                .toArray();
        return (ProtocolDelegate) constructor.newInstance(nothing);
    }
}

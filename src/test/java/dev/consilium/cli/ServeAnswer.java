package dev.consilium.cli;

/** What {@code serve} said where it did not start. */
public record ServeAnswer(int exit, String err) {

    public static ServeAnswer of(String... settings) {
        Object[] words = new Object[settings.length + 1];
        words[0] = ServeCommand.NAME;
        System.arraycopy(settings, 0, words, 1, settings.length);
        Run run = Run.of(words);
        return new ServeAnswer(run.exit(), run.err());
    }
}

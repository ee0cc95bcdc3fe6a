package dev.demarc.highlight;

import dev.demarc.model.Colouring;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds what is to be coloured in code. One serves a whole build; languages are made when the first fence wants them. */
public final class Highlighter implements Colouring {

    /** Longer code, as of a data file that was put in a page, is left plain. */
    private static final int LONGEST = 1 << 20;

    // Only names that Languages knows are kept, so that no page makes it grow.
    private final Map<String, Scanner> scanners = new ConcurrentHashMap<>();

    @Override
    public void read(String language, String code, Sink sink) {
        Scanner scanner = scanners.get(language);
        if (scanner == null) {
            Optional<Scanner> made = Languages.named(language.toLowerCase(Locale.ROOT));
            if (made.isEmpty()) {
                return;
            }
            scanner = made.get();
            if (scanners.size() < 200) {
                scanners.put(language, scanner);
            }
        }
        if (code.length() <= LONGEST) {
            scanner.scan(code, sink);
        }
    }
}

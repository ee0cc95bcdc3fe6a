package dev.demarc.compiling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build makes of lambdas does what they did. It runs in a process of its own there, and so it is loaded here. */
class LambdaClassesTest {

    private static final Path COMPILED = Path.of("target/classes");
    private static final Path TOOL = Path.of("target/compiling");

    private static final String EACH_KIND = """
            import java.util.*;
            import java.util.function.*;
            public class Kinds {
                private final String own = "own";
                private long count;
                interface Named { String name(); }
                interface Three<A, B, C, R> { R of(A a, B b, C c); }
                interface Greets {
                    private String secret(String to) { return "secret " + to; }
                    default Supplier<String> greet(String to) { return () -> secret(to); }
                    static Supplier<String> all() { return () -> "all"; }
                }
                enum Step implements Greets { UP(x -> x + 1), DOWN(x -> x - 1); final IntUnaryOperator go; Step(IntUnaryOperator go) { this.go = go; } }
                record Pair(int left, Long right) { Supplier<Object> both() { return this::right; } }
                static class Parent { protected String told() { return "parent"; } }
                static class Child extends Parent {
                    protected String told() { return "child"; }
                    Supplier<String> above() { return super::told; }
                    private Child self() { return this; }
                    Supplier<Child> itself() { return this::self; }
                }
                private static long twice(long x) { return 2 * x; }
                private static <T> T same(T x) { return x; }
                private static String joined(Object... all) { return Arrays.toString(all); }
                private int next() { return (int) ++count; }
                private long later() { return ++count; }
                private double share(int a, long b, float c, double d, byte e, char f, short g, boolean h) { return a + b + c + d + e + f + g + (h ? 1 : 0); }
                String told() throws Exception {
                    var all = new ArrayList<Object>();
                    byte e = 5; char f = 'f'; short g = 7; boolean h = true;
                    int a = 1; long b = 2; float c = 3.5f; double d = 4.25;
                    DoubleSupplier share = () -> share(a, b, c, d, e, f, g, h);
                    all.add(share.getAsDouble());
                    Supplier<String> mine = () -> own;
                    all.add(mine.get());
                    IntFunction<Object> wrap = Integer::valueOf;
                    all.add(wrap.apply(3));
                    ToLongFunction<Integer> widen = Integer::intValue;
                    all.add(widen.applyAsLong(4));
                    Function<Integer, Long> unwrap = Kinds::twice;
                    all.add(unwrap.apply(5));
                    IntToLongFunction wider = Kinds::twice;
                    all.add(wider.applyAsLong(6));
                    ToDoubleFunction<Long> most = Kinds::twice;
                    all.add(most.applyAsDouble(7L));
                    Supplier<Object> number = this::next;
                    all.add(number.get());
                    Runnable dropped = this::next, droppedLong = this::later;
                    dropped.run();
                    droppedLong.run();
                    all.add(count);
                    Consumer<String> add = all::add;
                    add.accept("added");
                    Function<String, Integer> length = String::length;
                    all.add(length.apply("four"));
                    Comparator<String> order = String::compareTo;
                    all.add(order.compare("a", "b"));
                    Function<Integer, int[]> array = int[]::new;
                    all.add(array.apply(3).length);
                    BiFunction<Integer, Long, Pair> make = Pair::new;
                    all.add(make.apply(8, 9L).both().get());
                    Named named = () -> Kinds.<String>same("named");
                    all.add(named.name());
                    Supplier<String> generic = Optional.of("there")::get;
                    all.add(generic.get());
                    ToIntFunction<Optional<Integer>> held = Optional::get;
                    all.add(held.applyAsInt(Optional.of(10)));
                    Three<Integer, String, Object, String> many = Kinds::joined;
                    all.add(many.of(1, "two", 3.0));
                    all.add(Step.UP.go.applyAsInt(1) + Step.DOWN.go.applyAsInt(1));
                    all.add(Step.UP.greet("you").get());
                    all.add(Greets.all().get());
                    all.add(new Child().above().get());
                    all.add(new Child().itself().get().told());
                    Supplier<Supplier<String>> inner = () -> () -> own + own;
                    all.add(inner.get().get());
                    Predicate<String> empty = String::isEmpty;
                    all.add(empty.test("") + " " + empty.negate().test(""));
                    class Local { Supplier<Integer> far() { return () -> a + next(); } }
                    all.add(new Local().far().get());
                    all.add(((Supplier<String> & java.io.Serializable) () -> "kept").get());
                    all.add(new Object() { Supplier<String> of() { return () -> own; } }.of().get());
                    try {
                        Function<Object, Integer> wrong = (Function<Object, Integer>) (Function<?, ?>) length;
                        wrong.apply(3);
                    } catch (ClassCastException fault) {
                        all.add("no text");
                    }
                    return all.toString();
                }
            }
            """;

    private static void compile(Path folder, String name, String source) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), source);
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "--release", "17", "-Xlint:none", "-d", folder.toString(), file.toString());
        assertEquals(0, result);
    }

    private static void treat(Path folder) throws Exception {
        try (var loader =
                new URLClassLoader(new URL[] {TOOL.toUri().toURL()}, LambdaClassesTest.class.getClassLoader())) {
            loader.loadClass("dev.demarc.compiling.LambdaClasses")
                    .getMethod("main", String[].class)
                    .invoke(null, (Object) new String[] {folder.toString()});
        }
    }

    private static String told(Path folder) throws Exception {
        try (var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null)) {
            var told = loader.loadClass("Kinds").getDeclaredMethod("told");
            told.setAccessible(true);
            return (String)
                    told.invoke(loader.loadClass("Kinds").getConstructor().newInstance());
        }
    }

    private static SortedMap<String, String> classes(Path folder) throws IOException {
        var all = new TreeMap<String, String>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                all.put(folder.relativize(file).toString(), Files.readString(file, ISO_8859_1));
            }
        }
        return all;
    }

    private static long withLambdas(SortedMap<String, String> classes) {
        return classes.values().stream()
                .filter(each -> each.contains("LambdaMetafactory"))
                .count();
    }

    @Test
    void everyKindDoesAsAClassWhatItDid(@TempDir Path folder) throws Exception {
        compile(folder, "Kinds", EACH_KIND);
        String before = told(folder);
        assertTrue(before.contains("added") && before.contains("no text"), before);
        assertTrue(withLambdas(classes(folder)) > 5);
        treat(folder);
        assertEquals(before, told(folder));
        // Of the one that can be serialised, the outermost class keeps what makes it.
        assertEquals(1, withLambdas(classes(folder)));
    }

    @Test
    void whatWasTreatedStaysAsItIs(@TempDir Path folder) throws Exception {
        compile(folder, "Kinds", EACH_KIND);
        treat(folder);
        var once = classes(folder);
        treat(folder);
        assertEquals(once, classes(folder));
    }

    @Test
    void ofWhatIsCompiledAnewNothingIsLeft(@TempDir Path folder) throws Exception {
        compile(folder, "Kinds", EACH_KIND);
        compile(folder, "Gone", "class Gone { Runnable none = () -> {}; }");
        treat(folder);
        assertTrue(classes(folder).containsKey("Gone$$Lambda0.class"));
        Files.delete(folder.resolve("Gone.class"));
        compile(
                folder,
                "Kinds",
                "public class Kinds { String told() { Runnable none = () -> {}; none.run(); return \"\"; } }");
        treat(folder);
        assertEquals("", told(folder));
        var left = classes(folder);
        assertTrue(left.containsKey("Kinds$$Lambda0.class"));
        assertFalse(left.containsKey("Kinds$$Lambda1.class"));
        assertFalse(left.containsKey("Gone$$Lambda0.class"));
    }

    @Test
    void thisProgramHasNoneThatIsLinkedAtEachStart() throws IOException {
        assertEquals(0, withLambdas(classes(COMPILED)));
    }
}

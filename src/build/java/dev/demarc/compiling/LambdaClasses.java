package dev.demarc.compiling;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Gives each lambda and method reference of some compiled classes a class of its own, as if it had been written as one.
 *
 * <p>Compiled Java asks for the class of a lambda when it first comes by: the machine calls Java code that makes the class, or
 * finds it in the archive, and links it through method handles. That is 0.1 ms each, and a build of twenty pages comes by 730,
 * which was a tenth of it. A class that lies in the archive is there in a fifth of the time. Besides, the quick compiler makes
 * an object of such a class by one instruction; through a method handle it takes a call out of compiled code.
 *
 * <p>Classes without lambdas, and those that were treated before, stay as they are. A lambda that no plain class can stand
 * for stays one, such as one that can be serialised.
 */
public final class LambdaClasses {

    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    /** Between the name of the class that has the lambda and its number. */
    private static final String MARK = "$$Lambda";

    private final Path folder;
    private final Map<String, ClassNode> classes = new TreeMap<>();
    private final Map<String, ClassNode> changed = new TreeMap<>();
    private final Map<String, byte[]> made = new TreeMap<>();
    private int left;

    private LambdaClasses(Path folder) {
        this.folder = folder;
    }

    /**
     * Treats the classes below a folder.
     *
     * @param arguments the folder
     */
    public static void main(String[] arguments) throws IOException {
        var all = new LambdaClasses(Path.of(arguments[0]));
        if (all.read()) {
            all.replace();
            all.write();
        }
    }

    /** Reads all classes, and says whether any of them has lambdas. */
    private boolean read() throws IOException {
        boolean some = false;
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(LambdaClasses::isClass).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                some |= new String(bytes, ISO_8859_1).contains(FACTORY);
                var node = new ClassNode();
                new ClassReader(bytes).accept(node, 0);
                classes.put(node.name, node);
            }
        }
        return some;
    }

    private static boolean isClass(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".class") && !name.equals("module-info.class");
    }

    private void replace() throws IOException {
        for (ClassNode node : List.copyOf(classes.values())) {
            int mark = node.name.indexOf(MARK);
            if (mark >= 0 && !classes.containsKey(node.name.substring(0, mark))) {
                Files.delete(file(node.name)); // Of a class that is no more.
            } else if (mark < 0) {
                replace(node);
            }
        }
    }

    private void replace(ClassNode node) throws IOException {
        int count = 0;
        for (MethodNode method : node.methods) {
            for (AbstractInsnNode each : method.instructions.toArray()) {
                if (each instanceof InvokeDynamicInsnNode site
                        && site.bsm.getOwner().equals(FACTORY)) {
                    if (LambdaClass.canStandFor(site, node)) {
                        if (count == 0) {
                            forgetThoseOf(node);
                        }
                        method.instructions.set(site, stood(site, node, count++));
                    } else {
                        left++;
                    }
                }
            }
        }
        if (count > 0) {
            changed.put(node.name, node);
        }
    }

    /** It was compiled anew, and may have fewer than before. */
    private void forgetThoseOf(ClassNode node) throws IOException {
        for (String name : classes.keySet()) {
            if (name.startsWith(node.name + MARK)) {
                Files.deleteIfExists(file(name));
            }
        }
        host(node).nestMembers = new ArrayList<>(
                host(node).nestMembers == null
                        ? List.of()
                        : host(node).nestMembers.stream()
                                .filter(name -> !name.startsWith(node.name + MARK))
                                .toList());
    }

    private AbstractInsnNode stood(InvokeDynamicInsnNode site, ClassNode node, int number) {
        ClassNode host = host(node);
        var lambda = new LambdaClass(node.name + MARK + number, site, node, host.name);
        made.put(lambda.name(), lambda.bytes());
        // Bodies of lambdas are private, and so may be what is referred to.
        host.nestMembers.add(lambda.name());
        changed.put(host.name, host);
        return Type.getArgumentTypes(site.desc).length == 0
                ? new FieldInsnNode(Opcodes.GETSTATIC, lambda.name(), LambdaClass.ONE, lambda.type())
                : new MethodInsnNode(Opcodes.INVOKESTATIC, lambda.name(), LambdaClass.OF, site.desc, false);
    }

    private ClassNode host(ClassNode node) {
        if (node.nestHostClass == null) {
            return node;
        }
        ClassNode host = classes.get(node.nestHostClass);
        if (host == null) {
            throw new IllegalStateException("`%s` lacks the class around it".formatted(node.name));
        }
        return host;
    }

    private void write() throws IOException {
        for (ClassNode node : changed.values()) {
            var writer = new ClassWriter(0);
            node.accept(writer);
            Files.write(file(node.name), writer.toByteArray());
        }
        for (Map.Entry<String, byte[]> each : made.entrySet()) {
            Files.write(file(each.getKey()), each.getValue());
        }
        if (!made.isEmpty()) {
            System.out.printf("%d lambdas became classes, %d are left%n", made.size(), left);
        }
    }

    private Path file(String name) {
        return folder.resolve(name + ".class");
    }
}

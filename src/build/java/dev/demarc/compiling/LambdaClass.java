package dev.demarc.compiling;

import java.util.Map;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * A class that stands for one lambda or method reference.
 *
 * <p>It does what the specification of {@link java.lang.invoke.LambdaMetafactory} asks of the function object: it keeps what is
 * captured, and calls the method with that and the arguments, each made fit as it says there.
 */
final class LambdaClass {

    /** The field that holds the only object, where nothing is captured. */
    static final String ONE = "ONE";

    /** The method that makes an object of what is captured. */
    static final String OF = "of";

    private static final String METAFACTORY = "metafactory";
    private static final Type OBJECT = Type.getType(Object.class);

    /** Wrappers by what they wrap. */
    private static final Map<Type, Type> WRAPPERS = Map.of(
            Type.BOOLEAN_TYPE, Type.getType(Boolean.class),
            Type.BYTE_TYPE, Type.getType(Byte.class),
            Type.CHAR_TYPE, Type.getType(Character.class),
            Type.SHORT_TYPE, Type.getType(Short.class),
            Type.INT_TYPE, Type.getType(Integer.class),
            Type.LONG_TYPE, Type.getType(Long.class),
            Type.FLOAT_TYPE, Type.getType(Float.class),
            Type.DOUBLE_TYPE, Type.getType(Double.class));

    private final String name;
    private final Type self;
    private final Type[] captured;
    private final Type interfaceType;
    private final Method method;
    private final Method asked;
    private final Handle called;
    private final int version;
    private final String host;

    /**
     * The class for one place.
     *
     * @param name its name
     * @param site where the lambda comes to be
     * @param node the class that has the place
     * @param host the outermost class around that
     */
    LambdaClass(String name, InvokeDynamicInsnNode site, ClassNode node, String host) {
        this.name = name;
        this.self = Type.getObjectType(name);
        this.captured = Type.getArgumentTypes(site.desc);
        this.interfaceType = Type.getReturnType(site.desc);
        this.method = new Method(site.name, ((Type) site.bsmArgs[0]).getDescriptor());
        this.called = (Handle) site.bsmArgs[1];
        this.asked = new Method(site.name, ((Type) site.bsmArgs[2]).getDescriptor());
        this.version = node.version;
        this.host = host;
    }

    /** Whether a plain class can stand for a lambda: not if it is to be serialised, or calls what only its own class may. */
    static boolean canStandFor(InvokeDynamicInsnNode site, ClassNode node) {
        return site.bsm.getName().equals(METAFACTORY)
                && (((Handle) site.bsmArgs[1]).getTag() != Opcodes.H_INVOKESPECIAL
                        || ((Handle) site.bsmArgs[1]).getOwner().equals(node.name));
    }

    /** Its name. */
    String name() {
        return name;
    }

    /** The type of what it makes, as the place wants it. */
    String type() {
        return interfaceType.getDescriptor();
    }

    /** The compiled class. */
    byte[] bytes() {
        var writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(
                version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                OBJECT.getInternalName(),
                new String[] {interfaceType.getInternalName()});
        writer.visitNestHost(host);
        for (int i = 0; i < captured.length; i++) {
            writer.visitField(
                            Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), captured[i].getDescriptor(), null, null)
                    .visitEnd();
        }
        var constructor = new Method("<init>", Type.VOID_TYPE, captured);
        construct(writer, constructor);
        if (captured.length == 0) {
            writer.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONE, interfaceType.getDescriptor(), null, null)
                    .visitEnd();
            var once = new GeneratorAdapter(Opcodes.ACC_STATIC, new Method("<clinit>", "()V"), null, null, writer);
            make(once, constructor);
            once.putStatic(self, ONE, interfaceType);
            end(once);
        } else {
            var of = new GeneratorAdapter(
                    Opcodes.ACC_STATIC, new Method(OF, interfaceType, captured), null, null, writer);
            make(of, constructor);
            end(of);
        }
        call(writer);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static String field(int number) {
        return "captured" + number;
    }

    private void construct(ClassWriter writer, Method constructor) {
        var code = new GeneratorAdapter(Opcodes.ACC_PRIVATE, constructor, null, null, writer);
        code.loadThis();
        code.invokeConstructor(OBJECT, new Method("<init>", "()V"));
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.loadArg(i);
            code.putField(self, field(i), captured[i]);
        }
        end(code);
    }

    private void make(GeneratorAdapter code, Method constructor) {
        code.newInstance(self);
        code.dup();
        code.loadArgs();
        code.invokeConstructor(self, constructor);
    }

    private static void end(GeneratorAdapter code) {
        code.returnValue();
        code.endMethod();
    }

    private void call(ClassWriter writer) {
        var code = new GeneratorAdapter(Opcodes.ACC_PUBLIC, method, null, null, writer);
        Type owner = Type.getObjectType(called.getOwner());
        boolean makes = called.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        boolean hasReceiver = !makes && called.getTag() != Opcodes.H_INVOKESTATIC;
        if (makes) {
            code.newInstance(owner);
            code.dup();
        }
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.getField(self, field(i), captured[i]);
        }
        Type[] parameters = Type.getArgumentTypes(called.getDesc());
        Type[] given = method.getArgumentTypes();
        Type[] told = asked.getArgumentTypes();
        for (int i = 0; i < given.length; i++) {
            code.loadArg(i);
            int place = captured.length + i - (hasReceiver ? 1 : 0);
            fit(code, given[i], told[i], place < 0 ? owner : parameters[place]);
        }
        var target = new Method(called.getName(), called.getDesc());
        switch (called.getTag()) {
            case Opcodes.H_INVOKESTATIC ->
                code.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        called.getOwner(),
                        called.getName(),
                        called.getDesc(),
                        called.isInterface());
            case Opcodes.H_NEWINVOKESPECIAL -> code.invokeConstructor(owner, target);
            case Opcodes.H_INVOKEINTERFACE -> code.invokeInterface(owner, target);
            default ->
                code.visitMethodInsn(
                        called.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL,
                        called.getOwner(),
                        called.getName(),
                        called.getDesc(),
                        called.isInterface());
        }
        giveBack(code, makes ? owner : target.getReturnType());
        end(code);
    }

    /**
     * Makes an argument fit for a parameter.
     *
     * @param given as what the interface's method has it
     * @param told what it is here, where the interface leaves that open
     * @param wanted the parameter's type
     */
    private static void fit(GeneratorAdapter code, Type given, Type told, Type wanted) {
        if (isPrimitive(given)) {
            if (isPrimitive(wanted)) {
                code.cast(given, wanted);
            } else {
                code.valueOf(given);
            }
            return;
        }
        if (!told.equals(given)) {
            code.checkCast(told);
        }
        if (isPrimitive(wanted)) {
            unwrap(code, told, wanted);
        }
    }

    private void giveBack(GeneratorAdapter code, Type got) {
        Type wanted = method.getReturnType();
        if (wanted.getSort() == Type.VOID) {
            if (got.getSize() == 2) {
                code.pop2();
            } else if (got.getSize() == 1) {
                code.pop();
            }
        } else if (isPrimitive(wanted)) {
            if (isPrimitive(got)) {
                code.cast(got, wanted);
            } else {
                unwrap(code, got, wanted);
            }
        } else if (isPrimitive(got)) {
            code.valueOf(got);
        } else if (!wanted.equals(got) && !wanted.equals(OBJECT)) {
            code.checkCast(wanted);
        }
    }

    /** Takes a primitive out of its wrapper, and widens it if need be. */
    private static void unwrap(GeneratorAdapter code, Type wrapper, Type wanted) {
        Type held = WRAPPERS.entrySet().stream()
                .filter(each -> each.getValue().equals(wrapper))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(wanted);
        code.unbox(held);
        code.cast(held, wanted);
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() >= Type.BOOLEAN && type.getSort() <= Type.DOUBLE;
    }
}

package dev.demarc.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTag;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;

/** The house as it is drawn: who may know whom, and what nobody but one may touch. */
@AnalyzeClasses(packages = "dev.demarc", importOptions = ImportOption.DoNotIncludeTests.class)
@ArchTag("once")
class ArchitectureTest {

    private static final String HOUSE = "dev.demarc";

    /** Each package, and all that it may import of ours. */
    private static final String MAP = """
            source      ->
            diagnostic  -> source
            wording     -> source
            output      -> source diagnostic
            store       -> source
            mend        -> source diagnostic
            matrix      -> source diagnostic output wording
            comparison  -> source diagnostic output matrix
            model       -> source diagnostic output matrix wording
            markdown    -> source diagnostic output matrix model wording
            data        -> source diagnostic output matrix model wording
            html        -> source diagnostic output matrix model
            highlight   -> source diagnostic output matrix model
            formula     -> source diagnostic output matrix model
            diagram     -> source diagnostic output matrix model
            card        -> source diagnostic output matrix model
            history     -> source diagnostic output matrix model
            search      -> source diagnostic output matrix model
            exchange    -> source diagnostic output matrix model
            exchange.workbook -> source diagnostic output
            exchange.outgoing -> source diagnostic output matrix model exchange exchange.workbook
            exchange.incoming -> source diagnostic output matrix model exchange exchange.workbook
            render      -> source diagnostic output matrix comparison model
            check       -> source diagnostic output matrix model wording check.rules
            check.rules -> source diagnostic output matrix model wording check
            check.external -> source diagnostic output matrix model check
            build       -> source diagnostic output matrix model wording markdown data html highlight formula diagram card history search render check check.rules check.external store comparison exchange exchange.workbook exchange.outgoing exchange.incoming
            preview     -> source diagnostic output matrix model build
            cli         -> source diagnostic output mend matrix comparison model exchange build preview
            """;

    /** Each library, and the one package that knows it; of what Java itself brings, sometimes two. */
    private static final String LIBRARIES = """
            com.vladsch           -> markdown
            tools.jackson         -> data
            com.fasterxml.jackson -> data
            org.snakeyaml         -> data
            org.jsoup             -> html
            io.pebbletemplates    -> render
            com.github.difflib    -> mend
            org.eclipse.jgit      -> history
            io.methvin            -> preview
            com.sun.net           -> preview
            java.net.http         -> check.external store
            picocli               -> cli
            """;

    /** Calls whose answer depends on when they are made, and who may make them all the same. */
    private static final String CLOCKS = """
            java.time.Instant.now              -> source cli
            java.time.LocalDate.now            -> source cli
            java.time.LocalDateTime.now        -> source cli
            java.time.ZonedDateTime.now        -> source cli
            java.time.OffsetDateTime.now       -> source cli
            java.time.Year.now                 -> source cli
            java.time.Clock.systemUTC          -> source cli
            java.time.Clock.systemDefaultZone  -> source cli
            java.lang.System.currentTimeMillis -> source cli
            java.util.Date.<init>              -> source cli
            java.lang.System.nanoTime          -> cli preview check.external store
            """;

    /** Calls that ask the machine for its language or encoding: with these parameters, nobody may make them. */
    private static final Set<String> DEFAULTS = Set.of(
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>(byte[])",
            "java.lang.String.<init>(byte[], int, int)",
            "java.io.FileReader.<init>(java.io.File)",
            "java.io.FileReader.<init>(java.lang.String)",
            "java.io.FileWriter.<init>(java.io.File)",
            "java.io.FileWriter.<init>(java.lang.String)",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
            "java.io.PrintStream.<init>(java.io.OutputStream)",
            "java.util.Scanner.<init>(java.io.InputStream)");

    @ArchTest
    void packagesDependDownwardsOnly(JavaClasses all) {
        parsed(MAP).forEach((each, allowed) -> {
            var known = new ArrayList<>(allowed);
            known.add(each);
            noClasses()
                    .that()
                    .resideInAPackage(ours(each))
                    .should()
                    .dependOnClassesThat(describe(
                            "lie beyond " + known,
                            other -> isOurs(other) && !known.contains(nameIn(other.getPackageName()))))
                    .allowEmptyShould(true)
                    .check(all);
        });
    }

    @ArchTest
    void everyPackageIsOnTheMap(JavaClasses all) {
        var strangers = new TreeSet<String>();
        for (JavaClass each : all) {
            if (!parsed(MAP).containsKey(nameIn(each.getPackageName()))) {
                strangers.add(each.getPackageName());
            }
        }
        assertEquals(Set.of(), strangers);
    }

    @ArchTest
    void onlyTheCatalogueKnowsTheRules(JavaClasses all) {
        noClasses()
                .that()
                .resideInAPackage(ours("check"))
                .and(describe("are not the catalogue", each -> !topLevel(each).equals("Catalogue")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ours("check.rules"))
                .allowEmptyShould(true)
                .check(all);
    }

    @ArchTest
    void thereAreNoCycles(JavaClasses all) {
        slices().matching(HOUSE + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(all);
    }

    @ArchTest
    void eachLibraryIsKnownToItsPackageAlone(JavaClasses all) {
        parsed(LIBRARIES)
                .forEach((library, keeper) -> noClasses()
                        .that()
                        .resideOutsideOfPackages(
                                keeper.stream().map(ArchitectureTest::ours).toArray(String[]::new))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(library + "..")
                        .allowEmptyShould(true)
                        .check(all));
    }

    @ArchTest
    void everyPackageSaysWhatMayBeNull(JavaClasses all) {
        var silent = new TreeSet<String>();
        for (JavaClass each : all) {
            JavaPackage its = each.getPackage();
            if (!its.isAnnotatedWith(NullMarked.class)) {
                silent.add(its.getName());
            }
        }
        assertEquals(Set.of(), silent);
    }

    @ArchTest
    void onlyTheCommandLineTalksToTheTerminal(JavaClasses all) {
        noClasses()
                .that()
                .resideOutsideOfPackage(ours("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .allowEmptyShould(true)
                .check(all);
    }

    @ArchTest
    void whatTheTimeIsComesFromTheSourcesAlone(JavaClasses all) {
        parsed(CLOCKS)
                .forEach((clock, keepers) -> noClasses()
                        .that(describe(
                                "lie beyond " + keepers, each -> !keepers.contains(nameIn(each.getPackageName()))))
                        .should()
                        .accessTargetWhere(
                                describe("ask " + clock, access -> named(access).equals(clock)))
                        .allowEmptyShould(true)
                        .check(all));
    }

    @ArchTest
    void nobodyAsksTheMachineForItsLanguageOrEncoding(JavaClasses all) {
        noClasses()
                .should()
                .callCodeUnitWhere(describe("take a default", call -> DEFAULTS.contains(signature(call))))
                .allowEmptyShould(true)
                .check(all);
    }

    /** Java would write classes for them at each start; {@code Order} has some that are compiled. */
    @ArchTest
    void nothingIsOrderedByLambdasOfJavasOwn(JavaClasses all) {
        noClasses()
                .should()
                .callCodeUnitWhere(describe(
                        "ask Comparator for a comparison",
                        call -> call.getTargetOwner().isEquivalentTo(Comparator.class)
                                && call.getTarget().getName().matches("(then)?[cC]omparing.*")))
                .allowEmptyShould(true)
                .check(all);
    }

    @ArchTest
    void resultsDoNotDependOnTheMachinesThreads(JavaClasses all) {
        noClasses()
                .should()
                .callCodeUnitWhere(describe(
                        "stream in parallel",
                        call -> call.getTarget().getName().matches("parallel|parallelStream")
                                && call.getTargetOwner().getPackageName().startsWith("java.util")))
                .allowEmptyShould(true)
                .check(all);
    }

    private static String named(JavaAccess<?> access) {
        return access.getTargetOwner().getName() + "." + access.getTarget().getName();
    }

    private static String signature(JavaCall<?> call) {
        var parameters = new ArrayList<String>();
        call.getTarget()
                .getRawParameterTypes()
                .forEach(type ->
                        parameters.add(type.isArray() ? type.getComponentType().getName() + "[]" : type.getName()));
        return named(call) + "(" + String.join(", ", parameters) + ")";
    }

    private static boolean isOurs(JavaClass each) {
        return resideInAnyPackage(HOUSE, HOUSE + "..").test(each);
    }

    private static String topLevel(JavaClass each) {
        String name = each.getName().substring(each.getPackageName().length() + 1);
        return name.indexOf('$') < 0 ? name : name.substring(0, name.indexOf('$'));
    }

    private static String ours(String name) {
        return HOUSE + "." + name;
    }

    private static String nameIn(String fullName) {
        return fullName.length() > HOUSE.length() ? fullName.substring(HOUSE.length() + 1) : "";
    }

    private static Map<String, List<String>> parsed(String lines) {
        var parsed = new LinkedHashMap<String, List<String>>();
        lines.lines().forEach(line -> {
            String right = line.substring(line.indexOf("->") + 2).strip();
            parsed.put(
                    line.substring(0, line.indexOf("->")).strip(),
                    right.isEmpty() ? List.of() : List.of(right.split(" +", -1)));
        });
        return parsed;
    }
}

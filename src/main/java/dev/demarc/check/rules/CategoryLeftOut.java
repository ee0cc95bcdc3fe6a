package dev.demarc.check.rules;

import dev.demarc.check.MatrixRule;
import dev.demarc.check.Report;
import dev.demarc.diagnostic.RuleId;
import dev.demarc.matrix.Category;
import dev.demarc.matrix.Duties;
import dev.demarc.matrix.Matrix;
import dev.demarc.matrix.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A category of a published model that a matrix of that model doesn't have, and doesn't leave out on purpose. */
public final class CategoryLeftOut implements MatrixRule {

    /**
     * A category of a model.
     *
     * @param id under which {@code omits} may name it
     * @param names by which it goes, in lower case without {@code services}
     */
    private record Known(String id, String shown, Set<String> names) {}

    /**
     * A published model.
     *
     * @param host where it is published
     * @param bySource whether only a matrix with that source is taken for it
     */
    private record Model(String name, String host, boolean bySource, List<Known> categories) {}

    private static final Known IAAS = new Known("iaas", "IaaS", Set.of("iaas", "infrastructure as a service"));
    private static final Known PAAS = new Known("paas", "PaaS", Set.of("paas", "platform as a service"));
    private static final Known SAAS = new Known("saas", "SaaS", Set.of("saas", "software as a service"));
    private static final Known ON_PREMISES = new Known(
            "on-premises", "on-premises", Set.of("on premises", "on premise", "on prem", "onpremises", "onprem"));

    private static final List<Model> MODELS = List.of(
            new Model(
                    "AWS",
                    "aws.amazon.com",
                    false,
                    List.of(
                            new Known(
                                    "infrastructure",
                                    "infrastructure services (Amazon EC2, Amazon EBS)",
                                    Set.of("infrastructure")),
                            new Known(
                                    "container",
                                    "container services (Amazon RDS, Amazon EMR)",
                                    Set.of("container", "containers")),
                            new Known(
                                    "abstracted",
                                    "abstracted services (Amazon S3, Amazon DynamoDB)",
                                    Set.of("abstracted", "abstract")))),
            new Model("Azure", "microsoft.com", true, List.of(ON_PREMISES, IAAS, PAAS, SAAS)),
            new Model("Google", "cloud.google.com", true, List.of(ON_PREMISES, IAAS, PAAS, SAAS)),
            // IaaS and PaaS are everyday words: by themselves they name no model.
            new Model("NIST", "nist.gov", true, List.of(IAAS, PAAS, SAAS)));

    private static final int ENOUGH_NAMES = 2;

    private static final Pattern SERVICES = Pattern.compile(" services?$");

    @Override
    public void check(Duties duties, Report report) {
        Matrix matrix = duties.matrix();
        for (Model model : MODELS) {
            long present = model.categories.stream()
                    .filter(known -> isPresent(known, matrix))
                    .count();
            boolean spoken = !model.bySource || isFrom(model, matrix.origin().source());
            if (spoken && present >= ENOUGH_NAMES) {
                tell(model, duties, report);
                return;
            }
        }
    }

    private static void tell(Model model, Duties duties, Report report) {
        var missing = new ArrayList<Known>();
        for (Known known : model.categories) {
            if (!isPresent(known, duties.matrix()) && !isOmitted(known, duties.matrix())) {
                missing.add(known);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        report.at(
                RuleId.CATEGORY_LEFT_OUT,
                duties.file().at("categories", "matrix"),
                "%s's model also has %s."
                        .formatted(
                                model.name,
                                Words.joined(missing.stream().map(Known::shown).toList())),
                "Add what your wiki needs, or leave it out on purpose: `omits: {%s: the reason}`."
                        .formatted(missing.get(0).id),
                missing.get(0).id);
    }

    private static boolean isFrom(Model model, Origin.@Nullable Source source) {
        return source != null && source.url() != null && source.url().contains(model.host);
    }

    private static boolean isPresent(Known known, Matrix matrix) {
        for (Category category : matrix.categories()) {
            if (is(known, category.id())
                    || is(known, category.name())
                    || category.also().stream().anyMatch(also -> is(known, also))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOmitted(Known known, Matrix matrix) {
        return matrix.origin().omits().keySet().stream().anyMatch(id -> is(known, id));
    }

    private static String plain(String written) {
        String name = written.toLowerCase(Locale.ROOT).replace('-', ' ');
        return (name.contains(" service") ? SERVICES.matcher(name).replaceAll("") : name).strip();
    }

    private static boolean is(Known known, String written) {
        return known.names.contains(plain(written));
    }
}

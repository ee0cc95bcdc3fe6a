package dev.demarc.history;

import dev.demarc.diagnostic.Nearest;
import dev.demarc.history.RemoteFiles.Unavailable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what a reference of another repository holds now. Only the newest commit is fetched, into a repository without
 * a work tree, in which nothing is checked out and nothing runs.
 */
final class Transfer {

    static {
        SystemReader.setInstance(new Untouched());
    }

    /** How long one answer may take. */
    private static final int SECONDS = 30;

    private static final String KEPT = "refs/demarc/newest";

    private final RemoteFiles.Wanted wanted;
    private final Tokens tokens;

    private Transfer(RemoteFiles.Wanted wanted, Tokens tokens) {
        this.wanted = wanted;
        this.tokens = tokens;
    }

    /**
     * Fetches what is new, and puts its files into a folder.
     *
     * @param git the repository to fetch into, which need not be there
     * @param before what is kept; if that is the newest, nothing is put anywhere
     * @param landing the folder, which isn't there yet
     */
    static KeptState of(RemoteFiles.Wanted wanted, Path git, @Nullable KeptState before, Path landing, Tokens tokens)
            throws Unavailable, IOException {
        var transfer = new Transfer(wanted, tokens);
        try (Repository repository = opened(git);
                Transport transport = transfer.opened(repository)) {
            ObjectId tip = transfer.tip(transport);
            if (before != null && before.tip().equals(tip.name())) {
                return before;
            }
            transport.fetch(NullProgressMonitor.INSTANCE, List.of(new RefSpec("+" + wanted.reference() + ":" + KEPT)));
            return transfer.copied(repository, landing);
        } catch (FileSystemException e) {
            throw e; // It is this disk's fault.
        } catch (IOException | RuntimeException | URISyntaxException e) {
            throw unavailable(e);
        }
    }

    private static Repository opened(Path git) throws IOException {
        Repository repository =
                new FileRepositoryBuilder().setGitDir(git.toFile()).setBare().build();
        if (!Files.isRegularFile(git.resolve("HEAD"))) {
            repository.create(true);
        }
        return repository;
    }

    private Transport opened(Repository repository) throws IOException, URISyntaxException, Unavailable {
        boolean web = wanted.address().matches("(?i)https?://.*");
        Transport transport = Transport.open(repository, new URIish(web ? wanted.address() : local(wanted.address())));
        transport.setTimeout(SECONDS);
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setDepth(1);
        transport.setCredentialsProvider(new Shown(tokens));
        return transport;
    }

    /** What git keeps for a folder of this disk. */
    private static String local(String address) throws Unavailable {
        try {
            Path folder = Path.of(address);
            Path git = Checkout.gitOf(folder);
            if (git != null || Files.isRegularFile(folder.resolve("HEAD"))) {
                return (git == null ? folder : git).toString();
            }
            throw Files.isDirectory(folder)
                    ? noRepository()
                    : new Unavailable("is not there", "Mend the path; it begins at the folder of demarc.yml.", false);
        } catch (IOException | InvalidPathException e) {
            throw noRepository();
        }
    }

    private static Unavailable noRepository() {
        return new Unavailable("is no git repository", "Name the folder that holds `.git`, or a bare one.", false);
    }

    private ObjectId tip(Transport transport) throws IOException, Unavailable {
        try (FetchConnection connection = transport.openFetch()) {
            Ref reference = connection.getRef(wanted.reference());
            if (reference != null && reference.getObjectId() != null) {
                return reference.getObjectId();
            }
            throw noReference(connection);
        }
    }

    private Unavailable noReference(FetchConnection connection) {
        boolean isTag = wanted.tag() != null;
        String name = isTag ? wanted.tag() : wanted.branch();
        if (name == null) {
            return new Unavailable("has no main branch", "Name one with `branch:`.", true);
        }
        String beginning = isTag ? "refs/tags/" : "refs/heads/";
        var names = new ArrayList<String>();
        for (Ref each : connection.getRefs()) {
            if (each.getName().startsWith(beginning)) {
                names.add(each.getName().substring(beginning.length()));
            }
        }
        return new Unavailable(
                "has no %s `%s`".formatted(isTag ? "tag" : "branch", name),
                names.isEmpty() ? "It has none at all; push one." : Nearest.hint(name, names),
                true);
    }

    private KeptState copied(Repository repository, Path landing) throws IOException, Unavailable {
        Ref kept = repository.exactRef(KEPT);
        if (kept == null) {
            throw new IOException("The reference that was fetched is gone");
        }
        try (var walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(kept.getObjectId());
            var refused = Copying.of(repository, commit, wanted.path(), landing);
            return new KeptState(kept.getObjectId().name(), commit.name(), Commits.dayOf(commit), refused);
        }
    }

    /** What went wrong, without names of classes and without the address, which may hold more than is to be shown. */
    private static Unavailable unavailable(Exception e) {
        for (Throwable each = e; each != null; each = each.getCause()) {
            if (each instanceof UnknownHostException) {
                return unreached("could not be reached: its host is not known here");
            }
            if (each instanceof ConnectException || each instanceof NoRouteToHostException) {
                return unreached("could not be reached: nobody answers there");
            }
            if (each instanceof InterruptedIOException) {
                return unreached("could not be reached: it takes too long to answer");
            }
            if (each instanceof SSLException) {
                return unreached("could not be reached: its certificate is not trusted here");
            }
        }
        String said = Optional.ofNullable(e.getMessage()).orElse("").toLowerCase(Locale.ROOT);
        if (said.contains("not authorized") || said.contains("authentication") || said.contains("not permitted")) {
            return new Unavailable(
                    "wants a token, or another one",
                    "Set `DEMARC_SOURCES_TOKEN`; the guide's page on other repositories says how.",
                    false);
        }
        if (e instanceof NoRemoteRepositoryException) {
            return new Unavailable(
                    "was not found",
                    "Mend its address. If it is there, it may want a token in `DEMARC_SOURCES_TOKEN`.",
                    false);
        }
        return unreached(
                e instanceof TransportException
                        ? "could not be fetched: what answers there is no git server, or stopped in the middle"
                        : "could not be fetched: " + e.getClass().getSimpleName());
    }

    private static Unavailable unreached(String why) {
        return new Unavailable(
                why,
                "Check the address and the network, and run it again; what was fetched before can be used offline.",
                false);
    }

    /** Shows a host its own token, if it asks for one on a way that nobody can listen to. */
    private static final class Shown extends CredentialsProvider {

        private final Tokens tokens;

        Shown(Tokens tokens) {
            this.tokens = tokens;
        }

        @Override
        public boolean isInteractive() {
            return false;
        }

        @Override
        public boolean supports(CredentialItem... items) {
            for (CredentialItem item : items) {
                if (!(item instanceof CredentialItem.Username || item instanceof CredentialItem.Password)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean get(URIish uri, CredentialItem... items) {
            if (!supports(items) || uri.getHost() == null || !isSafe(uri)) {
                return false;
            }
            var token = tokens.of(uri.getHost());
            if (token.isEmpty()) {
                return false;
            }
            for (CredentialItem item : items) {
                if (item instanceof CredentialItem.Username user) {
                    user.setValue(token.get().user());
                } else if (item instanceof CredentialItem.Password password) {
                    password.setValue(token.get().secret().toCharArray());
                }
            }
            return true;
        }

        private static boolean isSafe(URIish uri) {
            return "https".equalsIgnoreCase(uri.getScheme())
                    || uri.getHost().equals("localhost")
                    || uri.getHost().equals("127.0.0.1");
        }
    }
}

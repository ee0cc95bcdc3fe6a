package dev.demarc.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.util.SystemReader;

/** A git repository of a test: the same commits, by the same author, on the days that the test names. */
public final class TestRepository implements AutoCloseable {

    static {
        SystemReader.setInstance(new Untouched());
    }

    private final Path top;
    private final Git git;

    private TestRepository(Path top, Git git) {
        this.top = top;
        this.git = git;
    }

    /** A new one in a folder, which may hold files already. */
    public static TestRepository in(Path top) {
        try {
            return new TestRepository(
                    top,
                    Git.init()
                            .setDirectory(top.toFile())
                            .setInitialBranch("main")
                            .call());
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes a file. */
    public TestRepository with(String path, String... lines) {
        try {
            Path file = top.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, String.join("\n", lines) + "\n");
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Moves a file or a folder. */
    public TestRepository moved(String from, String to) {
        try {
            Files.createDirectories(top.resolve(to).getParent());
            Files.move(top.resolve(from), top.resolve(to));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a file. */
    public TestRepository without(String path) {
        try {
            Files.delete(top.resolve(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to a commit with the branch and all files, whatever was changed. */
    public TestRepository reset(String commit) {
        try {
            git.reset().setMode(ResetCommand.ResetType.HARD).setRef(commit).call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Commits all that was changed, at noon of a day; returns the commit's name. */
    public String committed(String day) {
        try {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            var who = new PersonIdent(
                    "Ada",
                    "ada@example.org",
                    LocalDate.parse(day).atTime(12, 0).toInstant(ZoneOffset.UTC),
                    ZoneOffset.UTC);
            return git.commit()
                    .setAuthor(who)
                    .setCommitter(who)
                    .setMessage(day)
                    .setSign(false)
                    .setNoVerify(true)
                    .call()
                    .name();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins a branch at a revision, with the files that it has. */
    public TestRepository switched(String branch, String revision) {
        try {
            git.checkout()
                    .setCreateBranch(true)
                    .setName(branch)
                    .setStartPoint(revision)
                    .call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Gives the last commit a name. */
    public TestRepository tagged(String name) {
        try {
            git.tag().setName(name).setAnnotated(false).call();
            return this;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        git.close();
    }
}

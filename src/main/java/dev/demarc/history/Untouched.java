package dev.demarc.history;

import java.io.File;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * The machine as JGit is to see it: without environment, settings of the user, or clock.
 *
 * <p>Left to itself, JGit measures how exact the file system's times are, by writing into the repository, and keeps the
 * result in the user's home. Here it is told a result, and settings are neither read nor kept.
 */
final class Untouched extends SystemReader {

    /** Settings that are empty, whatever lies on the disk. */
    private static final class NoSettings extends FileBasedConfig {

        /** As coarse as any file system's: what was changed so lately is read again. */
        private static final long RESOLUTION_SECONDS = 2;

        NoSettings(@Nullable Config parent, FS fs) {
            super(parent, new File("none"), fs);
        }

        @Override
        public void load() {
            // There is nothing to be loaded.
        }

        @Override
        public void save() {
            // Nothing is kept.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem")
                    ? unit.convert(RESOLUTION_SECONDS, TimeUnit.SECONDS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public @Nullable String getProperty(String key) {
        return System.getProperty(key);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new NoSettings(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new NoSettings(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new NoSettings(parent, fs);
    }

    @Override
    @SuppressWarnings("deprecation") // JGit wants it, and prefers now(), which the platform's own answers
    public long getCurrentTime() {
        return 0;
    }

    @Override
    @SuppressWarnings("deprecation") // likewise
    public int getTimezone(long when) {
        return 0;
    }
}

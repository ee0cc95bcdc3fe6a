package dev.demarc.cli;

import dev.demarc.build.Passes;
import dev.demarc.build.Progress;
import dev.demarc.build.Recall;
import dev.demarc.build.SiteBuild;
import dev.demarc.build.Wiki;
import dev.demarc.preview.Opening;
import dev.demarc.preview.PreviewServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code demarc serve}: shows the wiki in a browser, and shows it anew when a file changes. */
final class ServeCommand implements Command {

    private static final String PORT = "4000";

    @Override
    public void describe(CommandSpec spec) {
        Options.addWiki(spec);
        spec.addOption(Options.value("N", "The port; 0 takes a free one. Default: " + PORT + ".", "-p", "--port"));
        spec.addOption(Options.value("HOST", "The address to listen on. Default: 127.0.0.1.", "--host"));
        spec.addOption(Options.flag("Open the browser.", "--open"));
    }

    @Override
    public Exit run(ParseResult asked, Console console) throws Usage, IOException {
        var options = new Options(asked, console);
        var today = options.days();
        int jobs = options.jobs();
        var at = address(options);
        var wiki = new WikiOpening(options, console, null).open(null);
        if (wiki.isEmpty()) {
            return Exit.USAGE;
        }
        if (wiki.get().settings().folders().versions().size() > 1) {
            console.err().println("The preview shows the work tree alone; `demarc build` makes the other versions.");
        }
        var first = new AtomicReference<@Nullable Wiki>(wiki.get());
        Opening opening = () -> {
            Wiki known = first.getAndSet(null);
            Wiki now = known != null ? known : anew(options, console);
            var build = new SiteBuild(now, Passes.USUAL, Recall.ofReading(now), jobs, Progress.UNHEARD);
            return new Opening.Opened(build, now.folders(), () -> now.sources(today.get()), today);
        };
        return serve(opening, at, options, console);
    }

    private static Wiki anew(Options options, Console console) throws IOException {
        try {
            return new WikiOpening(options, console, null).openAnew();
        } catch (Usage e) {
            throw new IOException(e.getMessage() + " " + e.hint(), e);
        }
    }

    private static Exit serve(Opening opening, InetSocketAddress at, Options options, Console console)
            throws Usage, IOException {
        try (var server = PreviewServer.start(opening, at, console.err()::println)) {
            console.err().println("Preview at " + server.address() + " — stop it with Ctrl C.");
            if (options.has("--open")) {
                open(server.address(), console);
            }
            new CountDownLatch(1).await();
            return Exit.CLEAN;
        } catch (PreviewServer.Unheard e) {
            throw new Usage(e.getMessage(), e.hint());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exit.CLEAN;
        }
    }

    private static InetSocketAddress address(Options options) throws Usage {
        String written = options.text("--port");
        int port = Options.number(written == null ? PORT : written);
        if (port < 0 || port > 65_535) {
            throw new Usage(
                    "`--port` wants a number from 0 to 65535, not “" + written + "”.",
                    "Leave it out for " + PORT + ".");
        }
        String host = options.text("--host");
        var at = new InetSocketAddress(host == null ? "127.0.0.1" : host, port);
        if (at.isUnresolved()) {
            throw new Usage(
                    "`--host` wants an address of this machine, not “" + host + "”.", "Leave it out for 127.0.0.1.");
        }
        return at;
    }

    private static void open(URI address, Console console) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String opener = system.startsWith("mac") ? "open" : system.startsWith("win") ? "explorer" : "xdg-open";
        try {
            new ProcessBuilder(opener, address.toString()).start();
        } catch (IOException e) {
            console.err().println("No browser could be opened; the address is " + address + ".");
        }
    }
}

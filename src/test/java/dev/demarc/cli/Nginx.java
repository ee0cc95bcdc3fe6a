package dev.demarc.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Debian's nginx as a WebDAV server on this machine, which wants a user and a password for what is put to it. */
final class Nginx implements AutoCloseable {

    private static final List<Path> PROGRAMS = List.of(Path.of("/usr/sbin/nginx"), Path.of("/usr/bin/nginx"));

    private final Path folder;
    private final int port;
    private final Process process;

    private Nginx(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static boolean isInstalled() {
        return PROGRAMS.stream().anyMatch(Files::isExecutable);
    }

    /** Starts one that keeps what is put to it in a folder. */
    static Nginx in(Path folder) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Files.createDirectories(folder.resolve("store"));
        Files.writeString(folder.resolve("users"), "ci:{PLAIN}pass word\n");
        String user = System.getProperty("user.name").equals("root") ? "user root;\n" : "";
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(
                settings, user + """
                daemon off;
                master_process off;
                pid FOLDER/pid;
                error_log FOLDER/errors.txt;
                events {}
                http {
                  access_log FOLDER/requests.txt;
                  client_body_temp_path FOLDER/coming;
                  proxy_temp_path FOLDER/proxy;
                  fastcgi_temp_path FOLDER/fastcgi;
                  uwsgi_temp_path FOLDER/uwsgi;
                  scgi_temp_path FOLDER/scgi;
                  server {
                    listen 127.0.0.1:PORT;
                    location /demarc/ {
                      alias FOLDER/store/;
                      dav_methods PUT;
                      create_full_put_path on;
                      client_max_body_size 64m;
                      limit_except GET {
                        auth_basic "cache";
                        auth_basic_user_file FOLDER/users;
                      }
                    }
                  }
                }
                """.replace("FOLDER", folder.toString()).replace("PORT", String.valueOf(port)));
        Path program = PROGRAMS.stream().filter(Files::isExecutable).findFirst().orElseThrow();
        var process = new ProcessBuilder(program.toString(), "-c", settings.toString(), "-p", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        var nginx = new Nginx(folder, port, process);
        nginx.awaitStart();
        return nginx;
    }

    private void awaitStart() throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    break;
                }
                Thread.sleep(50);
            }
        }
        close();
        throw new IOException("nginx didn't start: " + Files.readString(folder.resolve("said.txt")));
    }

    /** Where it keeps things, for who may only read. */
    String url() {
        return "http://127.0.0.1:" + port + "/demarc/";
    }

    /** The same, for who may also leave something. */
    String urlToWrite() {
        return "http://ci:pass%20word@127.0.0.1:" + port + "/demarc/";
    }

    /** What it wrote of requests, one a line. */
    List<String> requests() throws IOException {
        return Files.readAllLines(folder.resolve("requests.txt"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.demarc.check.external;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the first bytes of a body and lets the rest go, however long it may be. */
final class FirstBytes implements HttpResponse.BodySubscriber<FirstBytes.Taken> {

    /**
     * What was taken.
     *
     * @param whole whether that was all
     */
    record Taken(InputStream bytes, boolean whole) {}

    private final int most;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<Taken> result = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    FirstBytes(int most) {
        this.most = most;
    }

    @Override
    public CompletionStage<Taken> getBody() {
        return result;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        if (most == 0) {
            end(to);
        } else {
            to.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            var bytes = new byte[Math.min(buffer.remaining(), most - taken.size())];
            buffer.get(bytes);
            taken.writeBytes(bytes);
            if (buffer.hasRemaining() && subscription != null) {
                end(subscription);
                return;
            }
        }
    }

    private void end(Flow.Subscription to) {
        result.complete(new Taken(new ByteArrayInputStream(taken.toByteArray()), false));
        to.cancel();
    }

    @Override
    public void onError(Throwable thrown) {
        result.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
        result.complete(new Taken(new ByteArrayInputStream(taken.toByteArray()), true));
    }
}

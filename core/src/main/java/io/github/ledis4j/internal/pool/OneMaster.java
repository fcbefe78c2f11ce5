package io.github.ledis4j.internal.pool;

import io.github.ledis4j.internal.connection.Connection;
import io.github.ledis4j.internal.connection.PushHandler;
import io.netty.channel.EventLoop;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The one server of a client that has no cluster: it stays, wherever it is. */
record OneMaster(ServerRoute route) implements MasterRoute, PushSource {
  @Override
  public Set<OneMaster> masters() {
    return Set.of(this);
  }

  @Override
  public Connection listen(PushHandler handler, EventLoop loop) {
    return route.listen(handler, loop);
  }

  @Override
  public CompletableFuture<Void> look() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Runnable whenLooked(Runnable task) {
    return () -> {};
  }
}

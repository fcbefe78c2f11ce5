package io.github.ledis4j.internal.pool;

import static io.github.ledis4j.internal.pool.PoolFixture.PING;
import static io.github.ledis4j.internal.pool.PoolFixture.await;
import static io.github.ledis4j.internal.pool.PoolFixture.options;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.internal.connection.Call;
import io.github.ledis4j.internal.connection.CallSettings;
import io.github.ledis4j.options.RetryPolicy;
import io.github.ledis4j.pool.PoolOptions;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RouteCloseTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  @Test
  void should_make_no_connections_when_renewed_after_the_close() {
    CallSettings settings =
        CallSettings.of(TimeUnit.SECONDS.toNanos(5), RetryPolicy.UNSENT, null, null);
    try (ChannelPool pool = ChannelPool.of(options(REDIS), PoolOptions.DEFAULT)) {
      ServerRoute route = pool.route(0);
      await(route.submit(new Call<>(PING, settings)));
      await(route.closeAsync(Duration.ZERO));
      await(route.disconnect(Duration.ZERO));
      assertThrows(
          ConnectionException.class, () -> await(route.submit(new Call<>(PING, settings))));
    }
  }
}

package io.github.ledis4j.samples;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.testkit.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The blocks of docs/spring-boot.md, with what they need of Spring in a few lines of ours. */
class SpringBootSamplesTest {
  @RegisterExtension static final RedisServer REDIS = RedisServer.onUnixSocket();

  private @interface Configuration {}

  private @interface Component {}

  private @interface Bean {
    String destroyMethod() default "";
  }

  private @interface Value {
    String value();
  }

  private interface HealthIndicator {
    Health health();
  }

  private record Health(boolean isUp) {
    static Builder up() {
      return new Builder(true);
    }

    static Builder down(Throwable cause) {
      return new Builder(false);
    }

    record Builder(boolean isUp) {
      Health build() {
        return new Health(isUp);
      }
    }
  }

  @Configuration
  class RedisConfiguration {
    @Bean(destroyMethod = "close")
    RedisClient redis(@Value("${redis.url}") String url) {
      return RedisClient.builder().url(url).clientName("shop").build();
    }
  }

  @Configuration
  class ImageConfiguration {
    @Bean
    RedisView<String, byte[]> images(RedisClient redis) {
      return redis.withCodecs(Codec.UTF_8, Codec.BYTES);
    }
  }

  @Component
  class RedisHealth implements HealthIndicator {
    private final RedisClient redis;

    RedisHealth(RedisClient redis) {
      this.redis = redis;
    }

    @Override
    public Health health() {
      return redis
          .withTimeout(Duration.ofMillis(500))
          .ping()
          .handle(
              (pong, failure) ->
                  failure == null ? Health.up().build() : Health.down(failure).build())
          .join();
    }
  }

  @Test
  void should_serve_when_made_as_a_bean() {
    RedisConfiguration configuration = new RedisConfiguration();
    try (RedisClient redis = configuration.redis(REDIS.uri())) {
      byte[] image = {1, 2, -3};
      RedisView<String, byte[]> images = new ImageConfiguration().images(redis);
      images.set("image", image).join();
      assertArrayEquals(image, images.get("image").join());
      assertEquals(new Health(true), new RedisHealth(redis).health());
    }
  }

  @Test
  void should_be_down_when_the_server_is_not_there() {
    try (RedisClient redis = RedisClient.create("redis://localhost:1?retries=fail_fast")) {
      assertEquals(new Health(false), new RedisHealth(redis).health());
    }
  }
}

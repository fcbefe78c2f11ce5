package io.github.ledis4j.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ledis4j.RedisClient;
import io.github.ledis4j.RedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.CodecException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.testkit.RedisServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What docs/codecs.md shows. */
class CodecsTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @RegisterExtension static final RedisServer REDIS = RedisServer.onFreePort();

  record Order(String id, int pieces) {}

  @Test
  void should_store_json_when_the_codec_is_jacksons() {
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      ObjectMapper json = new ObjectMapper();
      Codec<Order> orders =
          Codec.of(json::writeValueAsBytes, bytes -> json.readValue(bytes, Order.class));
      RedisView<String, Order> redis = client.withCodecs(Codec.UTF_8, orders);

      redis.set("order:1", new Order("1", 3)).join();
      Order order = redis.get("order:1").join();

      assertEquals(new Order("1", 3), order);
      assertEquals("{\"id\":\"1\",\"pieces\":3}", client.get("order:1").join());
      client.set("order:2", "{").join();
      CompletionException failure =
          assertThrows(CompletionException.class, () -> redis.get("order:2").join());
      assertEquals(Outcome.EXECUTED, Outcome.of(failure));
      Throwable codec = assertInstanceOf(CodecException.class, failure.getCause().getCause());
      assertInstanceOf(JsonProcessingException.class, codec.getCause());
    }
  }

  @Test
  void should_go_over_text_when_mapped() {
    Codec<UUID> ids = Codec.UTF_8.map(UUID::toString, UUID::fromString);
    Codec<Long> numbers = Codec.UTF_8.map(String::valueOf, Long::valueOf);
    try (RedisClient client = RedisClient.create(REDIS.uri())) {
      UUID id = UUID.randomUUID();
      RedisView<UUID, Long> redis = client.withCodecs(ids, numbers);
      redis.set(id, 7L).join();
      assertEquals("7", client.get(id.toString()).join());
      assertEquals(7L, redis.get(id).join());
    }
  }

  @Test
  void should_show_what_is_run_when_the_page_holds_java() throws IOException {
    String run =
        bare(Files.readString(Path.of("src/test/java/io/github/ledis4j/examples/CodecsTest.java")));
    String page = Files.readString(Path.of("../docs/codecs.md"));
    List<String> shown = JAVA.matcher(page).results().map(found -> found.group(1)).toList();
    assertFalse(shown.isEmpty());
    for (String block : shown) {
      for (String part : block.split("\n\n")) {
        assertTrue(run.contains(bare(part)), () -> "not in CodecsTest: " + part);
      }
    }
  }

  private static String bare(String code) {
    return code.replaceAll("\\s+", "");
  }
}

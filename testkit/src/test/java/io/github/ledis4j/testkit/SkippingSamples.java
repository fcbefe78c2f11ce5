package io.github.ledis4j.testkit;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Test classes of users whose server cannot be had; {@link SkippingTest} runs them. */
final class SkippingSamples {
  private SkippingSamples() {}

  /** For nobody else, whatever pattern of names somebody runs. */
  @Retention(RetentionPolicy.RUNTIME)
  @EnabledIf("io.github.ledis4j.testkit.SkippingTest#isRunning")
  @interface Sample {}

  @Sample
  static class UsesIt {
    @RegisterExtension static final AbsentServer SERVER = new AbsentServer();

    @Test
    void should_be_skipped_when_it_asks_for_the_address() {
      fail(SERVER.uri());
    }

    @Test
    void should_be_skipped_when_what_it_awaits_asks() {
      CompletableFuture<Integer> asks = CompletableFuture.supplyAsync(SERVER::port);
      assertThrows(IllegalStateException.class, asks::join);
    }

    @Test
    void should_run_when_it_asks_for_nothing() {
      assertNotNull(SERVER.toString());
    }
  }

  @Sample
  static class UsesItBeforeEach {
    @RegisterExtension static final AbsentServer SERVER = new AbsentServer();
    private AutoCloseable client;

    @BeforeEach
    void connect() {
      client = new Client(SERVER.uri());
    }

    @AfterEach
    void disconnect() throws Exception {
      client.close();
    }

    @Test
    void should_be_skipped_when_its_set_up_was() {
      fail();
    }

    @Test
    void should_be_skipped_like_the_other() {
      fail();
    }
  }

  @Sample
  static class UsesItBeforeAll {
    @RegisterExtension static final AbsentServer SERVER = new AbsentServer();
    private static AutoCloseable client;

    @BeforeAll
    static void connect() {
      String uri = SERVER.uri();
      throw new CompletionException("nothing listens at " + uri, null);
    }

    @AfterAll
    static void disconnect() throws Exception {
      client.close();
    }

    @Test
    void should_be_skipped_when_the_set_up_failed() {
      fail();
    }

    @Test
    void should_be_skipped_like_the_other() {
      fail();
    }
  }

  @Sample
  static class KnowsIt {
    @RegisterExtension static final AbsentServer SERVER = new AbsentServer();
    private static final Client CLIENT = new Client(SERVER.uri());

    @Test
    void should_be_skipped_when_the_address_was_known_before() {
      fail(CLIENT.uri);
    }
  }

  @Sample
  static class KnowsItInAField {
    @RegisterExtension static final AbsentServer SERVER = new AbsentServer();
    private final Client client = new Client(SERVER.uri());

    @Test
    void should_be_skipped_when_its_constructor_asks() {
      fail(client.uri);
    }

    @Test
    void should_be_skipped_like_the_other() {
      fail();
    }
  }

  @Sample
  static class KnowsItAsArgument {
    @RegisterExtension static final AbsentServer SERVER = new AbsentServer();

    static Stream<Client> clients() {
      return Stream.of(new Client(SERVER.uri()), new Client(SERVER.uri()));
    }

    @ParameterizedTest
    @MethodSource("clients")
    void should_be_skipped_when_its_arguments_know_the_address(Client client) {
      fail(client.uri);
    }
  }

  @Sample
  @ExtendWith(Other.class)
  static class ExtendedByOthers {
    @RegisterExtension static final AbsentServer SERVER = new AbsentServer();

    @Test
    void should_be_skipped_when_another_extension_may_ask() {
      fail();
    }
  }

  @Sample
  static class Requires {
    @RegisterExtension static final AbsentServer SERVER = new AbsentServer().required();

    @Test
    void should_not_run_when_the_class_fails() {
      fail();
    }
  }

  @Sample
  static class Wants {
    @RegisterExtension
    static final AbsentServer SERVER = new AbsentServer().because("there is no third server");

    @Test
    void should_be_skipped_when_it_asks() {
      fail(SERVER.uri());
    }
  }

  @Sample
  static class WantsTheSame extends Wants {}

  /** As Spring's does with a context that needs the server. */
  static final class Other implements TestInstancePostProcessor {
    @Override
    public void postProcessTestInstance(Object instance, ExtensionContext context) {
      throw new IllegalStateException(ExtendedByOthers.SERVER.uri());
    }
  }

  private record Client(String uri) implements AutoCloseable {
    @Override
    public void close() {}
  }
}

package io.github.ledis4j.replay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.ledis4j.LedisClient;
import io.github.ledis4j.LedisView;
import io.github.ledis4j.codec.Codec;
import io.github.ledis4j.codec.ReplyReader;
import io.github.ledis4j.codec.ReplyType;
import io.github.ledis4j.command.Command;
import io.github.ledis4j.error.ConnectionException;
import io.github.ledis4j.error.Outcome;
import io.github.ledis4j.error.ServerException;
import io.github.ledis4j.pool.LedisConnection;
import io.github.ledis4j.replay.Answer.Kind;
import io.github.ledis4j.testkit.LedisServer;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** Runs examples through a client, each on a connection of its own. */
final class Replay implements AutoCloseable {
  /** What the client sends under no circumstances. */
  static final Set<String> HARMFUL = Set.of("BRPOPLPUSH", "ZREMRANGEBYLEX");

  /** What a server that takes no writes answers and does not do, so that the client refuses it. */
  private static final Set<String> SWALLOWED = Set.of("APPEND", "SETNX");

  private static final Codec<String> CHARS = Codec.text(ISO_8859_1, CodingErrorAction.REPORT);
  private static final String NOT_ASCII = ".*[^\\x00-\\x7f].*";

  private final Servers servers;
  private final Map<LedisServer, LedisClient> clients = new HashMap<>();

  Replay(LedisServer plain) {
    servers = new Servers(plain);
  }

  /** Sends what comes first, then does the work on the same connection. */
  <T> T run(
      Example example,
      BiFunction<LedisConnection<String, String>, LedisView<String, String>, CompletionStage<T>>
          work) {
    LedisServer server = servers.emptied(example.server());
    LedisView<String, String> view = client(server, example.server()).withCodecs(CHARS, CHARS);
    boolean apart = example.before().stream().anyMatch(c -> HARMFUL.contains(c.get(0)));
    if (apart) {
      sendRaw(server, example, example.before());
    }
    List<List<String>> before = apart ? List.of() : example.before();
    CompletableFuture<T> result =
        view.withConnection(
            connection ->
                sendAll(connection, before)
                    .thenCompose(any -> work.apply(connection, view).toCompletableFuture()));
    sendRaw(server, example, example.meanwhile());
    return result.orTimeout(60, TimeUnit.SECONDS).join();
  }

  private CompletableFuture<Void> sendAll(
      LedisConnection<String, String> connection, List<List<String>> commands) {
    CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
    for (List<String> command : commands) {
      last = last.thenCompose(any -> connection.execute(command(command)).handle((r, e) -> null));
    }
    return last;
  }

  private static void sendRaw(LedisServer server, Example example, List<List<String>> commands) {
    if (!commands.isEmpty()) {
      try (RawConnection raw = Servers.connect(server, example.server())) {
        commands.forEach(raw::send);
      }
    }
  }

  private LedisClient client(LedisServer server, Example.Place place) {
    return clients.computeIfAbsent(
        server,
        any -> {
          var builder = LedisClient.builder().url(server.uri());
          return (place == Example.Place.PASSWORD ? builder.password(Servers.PASSWORD) : builder)
              .build();
        });
  }

  /** Makes a command whose reply is read as it is. */
  Command<Answer> command(List<String> words) {
    List<String> addressed = servers.addressed(words);
    List<Object> arguments = new ArrayList<>(addressed.subList(1, addressed.size()));
    arguments.replaceAll(
        word -> word.toString().matches("(?s)" + NOT_ASCII) ? bytes(word.toString()) : word);
    return Command.of(words.get(0), arguments.toArray()).returning(Replay::answer);
  }

  private static byte[] bytes(String word) {
    return word.getBytes(ISO_8859_1);
  }

  /** The words of a request, with the address of another server where it asks for one. */
  List<String> addressed(List<String> words) {
    return servers.addressed(words);
  }

  /** What the server says when the request is sent without the client. */
  Answer askDirectly(Example example) {
    return ExampleProbe.ask(example, servers);
  }

  static Answer answer(ReplyReader reader) {
    ReplyType type = reader.type();
    if (reader.isNull()) {
      return type == ReplyType.ARRAY ? Answer.NULL_ARRAY : Answer.NULL;
    }
    if (type == ReplyType.ARRAY) {
      List<Answer> elements = new ArrayList<>();
      while (reader.hasNext()) {
        elements.add(reader.element(Replay::answer));
      }
      return Answer.array(elements);
    }
    Kind kind =
        switch (type) {
          case SIMPLE_STRING -> Kind.STATUS;
          case INTEGER -> Kind.INTEGER;
          default -> Kind.BULK;
        };
    return Answer.of(kind, String.valueOf(reader.value(CHARS)));
  }

  /** Turns a failure into what the server must have done. */
  static Answer answer(Example example, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof ServerException refused) {
      return Answer.of(Kind.ERROR, refused.text());
    }
    if (cause instanceof ConnectionException && Outcome.of(cause) == Outcome.UNKNOWN) {
      return Answer.CLOSED;
    }
    throw new AssertionError(example.toString(), cause);
  }

  static boolean isSwallowed(Example example) {
    return example.server() == Example.Place.READONLY && SWALLOWED.contains(example.name());
  }

  @Override
  public void close() {
    clients.values().forEach(LedisClient::close);
    servers.close();
  }
}
